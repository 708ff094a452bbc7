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
  '/sources': () => import('./sources/sources-page.js').then((m) => m.SourcesPage),
  '/sources/add': () => import('./sources/add-page.js').then((m) => m.AddSourcePage),
  '/sources/import': () => import('./sources/import-page.js').then((m) => m.ImportListPage),
  '/sources/:id': () => import('./sources/source-page.js').then((m) => m.SourcePage),
  '/jobs': () => import('./jobs/jobs-page.js').then((m) => m.JobsPage),

  // Radars: desk, coverage, calibration, weights, editions, exchange.
  '/desk': () => import('./desk/desk-page.js').then((m) => m.DeskPage),
  '/desk/fading': () => import('./desk/fading-page.js').then((m) => m.FadingPage),
  '/desk/corrections': () => import('./desk/corrections-page.js').then((m) => m.CorrectionsPage),
  '/desk/reports': () => import('./desk/reports-page.js').then((m) => m.ReportsPage),
  '/desk/log': () => import('./desk/log-page.js').then((m) => m.LogPage),
  '/coverage': () => import('./coverage/coverage-page.js').then((m) => m.CoveragePage),
  '/calibration': () => import('./calibration/calibration-page.js').then((m) => m.CalibrationPage),
  '/radars/:ecosystem/weights': () => import('./weights/weights-page.js').then((m) => m.WeightsPage),
  '/editions': () => import('./editions/editions-page.js').then((m) => m.EditionsPage),
  '/editions/compare': () => import('./editions/compare-page.js').then((m) => m.ComparePage),
  '/exchange': () => import('./exchange/exchange-page.js').then((m) => m.ExchangePage),
  '/exchange/:id': () => import('./exchange/brought-page.js').then((m) => m.BroughtPage),

  // Accounts, organisations, administration.
  '/sign-in': () => import('./account/sign-in-page.js').then((m) => m.SignInPage),
  '/sign-in/arrived': () => import('./account/arrived-page.js').then((m) => m.ArrivedPage),
  '/sign-up': () => import('./account/sign-up-page.js').then((m) => m.SignUpPage),
  '/sign-up/confirm': () => import('./account/confirm-sign-up-page.js').then((m) => m.ConfirmSignUpPage),
  '/sign-up/provider': () => import('./account/provider-sign-up-page.js').then((m) => m.ProviderSignUpPage),
  '/password-reset': () => import('./account/reset-page.js').then((m) => m.ResetPage),
  '/password-reset/confirm': () => import('./account/confirm-reset-page.js').then((m) => m.ConfirmResetPage),
  '/account': () => import('./account/account-page.js').then((m) => m.AccountPage),
  '/account/security': () => import('./account/security-page.js').then((m) => m.SecurityPage),
  '/account/tokens': () => import('./account/tokens-page.js').then((m) => m.TokensPage),
  '/account/data': () => import('./account/data-page.js').then((m) => m.DataPage),
  '/account/email/confirm': () => import('./account/confirm-email-page.js').then((m) => m.ConfirmEmailPage),
  '/organisations': () => import('./organisation/organisations-page.js').then((m) => m.OrganisationsPage),
  '/organisations/:id': () => import('./organisation/organisation-page.js').then((m) => m.OrganisationPage),
  '/organisations/:id/webhooks': () => import('./organisation/webhooks-page.js').then((m) => m.WebhooksPage),
  '/invitations/accept': () => import('./organisation/accept-page.js').then((m) => m.AcceptPage),
  '/admin': () => import('./admin/accounts-page.js').then((m) => m.AccountsPage),
  '/admin/audit': () => import('./admin/audit-page.js').then((m) => m.AuditPage),
  '/privacy': () => import('./account/privacy-page.js').then((m) => m.PrivacyPage),

  // My cluster.
  '/cluster': () => import('./cluster/clusters-page.js').then((m) => m.default),
  '/cluster/:id': () => import('./cluster/profile-page.js').then((m) => m.default),
  '/cluster/:id/members': () => import('./cluster/members-page.js').then((m) => m.default),
  '/cluster/:id/benchmark': () => import('./cluster/benchmark-page.js').then((m) => m.default),
  '/cluster/:id/readiness': () => import('./cluster/readiness-page.js').then((m) => m.default),
  '/cluster/:id/readiness/:assessment': () => import('./cluster/assessment-page.js').then((m) => m.default),
  '/cluster/:id/calls': () => import('./cluster/cluster-calls-page.js').then((m) => m.default),
  '/cluster/:id/partners': () => import('./cluster/partners-page.js').then((m) => m.default),
  '/cluster/:id/report': () => import('./cluster/report-page.js').then((m) => m.default),
  '/calls': () => import('./cluster/calls-page.js').then((m) => m.default),
  '/calls/:id': () => import('./cluster/call-page.js').then((m) => m.default),
  '/policy': () => import('./policy/policy-page.js').then((m) => m.default),
  '/cluster/:id/plan': () => import('./cluster/plan-page.js').then((m) => m.default),

  // Exercises.
  '/exercises': () => import('./exercise/exercises-page.js').then((m) => m.ExercisesPage),
  '/exercises/join': () => import('./exercise/shared-pages.js').then((m) => m.JoinOrganisationPage),
  '/exercises/:organisation/:id/:part?': () => import('./exercise/facilitator-page.js').then((m) => m.FacilitatorPage),
  '/shared-exercises/:organisation/:id': () => import('./exercise/shared-pages.js').then((m) => m.SharedExercisePage),
  '/results/:id': () => import('./exercise/shared-pages.js').then((m) => m.PublishedPage),
  '/panel/join': () => import('./panel/join-page.js').then((m) => m.JoinPage),
  '/panel/:id': () => import('./panel/panel-page.js').then((m) => m.PanelPage),

  // Collections.
  '/collections': () => import('./collection/collections-page.js').then((m) => m.CollectionsPage),
  '/collections/invitation': () => import('./collection/invitation-page.js').then((m) => m.InvitationPage),
  '/collections/:id': () => import('./collection/collection-page.js').then((m) => m.CollectionPage),
  '/alerts': () => import('./collection/alerts-page.js').then((m) => m.AlertsPage),
  '/unsubscribe': () => import('./collection/unsubscribe-page.js').then((m) => m.UnsubscribePage),

  // Operations.
  '/operations': () => import('./operations/operations-page.js').then((m) => m.OperationsPage),
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

/** The page at an address. */
export const pageAt = (pathname: string): PageRoute | undefined =>
  PAGES.find(({ path }) =>
    new RegExp(`^${path.replace(/\/:\w+\?/g, '(?:/[^/]+)?').replace(/:\w+/g, '[^/]+')}/?$`).test(pathname),
  );
