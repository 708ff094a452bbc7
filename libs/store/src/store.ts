import { badInput, TrendUniverseError } from '#libs/domain';
import { DataSource } from 'typeorm';
import { AccountEvents } from './account/account-events.repository.js';
import { Accounts } from './account/accounts.repository.js';
import { Handshakes } from './account/handshakes.repository.js';
import { Identities } from './account/identities.repository.js';
import { MailLinks } from './account/mail-links.repository.js';
import { Organisations } from './account/organisations.repository.js';
import { Passkeys } from './account/passkeys.repository.js';
import { PersonalTokens } from './account/personal-tokens.repository.js';
import { Privacy } from './account/privacy.repository.js';
import { SecondFactors } from './account/second-factors.repository.js';
import { Sessions } from './account/sessions.repository.js';
import { clusterStore, type ClusterStore } from './cluster/index.js';
import { type CollectionStore, collectionStore } from './collection/index.js';
import { EditionEntity } from './edition/edition.entity.js';
import { Editions } from './edition/editions.repository.js';
import { Evidence } from './edition/evidence.repository.js';
import { ErrorReports } from './error-report/error-reports.repository.js';
import { openExercises, type ExerciseStores } from './exercise/exercise-stores.js';
import { IngestRunEntity } from './ingest/ingest-run.entity.js';
import { IngestRuns } from './ingest/ingest-runs.repository.js';
import { SignalWriter } from './ingest/signal-writer.js';
import { migrations } from './migrations/index.js';
import { BroughtRadars } from './own-radar/brought-radars.repository.js';
import { WeightVariants } from './own-radar/weight-variants.repository.js';
import { StorageRead } from './operations/storage.read.js';
import { CoverageReads } from './read/coverage.read.js';
import { SignalReads } from './read/signals.read.js';
import { TrendReads } from './read/trends.read.js';
import { Readings } from './signal/readings.repository.js';
import { Sources } from './source/sources.repository.js';
import { AuditLog } from './trend/audit.js';
import { Corrections } from './trend/corrections.repository.js';
import { Desk } from './trend/desk.repository.js';
import { Residuals } from './trend/residuals.repository.js';
import { undoDecision } from './trend/undo.js';
import { TrendEntity } from './trend/trend.entity.js';
import { Trends } from './trend/trends.repository.js';
import { WebhookDeliveries } from './webhook/webhook-deliveries.repository.js';
import { Webhooks } from './webhook/webhooks.repository.js';
import { Universe } from './universe.repository.js';
import { Verification } from './verify/verification.repository.js';

/** Any number, the same in every process: who holds this advisory lock migrates. */
const MIGRATION_LOCK = 7_714_014;

