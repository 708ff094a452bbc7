import { useLocation } from 'preact-iso';
import { t } from '../i18n/t.js';
import { hasPage } from '../pages.js';
import { useSession } from '../session/session.js';
import { AccountMenu } from './account-menu.js';
import { Finder } from './finder.js';
import { Menu } from './menu.js';
import { isHere, MORE, PLACES, type Place } from './places.js';
import { ThemeToggle } from './theme-toggle.js';

export function Header() {
  const { path } = useLocation();
  const { has } = useSession();
  const open = (place: Place): boolean => hasPage(place.href) && (place.roles?.some(has) ?? true);
  const link = (place: Place) => (
    <a key={place.href} href={place.href} aria-current={isHere(place, path) ? 'page' : undefined}>
      {t(place.name)}
    </a>
  );
  return (
    <header class="top">
      <a class="brand" href="/" aria-label={t('Trend Universe, all radars')}>
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <circle cx="12" cy="12" r="11" />
          <circle cx="12" cy="12" r="6.2" />
          <path d="M12 12 18.4 4.8" />
          <circle class="hub" cx="12" cy="12" r="2" />
        </svg>
        <span>Trend Universe</span>
      </a>
      <nav class="places" aria-label={t('Main')}>
        {PLACES.filter(open).map(link)}
        <Menu name={t('More')} current={MORE.some((place) => isHere(place, path))}>
          {MORE.filter(open).map((place) => (
            <li key={place.href}>{link(place)}</li>
          ))}
        </Menu>
      </nav>
      <Finder />
      <ThemeToggle />
      <AccountMenu />
    </header>
  );
}
