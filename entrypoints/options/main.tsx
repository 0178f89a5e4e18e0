import { render } from 'preact';
import { OptionsApp } from '../../src/ui/options/app';
import './style.css';

const root = document.getElementById('app');
if (root !== null) render(<OptionsApp />, root);
