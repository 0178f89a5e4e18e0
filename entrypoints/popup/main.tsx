import { render } from 'preact';
import { PopupApp } from '../../src/ui/popup/app';
import { asPageOf, targetTab } from '../../src/ui/popup/target-tab';
import './style.css';

const root = document.getElementById('app');
document.documentElement.classList.add(asPageOf(location.search) === null ? 'as-popup' : 'as-page');
if (root !== null) {
  render(<PopupApp tab={null} />, root);
  targetTab(location.search).then((tab) => render(<PopupApp tab={tab} />, root));
}