/** The open store: one pool, and a repository for each thing that is kept. */
export interface Store extends CollectionStore {
  readonly runs: IngestRuns;
  readonly writer: SignalWriter;
  readonly readings: Readings;
  readonly trends: Trends;
  readonly residuals: Residuals;
  readonly desk: Desk;
  readonly audit: AuditLog;
  readonly corrections: Corrections;
  readonly errorReports: ErrorReports;
  /** Takes a decision of the desk back; see `trend/undo.ts`. Returns the id of what it was about. */
  undo(eventId: number, actor: string): Promise<string>;
  readonly sources: Sources;
  readonly evidence: Evidence;
  readonly editions: Editions;
  readonly signals: SignalReads;
  readonly trendReads: TrendReads;
  readonly coverage: CoverageReads;
  readonly weightVariants: WeightVariants;
  readonly broughtRadars: BroughtRadars;
  readonly universe: Universe;
  readonly accounts: Accounts;
  readonly accountEvents: AccountEvents;
  readonly mailLinks: MailLinks;
  readonly sessions: Sessions;
  readonly organisations: Organisations;
  readonly personalTokens: PersonalTokens;
  readonly handshakes: Handshakes;
  readonly secondFactors: SecondFactors;
  readonly passkeys: Passkeys;
  readonly identities: Identities;
  readonly webhooks: Webhooks;
  readonly webhookDeliveries: WebhookDeliveries;
  readonly privacy: Privacy;
  readonly verification: Verification;
  readonly clusters: ClusterStore;
  readonly storage: StorageRead;
  readonly exercises: ExerciseStores;
  /** Brings the schema up to date; safe when several processes call it at once. Returns the names of what ran. */
  migrate(): Promise<string[]>;
  /** Runs `work` while no other process runs work of this name: waits its turn. The lock ends with the connection, however the process dies. */
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Runs `work` unless a process runs work of this name at this moment: then gives `busy`, and does nothing. */
  unlessBusy<T, B>(name: string, work: () => Promise<T>, busy: () => Promise<B>): Promise<T | B>;
  /** The name of what everybody can see now: as long as it stays the same, so does the answer to every read. */
  snapshot(): Promise<string>;
  /** Round trip to the server in milliseconds. */
  ping(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens the store at a Postgres URL (15 or later). `onlyMigrations` makes `migrate` stop at the schema that these migrations make: for restoring
 * what an older version wrote. Throws UNAVAILABLE with the next step when no server answers.
 */
export async function openStore(
  url: string,
  options: { poolSize?: number; applicationName?: string; onlyMigrations?: readonly string[] } = {},
): Promise<Store> {
  const unknown = options.onlyMigrations?.find((name) => !migrations.some((migration) => migration.name === name));
  if (unknown)
    throw badInput(
      `The schema was written by a newer version (${unknown} is not known here). Update Trend Universe first.`,
    );
  const db = new DataSource({
    type: 'postgres',
    url,
    entities: [EditionEntity, IngestRunEntity, TrendEntity],
    migrations: options.onlyMigrations
      ? migrations.filter(({ name }) => options.onlyMigrations!.includes(name))
      : migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'trend-universe',
    connectTimeoutMS: 10_000,
    // Compiling a query (jit) took longer than it saved in each of ours (docs/scale.md).
    extra: { options: '-c statement_timeout=0 -c timezone=UTC -c jit=off' },
  });
  await db.initialize().catch((error: Error) => {
    throw new TrendUniverseError(
      'UNAVAILABLE',
      `Cannot reach the database at ${withoutPassword(url)}: ${error.message}. Check DATABASE_URL and that Postgres runs there, or unset DATABASE_URL to use the embedded one.`,
      [],
      { cause: error },
    );
  });
  return {
    runs: new IngestRuns(db),
    writer: new SignalWriter(db),
    readings: new Readings(db),
    trends: new Trends(db),
    residuals: new Residuals(db),
    desk: new Desk(db),
    audit: new AuditLog(db),
    corrections: new Corrections(db),
    errorReports: new ErrorReports(db),
    undo: (eventId, actor) => undoDecision(db, eventId, actor),
    sources: new Sources(db),
    evidence: new Evidence(db),
    editions: new Editions(db),
    signals: new SignalReads(db),
    trendReads: new TrendReads(db),
    coverage: new CoverageReads(db),
    weightVariants: new WeightVariants(db),
    broughtRadars: new BroughtRadars(db),
    universe: new Universe(db),
    accounts: new Accounts(db),
    accountEvents: new AccountEvents(db),
    mailLinks: new MailLinks(db),
    sessions: new Sessions(db),
    organisations: new Organisations(db),
    personalTokens: new PersonalTokens(db),
    handshakes: new Handshakes(db),
    secondFactors: new SecondFactors(db),
    passkeys: new Passkeys(db),
    identities: new Identities(db),
    webhooks: new Webhooks(db),
    webhookDeliveries: new WebhookDeliveries(db),
    privacy: new Privacy(db),
    verification: new Verification(db),
    clusters: clusterStore(db),
    storage: new StorageRead(db),
    exercises: openExercises(db),
    ...collectionStore(db),
    migrate: () => migrate(db),
    exclusive: (name, work) => locked(db, name, WAIT_FOR_LOCK, work),
    unlessBusy: <T, B>(name: string, work: () => Promise<T>, busy: () => Promise<B>) =>
      locked<T | B>(db, name, TRY_LOCK, (taken) => (taken ? work() : busy())),
    snapshot: async () => (await db.query('select pg_current_snapshot()::text as name'))[0].name,
    ping: async () => {
      const start = performance.now();
      await db.query('select 1');
      return performance.now() - start;
    },
    close: () => db.destroy(),
  };
}

const WAIT_FOR_LOCK = `select true as taken from pg_advisory_lock(hashtextextended($1, 0))`;
const TRY_LOCK = `select pg_try_advisory_lock(hashtextextended($1, 0)) as taken`;

/** Runs `work` on what `take` says of a lock of this name, which every process sees; lets it go afterwards. */
async function locked<T>(
  db: DataSource,
  name: string,
  take: typeof WAIT_FOR_LOCK | typeof TRY_LOCK,
  work: (taken: boolean) => Promise<T>,
): Promise<T> {
  const runner = db.createQueryRunner();
  const lock = [`trend-universe/${name}`];
  try {
    const [{ taken }] = await runner.query(take, lock);
    try {
      return await work(taken);
    } finally {
      if (taken) await runner.query(`select pg_advisory_unlock(hashtextextended($1, 0))`, lock);
    }
  } finally {
    await runner.release();
  }
}

async function migrate(db: DataSource): Promise<string[]> {
  const runner = db.createQueryRunner();
  try {
    await runner.query(`select pg_advisory_lock($1)`, [MIGRATION_LOCK]);
    return (await db.runMigrations({ transaction: 'each' })).map((migration) => migration.name);
  } finally {
    await runner.query(`select pg_advisory_unlock($1)`, [MIGRATION_LOCK]);
    await runner.release();
  }
}

const withoutPassword = (url: string): string => url.replace(/:[^:@/]*@/, ':***@');
