import { LocationProvider, Route, Router } from 'preact-iso';
import { FeedPage } from './pages/feed-page.js';
import { HomePage } from './pages/home-page.js';
import { MethodsPage } from './pages/methods-page.js';
import { NotFoundPage } from './pages/not-found-page.js';
import { RadarPage } from './pages/radar-page.js';
import { RunPage } from './pages/run-page.js';
import { SignalPage } from './pages/signal-page.js';
import { SignalsPage } from './pages/signals-page.js';
import { TrendPage } from './pages/trend-page.js';
import { Footer } from './shell/footer.js';
import { Guard } from './shell/guard.js';
import { Header } from './shell/header.js';
import { StatusProvider } from './shell/status.js';
import { SyntheticBadge } from './shell/synthetic-badge.js';

/** After a change of page the keyboard and screen readers begin at its content. */
const focusMain = (): void => document.getElementById('main')?.focus({ preventScroll: true });

/** Every page of the front and its address. */
export function App() {
  return (
    <LocationProvider>
      <StatusProvider>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Header />
        <main id="main" tabIndex={-1}>
          <Guard>
            <Router onRouteChange={focusMain}>
              <Route path="/" component={HomePage} />
              <Route path="/radars/:ecosystem" component={RadarPage} />
              <Route path="/trends/:id" component={TrendPage} />
              <Route path="/signals" component={SignalsPage} />
              <Route path="/signals/:id" component={SignalPage} />
              <Route path="/feed" component={FeedPage} />
              <Route path="/feed/:id" component={RunPage} />
              <Route path="/methods" component={MethodsPage} />
              <Route default component={NotFoundPage} />
            </Router>
          </Guard>
        </main>
        <Footer />
        <SyntheticBadge />
      </StatusProvider>
    </LocationProvider>
  );
}
