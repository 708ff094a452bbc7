import { render } from 'preact';
import { App } from './app.js';
import { loadLanguage } from './i18n/choose.js';
import './style/index.css';

// A page's code is gone from the server after an update of the installation: read everything anew, once.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('reloaded') ?? 0);
  if (Date.now() - last < 10_000) return;
  event.preventDefault();
  sessionStorage.setItem('reloaded', String(Date.now()));
  location.reload();
});

await loadLanguage();
render(<App />, document.getElementById('app')!);
