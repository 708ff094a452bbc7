import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';

type Load = () => Promise<ComponentType>;

/**
 * Every page of the front: address, and where its code is read from when somebody goes there. Add a line for a new page. What stands after a
 * colon is in `useRoute().params`.
 */
const LOADS: Readonly<Record<string, Load>> = {
  '/': () => import('./pages/home-page.js').then((m) => m.HomePage),
  '/radars/:ecosystem': () => import('./pages/radar-page.js').then((m) => m.RadarPage),
  '/trends/:id': () => import('./pages/trend-page.js').then((m) => m.TrendPage),
  '/signals': () => import('./pages/signals-page.js').then((m) => m.SignalsPage),
  '/signals/:id': () => import('./pages/signal-page.js').then((m) => m.SignalPage),
  '/methods': () => import('./pages/methods-page.js').then((m) => m.MethodsPage),

  // Feeding and sources.
  '/feed': () => import('./pages/feed-page.js').then((m) => m.FeedPage),
  '/feed/:id': () => import('./pages/run-page.js').then((m) => m.RunPage),

  // Radars: desk, coverage, calibration, weights, editions, exchange.

  // Accounts, organisations, administration.

  // My cluster.

  // Exercises.

  // Collections.

  // Operations.
};

export interface PageRoute {
  readonly path: string;
  readonly component: ComponentType & { preload?: () => Promise<unknown> };
}

export const PAGES: readonly PageRoute[] = Object.entries(LOADS).map(([path, load]) => ({
  path,
  component: lazy(load),
}));

/** Whether there is a page at an address without parameters. */
export const hasPage = (path: string): boolean => path in LOADS;
