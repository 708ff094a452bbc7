// Makes a clone ready to run with nothing but Node: checks the version, installs what is missing, builds what is stale.
// Shared by `npm start` and `npm test`; no package may be imported here, none may be there yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const say = (line) => process.stderr.write(`${line}\n`);
export const fail = (message) => {
  say(`\n${message}`);
  process.exit(1);
};

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!fits)
    fail(
      `Trend Universe needs Node 20.19, 22.13, 24 or later; this is ${process.versions.node}. Install one from nodejs.org and run the command again.`,
    );
}

/** Installs when node_modules is missing or the lock file has changed since. Works without a network when nothing is missing. */
export function install() {
  const stamp = join(root, 'node_modules', '.trend-universe-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing packages (once, about a minute) ...');
  run(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    'The packages could not be installed. Check the network connection and the disk, then run the command again.',
  );
  writeFileSync(stamp, lock);
}

/** Builds when a source file has changed since the last build. */
export function build() {
  const stamp = join(root, 'dist', '.built');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('Building (about 20 seconds) ...');
  run(
    'npm',
    ['run', '--silent', 'build'],
    'The build failed; see the lines above. On an unchanged clone please report them as a bug.',
  );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function run(program, args, advice) {
  const outcome = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: '' },
    shell: process.platform === 'win32',
  });
  if (outcome.status !== 0) fail(advice);
}

/** Names, sizes and times of everything that goes into dist/. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) hash.update(`${relative(root, path)}:${stat.size}:${stat.mtimeMs}\n`);
    else
      for (const name of readdirSync(path).sort())
        if (name !== 'node_modules' && !name.endsWith('.spec.ts')) add(join(path, name));
  };
  for (const path of ['apps', 'libs', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'])
    add(join(root, path));
  return hash.digest('hex');
}
