import { render } from 'preact';
import ReviewWorker from '../../src/review/worker?worker';
import { ReviewApp } from '../../src/ui/review/app';
import './style.css';

const root = document.getElementById('app');
if (root !== null) render(<ReviewApp makeWorker={() => new ReviewWorker()} />, root);
