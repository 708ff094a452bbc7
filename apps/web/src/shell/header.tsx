import { useLocation } from 'preact-iso';
import { Finder } from './finder.js';
import { ThemeToggle } from './theme-toggle.js';

const PLACES = [
  {
    href: '/',
    name: 'Radars',
    own: (path: string) => path === '/' || path.startsWith('/radars') || path.startsWith('/trends'),
  },
  { href: '/signals', name: 'Signals', own: (path: string) => path.startsWith('/signals') },
  { href: '/feed', name: 'Feed', own: (path: string) => path.startsWith('/feed') },
  { href: '/methods', name: 'Methods', own: (path: string) => path.startsWith('/methods') },
] as const;

export function Header() {
  const { path } = useLocation();
  return (
    <header class="top">
      <a class="brand" href="/" aria-label="Trend Universe, all radars">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <circle cx="12" cy="12" r="11" />
          <circle cx="12" cy="12" r="6.2" />
          <path d="M12 12 18.4 4.8" />
          <circle class="hub" cx="12" cy="12" r="2" />
        </svg>
        Trend Universe
      </a>
      <nav aria-label="Main">
        {PLACES.map(({ href, name, own }) => (
          <a key={href} href={href} aria-current={own(path) ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <Finder />
      <ThemeToggle />
    </header>
  );
}
