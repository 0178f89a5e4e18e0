import { render } from 'preact';
import { WelcomeApp } from '../../src/ui/welcome/app';
import './style.css';

const root = document.getElementById('app');
if (root !== null) render(<WelcomeApp />, root);
