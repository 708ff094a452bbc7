import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { badInput, type IngestRun, type Source } from '#libs/domain';
import { loadCatalogue, runMain } from '#libs/platform';
import type { Store } from '#libs/store';
import { SourceRunner } from '../source-runner.js';
import { createSteps, today } from '../steps.js';
import { withStore } from './with-store.js';

const USAGE = `npm run reread -- [options] SOURCE...

Reads what sources gave before again, with the parsers of today: nothing is fetched. SOURCE is an id as in GET /api/v1/sources, or --all.
  --all         every source of which payloads are kept
  --dry-run     count what would be new or changed; nothing is written
  --no-update   leave the radars for later
  --json        print the runs as JSON`;

await runMain(async () => {
  const { values, positionals } = readArguments();
  if (values.help || (positionals.length === 0 && !values.all)) {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  await withStore('reread', async ({ store }) => {
    const sources = values.all ? await store.sources.list() : await named(store, positionals);
    const steps = createSteps(store, loadCatalogue());
    const runner = new SourceRunner({ store, steps });
    const runs: IngestRun[] = [];
    for (const source of sources) {
      const { payloads } = await store.sources.kept(source.id);
      if (payloads === 0) {
        if (!values.all) process.stderr.write(`${source.id}: nothing is kept of it yet; it has to be pulled first.\n`);
        continue;
      }
      const run = await rereadOne(store, runner, source, values['dry-run']);
      runs.push(run);
      if (!values.json) process.stdout.write(`${lineOf(source.id, payloads, run)}\n`);
    }
    if (!values['dry-run'] && !values['no-update'] && runs.some((run) => run.new + run.changed > 0))
      await steps.update.run(today());
    if (values.json) process.stdout.write(`${JSON.stringify({ runs })}\n`);
    if (runs.length === 0 || runs.some((run) => run.status === 'failed')) process.exitCode = 1;
  });
});

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        'no-update': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw badInput(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** All of them are looked up before the first is read: a wrong id at the end must not cost the work before it. */
async function named(store: Store, ids: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const id of new Set(ids)) sources.push(await store.sources.get(id));
  return sources;
}

/** One source that cannot be read does not keep the others from it. */
async function rereadOne(store: Store, runner: SourceRunner, source: Source, dryRun: boolean): Promise<IngestRun> {
  const { id } = await store.runs.create({
    id: randomUUID(),
    origin: `source:${source.id}`,
    label: `${source.name}, read again`,
    dryRun,
  });
  try {
    return await runner.reread(source.id, id);
  } catch (error) {
    return store.runs.finish(id, (error as Error).message);
  }
}

// A function, not a constant: the top-level await above runs before constants of the module exist.
function lineOf(id: string, payloads: number, run: IngestRun): string {
  const counts = `${run.read} read = ${run.new} new + ${run.changed} changed + ${run.duplicate} duplicate + ${run.refused} refused`;
  return `${id}: ${payloads} payloads, ${counts}${run.dryRun ? ' (dry run, nothing written)' : ''}${run.error ? `\n  ${run.error}` : ''}`;
}
