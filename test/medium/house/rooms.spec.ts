import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', '..');

const VIOLATIONS = [
  ['libs/domain', `import { join } from 'node:path';\nexport const x = join('a');\n`, 'domain-is-pure'],
  ['libs/domain', `export { z } from 'zod';\n`, 'domain-is-pure'],
  ['libs/text', `export { openStore } from '#libs/store';\n`, 'text-imports'],
  ['libs/sources', `export { openStore } from '#libs/store';\n`, 'sources-imports'],
  ['libs/pipeline', `export { DataSource } from 'typeorm';\n`, 'pipeline-packages'],
  ['apps/api', `export { openInput } from '#libs/sources';\n`, 'api-imports'],
  ['apps/worker', `export { DataSource } from 'typeorm';\n`, 'only-store-knows-typeorm'],
  ['libs/pipeline', `export { plainText } from '../../domain/src/signal/plain-text.js';\n`, 'through-the-index'],
] as const;
const planted = (room: string, index: number) => join(room, 'src', `planted-violation-${index}.ts`);

/** The rules of who may import whom, proved by breaking each of them once. */
describe('the rooms', () => {
  let found: { from: string; rule: { name: string } }[];

  beforeAll(() => {
    VIOLATIONS.forEach(([room, source], index) => writeFileSync(join(root, planted(room, index)), source));
    const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const outcome = spawnSync(
      process.execPath,
      [program, 'libs', 'apps', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    found = JSON.parse(outcome.stdout).summary.violations;
  });
  afterAll(() => VIOLATIONS.forEach(([room], index) => rmSync(join(root, planted(room, index)), { force: true })));

  it.each(
    VIOLATIONS.map(([room, source, rule], index) => [room, source.trim().split('\n')[0], rule, planted(room, index)]),
  )('%s may not: %s', (_room, _source, rule, file) => {
    expect(found.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(
      rule,
    );
  });
});
