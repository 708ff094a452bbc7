import { FirstLight1763700000000 } from './1763700000000-first-light.js';
import { EditorsDesk1763710000000 } from './1763710000000-editors-desk.js';
import { Sources1763720000000 } from './1763720000000-sources.js';
import { Tallies1763730000000 } from './1763730000000-tallies.js';
import { Accounts1763740000000 } from './1763740000000-accounts.js';
import { Organisations1763741000000 } from './1763741000000-organisations.js';
import { HistoryOfTrends1764340000000 } from './1764340000000-history-of-trends.js';
import { Corrections1764340100000 } from './1764340100000-corrections.js';
import { OwnRadars1764340200000 } from './1764340200000-own-radars.js';
import { SecondFactors1764330000000 } from './1764330000000-second-factors.js';
import { Clusters1764300000000 } from './1764300000000-clusters.js';
import { Exercises1764310000000 } from './1764310000000-exercises.js';
import { Collections1764320000000 } from './1764320000000-collections.js';
import { Watches1764321000000 } from './1764321000000-watches.js';
import { SourceScreens1764350000000 } from './1764350000000-source-screens.js';
import { ReadinessAndCalls1764300100000 } from './1764300100000-readiness-and-calls.js';
import { Webhooks1764331000000 } from './1764331000000-webhooks.js';
import { AttemptsOfImports1764360000000 } from './1764360000000-attempts-of-imports.js';
import { IndexOfEventsByActor1764370000000 } from './1764370000000-index-of-events-by-actor.js';
import { VoicesOfOrganisations1764370100000 } from './1764370100000-voices-of-organisations.js';
import { ErrorReports1764380000000 } from './1764380000000-error-reports.js';
import { NewestOfATrend1764390000000 } from './1764390000000-newest-of-a-trend.js';
import { KeptListings1764400000000 } from './1764400000000-kept-listings.js';
import { WithdrawalsByEditors1764420000000 } from './1764420000000-withdrawals-by-editors.js';

export const migrations = [
  FirstLight1763700000000,
  EditorsDesk1763710000000,
  Sources1763720000000,
  Tallies1763730000000,
  Accounts1763740000000,
  Organisations1763741000000,
  HistoryOfTrends1764340000000,
  Corrections1764340100000,
  OwnRadars1764340200000,
  SecondFactors1764330000000,
  Webhooks1764331000000,
  Clusters1764300000000,
  Exercises1764310000000,
  Collections1764320000000,
  Watches1764321000000,
  SourceScreens1764350000000,
  ReadinessAndCalls1764300100000,
  AttemptsOfImports1764360000000,
  IndexOfEventsByActor1764370000000,
  VoicesOfOrganisations1764370100000,
  ErrorReports1764380000000,
  NewestOfATrend1764390000000,
  KeptListings1764400000000,
  WithdrawalsByEditors1764420000000,
];
