import { render } from 'preact';
import { App } from './app.js';
import './style/index.css';

render(<App />, document.getElementById('app')!);
