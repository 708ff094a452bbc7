import { parseArgs } from 'node:util';
import { badInput } from '#libs/domain';
import { loadCatalogue, runMain } from '#libs/platform';
import { GAVE_WAY, loadDemo } from '../load-demo.js';
import { createSteps } from '../steps.js';
import { terminalProgress } from './terminal-progress.js';
import { withStore } from './with-store.js';

const USAGE = `npm run demo [-- --signals N]

Fills an empty store with N synthetic signals (default: DEMO_SIGNALS, 11000) through the whole pipeline, and ends.
"npm start -- --live" takes them out again; so does the first import of real signals.`;

await runMain(async () => {
  const asked = readArguments(process.argv.slice(2));
  await withStore('demo', async ({ store }, config) => {
    const signals = asked ?? config.demoSignals;
    if ((await store.universe.kind()) !== 'empty')
      throw badInput('The store is not empty. Point DATA_DIR or DATABASE_URL at a new one for a demo universe.');
    const catalogue = loadCatalogue();
    await store.trends.syncCatalogue(catalogue.trends);
    const terminal = terminalProgress();
    const context = { store, catalogue, steps: createSteps(store, catalogue) };
    const loaded = await loadDemo(context, signals, terminal.progress).finally(() => terminal.end());
    process.stdout.write(loaded > 0 ? `${loaded} synthetic signals are in the store, and placed.\n` : `${GAVE_WAY}\n`);
  });
});

function readArguments(args: readonly string[]): number | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { signals: { type: 'string' } } });
    if (values.signals === undefined) return undefined;
    const signals = Number(values.signals);
    if (!Number.isInteger(signals) || signals < 1)
      throw new Error(`--signals ${values.signals} is no number of signals`);
    return signals;
  } catch (error) {
    throw badInput(`${(error as Error).message}\n\n${USAGE}`);
  }
}
