// Data and peers of the tagger's benchmarks. The texts come from the optional folder of test data and stay there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ECOSYSTEM_IDS } from '#libs/domain';
import { loadCatalogue, readModel } from '#libs/platform';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const corpora = process.env.CORPORA ?? `${root}../shared/corpora/`;

export const { ecosystems, trends } = loadCatalogue();
export const model = readModel();
export const { names } = JSON.parse(readFileSync(`${root}data/models/names.json`, 'utf8'));

/** Rows of a file of the test data; ends the program kindly when it is not there. */
export function rows(file) {
  const path = `${corpora}${file}`;
  if (!existsSync(path)) {
    console.log(`Skipped: the optional folder of test data has no ${path}. Set CORPORA to its path.`);
    process.exit(0);
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map((row) => ({ ...row, text: row.text ?? '', codes: row.codes ?? [] }));
}

export const wholeText = ({ title, text }) => `${title}\n${text}`;
export const truthOf = ({ primary, also }) =>
  [...(primary === null ? [] : [primary]), ...also].map((id) => ECOSYSTEM_IDS.indexOf(id));

/** Runs tag-peers.py with the first Python that has scikit-learn; null, with a line that says so, where none has. */
export function scikitLearn(task, input) {
  for (const python of ['python3', '/usr/bin/python3', process.env.PYTHON].filter(Boolean)) {
    if (spawnSync(python, ['-c', 'import sklearn']).status !== 0) continue;
    const script = fileURLToPath(new URL('tag-peers.py', import.meta.url));
    const done = spawnSync(python, [script, task], {
      input: JSON.stringify(input),
      maxBuffer: 1 << 30,
      encoding: 'utf8',
    });
    if (done.status === 0) return JSON.parse(done.stdout);
    console.log(`scikit-learn failed: ${done.stderr.slice(-300)}`);
    return null;
  }
  console.log('scikit-learn: skipped, no Python here can import it (Debian: python3-sklearn).');
  return null;
}

/** A peer from npm, or null with a line that says it is skipped. */
export async function peer(name, load) {
  try {
    return await load();
  } catch (error) {
    console.log(`${name}: skipped, ${error.code === 'ERR_MODULE_NOT_FOUND' ? 'not installed' : error.message}`);
    return null;
  }
}
