export * from './store.js';
export type { NewIngestRun } from './ingest/ingest-runs.repository.js';
export type { PendingSignal, StoredReading } from './signal/readings.repository.js';
export type { DiscoveredTrend, TrendLife } from './trend/trends.repository.js';
export type { RawPayload, SourceListing } from './source/sources.repository.js';
export { OWN_LICENCE, type OwnFeed, ownFeed, ownSourceId } from './source/own-feed.js';
export type { AuditEvent } from './trend/audit.js';
export type { Correction, LabelledSignal, Target } from './trend/corrections.repository.js';
export {
  type ErrorReport,
  ERRORS_ABOUT,
  type OwnErrorReport,
  REPORTED_KINDS,
  SETTLEMENTS,
} from './error-report/error-reports.repository.js';
export type { DeskDecision, DeskTrend } from './trend/desk.repository.js';
export type { DiscoveryState, ResidualSignal } from './trend/residuals.repository.js';
export type {
  EditionParameters,
  NewEdition,
  Phase,
  PlacedTrend,
  PublishedPlacement,
} from './edition/editions.repository.js';
export type { TrendCount } from './edition/evidence.repository.js';
export type { SignalFilter } from './read/signal-filter.js';
export type { Coverage } from './read/coverage.read.js';
export * from './read/signals.read.js';
export * from './read/trends.read.js';
export type { UniverseKind } from './universe.repository.js';
export * from './provide-store.js';
export type { Account } from './account/accounts.repository.js';
export { emailKey } from './account/accounts.repository.js';
export type { AccountEvent } from './account/account-events.repository.js';
export type { LinkPurpose, MailLink } from './account/mail-links.repository.js';
export type { Colleague, Organisation } from './account/organisations.repository.js';
export type { PersonalToken } from './account/personal-tokens.repository.js';
export type { Person } from './account/person.js';
export type { Renewal, SessionListing, TokenPair } from './account/sessions.repository.js';
export type { Identity } from './account/identities.repository.js';
export * from './backup/backup.js';
export * from './backup/restore.js';
export type { Finding } from './verify/verification.repository.js';
export * from './cluster/index.js';
export type { BroughtRadarHead } from './own-radar/brought-radars.repository.js';
export type { WeightVariant } from './own-radar/weight-variants.repository.js';
export * from './exercise/exercise-types.js';
export type { Addressee, AskedForMail } from './exercise/panel-mail.repository.js';
export * from './collection/index.js';
export { WEBHOOK_EVENT_NAMES, type WebhookEvent } from './webhook/webhook-events.js';
export type { Webhook, WebhookFields } from './webhook/webhooks.repository.js';
export type { Delivery, DeliveryAttempt, DeliveryListing } from './webhook/webhook-deliveries.repository.js';
