import { rebuildEdition } from '#libs/pipeline';
import { runMain } from '#libs/platform';
import type { Store } from '#libs/store';
import { withStore } from './with-store.js';

const USAGE = `npm run verify [-- --editions N]

Counts the store over, apart from what its writers keep, and places the latest N editions (default 10; all: 0) again from what they have
stored. Prints what holds; ends with exit code 1 when something does not.`;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return void process.stdout.write(`${USAGE}\n`);
  const given = args[0] === '--editions' ? Number(args[1]) : args.length === 0 ? 10 : Number.NaN;
  if (!Number.isInteger(given) || given < 0) throw new Error(USAGE);
  await withStore('verify', async ({ store }) => {
    const sound = await verify(store, given === 0 ? 10_000 : given, (line) => process.stdout.write(`${line}\n`));
    process.exitCode = sound ? 0 : 1;
  });
});

/** @returns whether everything holds */
async function verify(store: Store, editions: number, say: (line: string) => void): Promise<boolean> {
  let sound = true;
  const tell = (holds: boolean, what: string, examples: readonly string[] = []) => {
    say(`${holds ? 'holds ' : 'BROKEN'}  ${what}`);
    for (const example of examples) say(`        ${example}`);
    sound &&= holds;
  };
  for (const { holds, violations, examples } of await store.verification.findings()) {
    const more = violations > examples.length ? [`... ${violations} in all`] : [];
    tell(violations === 0, holds, [...examples, ...more]);
  }
  for (const { number } of await store.editions.list(editions)) {
    const { edition, hash, kept } = await rebuildEdition(store, number);
    const what = `edition ${number} is what its inputs give when placed again, hash ${edition.hash.slice(0, 12)}`;
    tell(hash === edition.hash && kept === edition.hash, what);
  }
  say(sound ? 'Everything holds.' : 'Something does not hold; see the lines that say BROKEN.');
  return sound;
}
