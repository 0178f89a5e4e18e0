import { render } from 'preact';
import { PopupApp } from '../../src/ui/popup/app';
import { asPageOf, targetTab } from '../../src/ui/popup/target-tab';
import './style.css';

const root = document.getElementById('app');
document.documentElement.classList.add(asPageOf(location.search) === null ? 'as-popup' : 'as-page');
if (root !== null) {
  render(<PopupApp tabId={null} />, root);
  targetTab(location.search).then((tabId) => render(<PopupApp tabId={tabId} />, root));
}
