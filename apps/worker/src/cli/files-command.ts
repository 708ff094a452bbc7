import { runMain } from '#libs/platform';
import { type ProvidedStore } from '#libs/store';
import { withStore } from './with-store.js';

/** A command that takes files and nothing else: without any it says how it is used and ends with code 2, with `--help` with 0. */
export function filesCommand(
  name: string,
  usage: string,
  work: (provided: ProvidedStore, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  return runMain(async () => {
    const paths = process.argv.slice(2).filter((argument) => argument !== '--');
    const asked = paths.some((path) => path === '--help' || path === '-h');
    if (!asked && paths.length > 0) return withStore(name, (provided) => work(provided, paths));
    process.stdout.write(`${usage}\n`);
    process.exitCode = asked ? 0 : 2;
  });
}
