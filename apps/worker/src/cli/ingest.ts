import { randomUUID } from 'node:crypto';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import {
  badInput,
  type IngestRun,
  isSignalKind,
  SIGNAL_KINDS,
  type SignalKind,
  TrendUniverseError,
} from '#libs/domain';
import { loadCatalogue, readConfig, runMain } from '#libs/platform';
import { listInputs } from '#libs/sources';
import { provideStore, type Store } from '#libs/store';
import { importFile } from '../import-file.js';
import { createSteps, type Steps, today } from '../steps.js';
import { terminalProgress } from './terminal-progress.js';

const USAGE = `npm run ingest -- [options] PATH...

Reads signals from files or folders (JSON Lines, CSV, JSON, RSS/Atom/RDF/JSON feeds; also .gz) and updates the radars.
  --dry-run              check and count only; nothing is written
  --map FIELD=COLUMN     column of a CSV (or property of a JSON row) that holds a field; repeat as needed
  --kind KIND            kind of rows that name none: ${SIGNAL_KINDS.join(', ')}
  --publisher NAME       publisher of rows that name none
  --no-update            take the signals in, leave the radars for later
  --json                 print the report as JSON`;

await runMain(async () => {
  const { values, positionals } = readArguments();
  if (values.help || positionals.length === 0) {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const kind = readKind(values.kind);
  const mapping = readMapping(values.map ?? []);
  const found = await listInputs(positionals);
  const started = performance.now();
  const config = readConfig();
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const provided = await provideStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    poolSize: 4,
    applicationName: 'trend-universe-ingest',
    log: say,
  });
  const runs: IngestRun[] = [];
  try {
    const { store } = provided;
    const catalogue = loadCatalogue();
    await store.trends.syncCatalogue(catalogue.trends);
    const steps = createSteps(store, catalogue);
    if (!values['dry-run'] && (await store.universe.kind()) === 'demo')
      say('The synthetic demo universe makes room for real signals (npm run demo brings it back in an empty store).');
    for (const skipped of found.skipped) say(`Skipped ${skipped.path}: ${skipped.reason}`);
    for (const input of found.files)
      runs.push(
        await ingestOne(store, steps, input, { dryRun: values['dry-run'], mapping, kind, publisher: values.publisher }),
      );
    if (!values.json) for (const run of runs) await report(store, run);
    if (!values['dry-run'] && !values['no-update']) await update(steps, say);
    if (values.json) process.stdout.write(`${JSON.stringify({ runs, skipped: found.skipped })}\n`);
    else if (runs.length > 1) process.stdout.write(`Together: ${counts(total(runs))}\n`);
    say(
      `Done in ${((performance.now() - started) / 1000).toFixed(1)} s, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory.`,
    );
    if (runs.length === 0 || runs.some((run) => run.status === 'failed')) process.exitCode = 1;
  } finally {
    await provided.close();
  }
});

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'no-update': { type: 'boolean', default: false },
        map: { type: 'string', multiple: true },
        kind: { type: 'string' },
        publisher: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw badInput(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readKind(kind: string | undefined): SignalKind | undefined {
  if (kind === undefined || isSignalKind(kind)) return kind;
  throw badInput(`--kind ${kind} is unknown. Use one of ${SIGNAL_KINDS.join(', ')}.`);
}

function readMapping(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw badInput(`--map ${pair} is not FIELD=COLUMN, as in --map title=Headline.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

async function ingestOne(
  store: Store,
  steps: Steps,
  input: { path: string; bytes: number },
  options: {
    dryRun: boolean;
    mapping: Record<string, string>;
    kind: SignalKind | undefined;
    publisher: string | undefined;
  },
): Promise<IngestRun> {
  const run = await store.runs.create({
    id: randomUUID(),
    origin: 'file',
    label: relative(process.cwd(), input.path) || input.path,
    dryRun: options.dryRun,
    bytesTotal: input.bytes,
  });
  const terminal = terminalProgress();
  try {
    return await importFile({ store, steps }, run, input.path, options, terminal.progress);
  } catch (error) {
    const reason = error instanceof TrendUniverseError ? error.message : `${(error as Error).message}`;
    return store.runs.finish(run.id, reason);
  } finally {
    terminal.end();
  }
}

async function report(store: Store, run: IngestRun): Promise<void> {
  process.stdout.write(`${run.label}${run.dryRun ? ' (dry run, nothing written)' : ''}: ${counts(run)}\n`);
  if (run.error) process.stdout.write(`  ${run.error}\n`);
  const refusals = await store.runs.refusals(run.id, 20);
  for (const refusal of refusals)
    process.stdout.write(`  row ${refusal.row}${refusal.id ? ` (${refusal.id})` : ''}: ${refusal.reason}\n`);
  if (run.refused > refusals.length)
    process.stdout.write(
      `  ... and ${run.refused - refusals.length} more: GET /api/v1/ingest-runs/${run.id}/refusals\n`,
    );
}

async function update(steps: Steps, say: (line: string) => void): Promise<void> {
  const terminal = terminalProgress();
  const outcome = await steps.update.run(today(), terminal.progress).finally(() => terminal.end());
  say(
    `${outcome.read} signals tagged, ${outcome.discovered} trends discovered; ${
      outcome.published
        ? `edition ${outcome.edition.number} published`
        : `nothing changed, edition ${outcome.edition.number} stands`
    }.`,
  );
}

type Counts = Pick<IngestRun, 'read' | 'new' | 'changed' | 'duplicate' | 'refused'>;

function counts(c: Counts): string {
  return `${c.read} read = ${c.new} new + ${c.changed} changed + ${c.duplicate} duplicate + ${c.refused} refused`;
}

function total(runs: readonly IngestRun[]): Counts {
  const sum = (key: keyof Counts) => runs.reduce((n, run) => n + run[key], 0);
  return {
    read: sum('read'),
    new: sum('new'),
    changed: sum('changed'),
    duplicate: sum('duplicate'),
    refused: sum('refused'),
  };
}
