import { render } from 'preact';
import { PopupApp } from '../../src/ui/popup/app';
import { startPopup } from '../../src/ui/popup/start';
import { asPageOf } from '../../src/ui/popup/target-tab';
import './style.css';

const root = document.getElementById('app');
document.documentElement.classList.add(asPageOf(location.search) === null ? 'as-popup' : 'as-page');
if (root !== null) {
  startPopup(location.search).then((start) => render(<PopupApp start={start} />, root));
}
