import { useApi } from '../api/use-api.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { bytes, count } from '../text/format.js';
import { duration } from './duration.js';
import './operations.css';

interface Queue {
  readonly name: string;
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  readonly dead: number;
  readonly paused: boolean;
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

/** What an operator looks at: does it run, is anything stuck, how much is there. */
export function OperationsPage() {
  usePageTitle('Operations');
  const { data, error, retry } = useApi<Operations>('/operations', EVERY_MS);
  return (
    <div class="page operations">
      <header class="lead">
        <h1>Operations</h1>
        <p>Queues, sources, editions and storage; read again every five seconds.</p>
      </header>
      {error ? <Failed error={error} retry={retry} what="operations" /> : null}
      {!data && !error ? <SkeletonLines lines={8} /> : null}
      {data ? <Overview {...data} /> : null}
    </div>
  );
}

function Overview({ queues, sources, edition, database, tables, ...process }: Operations) {
  const dead = queues.reduce((sum, { dead: n }) => sum + n, 0);
  return (
    <>
      <dl class="facts">
        <Fact name="This process">
          version {process.version}, up {duration(process.uptimeSeconds)}, {bytes(process.memoryBytes)}
        </Fact>
        <Fact name="Sources">
          {count(sources.ok)} fine, {count(sources.failing)} failing, {count(sources.waiting)} not yet asked,{' '}
          {count(sources.off)} off. <a href="/sources">What each one did</a>
        </Fact>
        <Fact name="Latest edition">
          {edition ? `number ${edition.number}, on ${count(edition.signalCount)} signals` : 'none yet'}
        </Fact>
        <Fact name="Database">
          Postgres {database.version}, {bytes(database.bytes)}, {database.connections} of {database.mostConnections}{' '}
          connections
        </Fact>
      </dl>
      <section aria-labelledby="queues">
        <h2 id="queues">Queues on {process.queueOn === 'redis' ? 'Redis' : 'Postgres'}</h2>
        <p class="small">
          {dead === 0
            ? 'No dead letters.'
            : `${count(dead)} dead ${dead === 1 ? 'letter' : 'letters'}: jobs that will not run again by themselves.`}{' '}
          <a href="/jobs">{dead === 0 ? 'What runs now' : 'Why they failed, and run them again'}</a>
        </p>
        <DataTable
          caption="Jobs by name and state"
          rows={queues}
          rowKey={({ name }) => name}
          columns={[
            { name: 'Job', cell: ({ name, paused }) => (paused ? `${name} (paused)` : name), by: ({ name }) => name },
            { name: 'Waiting', cell: ({ waiting }) => count(waiting), number: true, by: ({ waiting }) => waiting },
            { name: 'Later', cell: ({ delayed }) => count(delayed), number: true, by: ({ delayed }) => delayed },
            { name: 'Running', cell: ({ active }) => count(active), number: true, by: ({ active }) => active },
            { name: 'Dead', cell: ({ dead: n }) => count(n), number: true, by: ({ dead: n }) => n },
          ]}
        />
      </section>
      <section aria-labelledby="storage">
        <h2 id="storage">Storage</h2>
        <DataTable
          caption="Size of each table"
          rows={tables.filter((table) => table.bytes + table.indexBytes > 65_536)}
          rowKey={({ name }) => name}
          columns={[
            { name: 'Table', cell: ({ name }) => name, by: ({ name }) => name },
            { name: 'Rows, about', cell: ({ rows }) => count(rows), number: true, by: ({ rows }) => rows },
            { name: 'Data', cell: (table) => bytes(table.bytes), number: true, by: (table) => table.bytes },
            {
              name: 'Indexes',
              cell: (table) => bytes(table.indexBytes),
              number: true,
              by: (table) => table.indexBytes,
            },
          ]}
        />
      </section>
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: preact.ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
