import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const script = join(import.meta.dirname, '..', '..', 'audit.mjs');

/** The audit of packages, with an npm of our own that answers as the real one has been seen to. */
describe('npm run audit', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trend-universe-audit-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function audit(answer: string, code: number): Promise<{ code: number | null; text: string }> {
    const npm = join(folder, 'npm');
    await writeFile(npm, `#!/bin/sh\ncat <<'END'\n${answer}\nEND\nexit ${code}\n`);
    await chmod(npm, 0o755);
    const { status, stdout } = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      env: { PATH: [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter) },
    });
    return { code: status, text: stdout };
  }
  const counted = (high: number) =>
    JSON.stringify({
      vulnerabilities: high ? { leftpad: { name: 'leftpad', severity: 'high', range: '<2', fixAvailable: true } } : {},
      metadata: { vulnerabilities: { critical: 0, high, moderate: 1, low: 2 } },
    });

  it('passes when nothing high is known', async () => {
    expect(await audit(counted(0), 0)).toMatchObject({ code: 0, text: expect.stringContaining('0 critical, 0 high') });
  });
  it('fails when something high is known, and names it', async () => {
    expect(await audit(counted(1), 1)).toMatchObject({ code: 1, text: expect.stringContaining('leftpad <2: high') });
  });
  it.each([
    ['{"message":"request to registry failed","error":{"summary":"","detail":""}}', 1],
    ['npm error audit endpoint returned an error', 1],
    ['', 1],
  ])('says that nothing was checked when the registry gives no answer, and does not fail: %j', async (answer, code) => {
    expect(await audit(answer, code)).toMatchObject({ code: 0, text: expect.stringContaining('NOT checked') });
  });
});
