import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive, isPostmasterOf, readPostmaster } from './postmaster.js';

describe('postmaster.pid', () => {
  let cluster: string;
  beforeAll(() => {
    cluster = mkdtempSync(path.join(os.tmpdir(), 'postmaster-'));
  });
  afterAll(() => rmSync(cluster, { recursive: true }));

  it.each([
    ['4711\n/data\n1763700000\n5433\n\n127.0.0.1\n  1234  5\nready   \n', { pid: 4711, port: 5433 }],
    ['4711\n/data\n1763700000\n', { pid: 4711, port: 0 }],
    ['4711', { pid: 4711, port: 0 }],
    ['', undefined],
    ['nonsense\n', undefined],
    ['-1\n', undefined],
  ])('is read from %j', (text, expected) => {
    writeFileSync(path.join(cluster, 'postmaster.pid'), text);
    expect(readPostmaster(cluster)).toEqual(expected);
  });

  it('may be missing', () => {
    expect(readPostmaster(path.join(cluster, 'nowhere'))).toBeUndefined();
  });

  it('names a process that lives, or not, and is our server, or not', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(1)).toBe(true); // of another user, when we are not root
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    expect(isAlive(ended)).toBe(false);
    expect(isPostmasterOf(cluster, process.pid)).toBe(false);
    expect(isPostmasterOf(cluster, ended)).toBe(false);
  });
});
