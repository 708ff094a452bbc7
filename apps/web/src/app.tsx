import { LocationProvider, Route, Router } from 'preact-iso';
import { t } from './i18n/t.js';
import { PAGES } from './pages.js';
import { NotFoundPage } from './pages/not-found-page.js';
import { SessionProvider } from './session/session.js';
import { Footer } from './shell/footer.js';
import { Guard } from './shell/guard.js';
import { Header } from './shell/header.js';
import { StatusProvider } from './shell/status.js';
import { SyntheticBadge } from './shell/synthetic-badge.js';
import { Toasts } from './shell/toast.js';

/** After a change of page the keyboard and screen readers begin at its content. */
const focusMain = (): void => document.getElementById('main')?.focus({ preventScroll: true });

/** The frame around every page. */
export function App() {
  return (
    <LocationProvider>
      <StatusProvider>
        <SessionProvider>
          <a class="skip" href="#main">
            {t('Skip to the content')}
          </a>
          <Header />
          <main id="main" tabIndex={-1}>
            <Guard>
              <Router onRouteChange={focusMain}>
                {PAGES.map(({ path, component }) => (
                  <Route key={path} path={path} component={component} />
                ))}
                <Route default component={NotFoundPage} />
              </Router>
            </Guard>
          </main>
          <Footer />
          <SyntheticBadge />
          <Toasts />
        </SessionProvider>
      </StatusProvider>
    </LocationProvider>
  );
}
