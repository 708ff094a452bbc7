#!/usr/bin/env node
// `npm test`: everything this machine allows, from a fresh clone. Says what was skipped and why.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkNode, install, root, say } from '../apps/universe/prepare.mjs';

checkNode();
install();
build();

const skipped = [];
const found = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
if (!found('redis-server'))
  skipped.push('queue on Redis: redis-server is not installed (Debian: apt-get install redis-server)');
if (!['chromium', 'chromium-browser', 'google-chrome'].some(found))
  skipped.push('browser tests: no Chromium (Debian: apt-get install chromium)');
if (!existsSync(join(root, '..', 'shared', 'corpora')))
  skipped.push('tests on real corpora: the optional folder ../shared/corpora is not there');

const steps = [
  [
    'rooms',
    ['node_modules/.bin/depcruise', 'libs', 'apps', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ],
  ['tests', ['node_modules/jest/bin/jest.js', ...process.argv.slice(2)]],
];
let failed = false;
for (const [name, args] of steps) {
  say(`\n== ${name}`);
  const outcome = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...args],
    { cwd: root, stdio: 'inherit' },
  );
  if (outcome.status !== 0) failed = true;
}
say(
  skipped.length === 0
    ? '\nNothing was skipped for want of a program.'
    : `\nSkipped here:\n${skipped.map((reason) => `- ${reason}`).join('\n')}`,
);
process.exit(failed ? 1 : 0);
