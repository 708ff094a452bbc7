import { useApi } from '../api/use-api.js';
import { taskOf } from '../jobs/words.js';
import { inEnglish, t, tn } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { bytes, count, day } from '../text/format.js';
import { duration } from './duration.js';
import './operations.css';

interface Queue {
  readonly name: string;
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  readonly dead: number;
  readonly paused: boolean;
  /** Of the oldest job whose turn it is; null when none waits. */
  readonly waitedSeconds: number | null;
}
interface Table {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly indexBytes: number;
}
interface Operations {
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly memoryBytes: number;
  readonly queueOn: 'redis' | 'postgres';
  readonly queues: readonly Queue[];
  readonly sources: { readonly ok: number; readonly failing: number; readonly waiting: number; readonly off: number };
  readonly edition: { readonly number: number; readonly publishedAt: string; readonly signalCount: number } | null;
  readonly database: {
    readonly version: string;
    readonly bytes: number;
    readonly connections: number;
    readonly mostConnections: number;
  };
  readonly tables: readonly Table[];
}

const EVERY_MS = 5_000;
/** Tables that hold next to nothing are left out. */
const SMALL_BYTES = 65_536;

/** A queue that has waited for so long is looked at first. */
const LONG_SECONDS = 900;

/** What an operator looks at: does it run, is anything stuck, how much is there. */
export function OperationsPage() {
  usePageTitle(t('Operations'));
  const { data, error, retry } = useApi<Operations>('/operations', EVERY_MS);
  return (
    <div class="page operations">
      <header class="lead">
        <h1>{t('Operations')}</h1>
        <p>{t('Queues, sources, editions and storage; read again every five seconds.')}</p>
      </header>
      {error ? <Failed error={error} retry={retry} what={t('operations')} /> : null}
      {!data && !error ? <SkeletonLines lines={8} /> : null}
      {data ? <Overview {...data} /> : null}
    </div>
  );
}

function Overview({ queues, sources, edition, database, tables, ...process }: Operations) {
  return (
    <>
      <dl class="facts">
        <Fact name={t('This process')}>
          {t('version {version}, up {time}, {memory}', {
            version: process.version,
            time: duration(process.uptimeSeconds),
            memory: bytes(process.memoryBytes),
          })}
        </Fact>
        <Fact name={t('Sources')}>
          {t('{ok} fine, {failing} failing, {waiting} not yet asked, {off} off.', {
            ok: count(sources.ok),
            failing: count(sources.failing),
            waiting: count(sources.waiting),
            off: count(sources.off),
          })}{' '}
          <a href="/sources">{t('What each one did')}</a>
        </Fact>
        <Fact name={t('Latest edition')}>
          {edition
            ? t('number {number} of {day}, on {count} signals', {
                number: edition.number,
                day: day(edition.publishedAt),
                count: count(edition.signalCount),
              })
            : t('none yet')}
        </Fact>
        <Fact name={t('Database')}>
          {t('Postgres {version}, {size}, {open} of {most} connections', {
            version: database.version.split(' ')[0]!,
            size: bytes(database.bytes),
            open: database.connections,
            most: database.mostConnections,
          })}
        </Fact>
        <Fact name={t('Longest wait')}>
          <LongestWait queues={queues} />
        </Fact>
      </dl>
      <Queues queues={queues} on={process.queueOn} />
      <Storage tables={tables} />
    </>
  );
}

/** The lag of the queue: how long the oldest job whose turn it is has waited, and for what. */
function LongestWait({ queues }: { queues: readonly Queue[] }) {
  const waiting = queues.flatMap((queue) =>
    queue.waitedSeconds === null ? [] : [{ ...queue, for: queue.waitedSeconds }],
  );
  const [oldest] = waiting.sort((a, b) => b.for - a.for);
  if (!oldest) return <>{t('nothing waits')}</>;
  return (
    <>
      {oldest.for >= LONG_SECONDS ? <span class="chip bad">{duration(oldest.for)}</span> : duration(oldest.for)},{' '}
      <span lang={inEnglish()}>{t(taskOf(oldest.name))}</span>
    </>
  );
}

/** Trouble first, then what is held, then what is busy. */
const trouble = ({ dead, paused, active, waiting }: Queue): number =>
  dead > 0 ? 0 : paused ? 1 : active + waiting > 0 ? 2 : 3;

function Queues({ queues, on }: { queues: readonly Queue[]; on: Operations['queueOn'] }) {
  const dead = queues.reduce((sum, { dead: n }) => sum + n, 0);
  return (
    <section aria-labelledby="queues">
      <h2 id="queues">{t('Queues on {server}', { server: on === 'redis' ? 'Redis' : 'Postgres' })}</h2>
      <p class="small">
        {dead === 0
          ? t('No dead letters.')
          : tn(
              dead,
              '{n} dead letter: a job that will not run again by itself.',
              '{n} dead letters: jobs that will not run again by themselves.',
            )}{' '}
        <a href="/jobs">{dead === 0 ? t('What runs now') : t('Why they failed, and run them again')}</a>
      </p>
      <DataTable
        caption={t('Jobs by name and state')}
        rows={[...queues].sort((a, b) => trouble(a) - trouble(b))}
        rowKey={({ name }) => name}
        columns={[
          {
            name: t('Job'),
            cell: ({ name, paused }) => (
              <>
                <span lang={inEnglish()}>{t(taskOf(name))}</span>{' '}
                {paused ? <span class="chip bad">{t('held')}</span> : null}
              </>
            ),
            by: ({ name }) => taskOf(name),
          },
          { name: t('Waiting'), cell: ({ waiting }) => count(waiting), number: true, by: ({ waiting }) => waiting },
          {
            name: t('Oldest waits'),
            cell: ({ waitedSeconds }) => (waitedSeconds === null ? '' : duration(waitedSeconds)),
            number: true,
            by: ({ waitedSeconds }) => waitedSeconds ?? -1,
          },
          { name: t('Later'), cell: ({ delayed }) => count(delayed), number: true, by: ({ delayed }) => delayed },
          { name: t('Running'), cell: ({ active }) => count(active), number: true, by: ({ active }) => active },
          { name: t('Dead'), cell: ({ dead: n }) => count(n), number: true, by: ({ dead: n }) => n },
        ]}
      />
    </section>
  );
}

function Storage({ tables }: { tables: readonly Table[] }) {
  return (
    <section aria-labelledby="storage">
      <h2 id="storage">{t('Storage')}</h2>
      <DataTable
        caption={t('Size of each table')}
        rows={tables.filter((table) => table.bytes + table.indexBytes > SMALL_BYTES)}
        rowKey={({ name }) => name}
        columns={[
          { name: t('Table'), cell: ({ name }) => name, by: ({ name }) => name },
          { name: t('Rows, about'), cell: ({ rows }) => count(rows), number: true, by: ({ rows }) => rows },
          { name: t('Data'), cell: (table) => bytes(table.bytes), number: true, by: (table) => table.bytes },
          {
            name: t('Indexes'),
            cell: (table) => bytes(table.indexBytes),
            number: true,
            by: (table) => table.indexBytes,
          },
        ]}
      />
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: preact.ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
