import { render } from 'preact';
import { takeGiven } from './api/answers.js';
import { App } from './app.js';
import { loadLanguage } from './i18n/choose.js';
import { pageAt } from './pages.js';
import './style/index.css';

// A page's code is gone from the server after an update of the installation: read everything anew, once.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('reloaded') ?? 0);
  if (Date.now() - last < 10_000) return;
  event.preventDefault();
  sessionStorage.setItem('reloaded', String(Date.now()));
  location.reload();
});

const root = document.getElementById('app')!;
takeGiven();
// What the server has drawn stays until all is there that takes its place, so that nothing jumps.
const drawn = root.firstElementChild !== null;
await Promise.all([
  loadLanguage(),
  drawn
    ? pageAt(location.pathname)
        ?.component.preload?.()
        .catch(() => null)
    : null,
]);
render(<App />, root);
