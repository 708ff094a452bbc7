import { describe, expect, it } from '@jest/globals';
import { TrendUniverseError } from '#libs/domain';
import os from 'node:os';
import { explainFailure, unavailable } from './failure.js';

describe('explainFailure', () => {
  const home = os.tmpdir();

  // What initdb, the server and Node wrote on a disk of 20 MB, and what Windows would.
  it.each([
    ['initdb said: initdb: error: could not write to file "x/pg_wal/xlogtemp.29": No space left on device'],
    ['FATAL:  could not write to file "pg_wal/xlogtemp.12": No space left on device'],
    [`ENOSPC: no space left on device, write`],
    ['could not extend file: There is not enough space on the disk.'],
    ['could not write block 7: Disk quota exceeded'],
  ])('knows a full disk from %j', (message) => {
    const { code, message: told } = explainFailure(new Error(message), home);
    expect(code).toBe('UNAVAILABLE');
    expect(told).toMatch(/^The disk that holds .* is full \(\d+ MB left\)\. Free some space .*DATA_DIR.*DATABASE_URL/);
  });

  it('says whose directory it is not', () => {
    const error = Object.assign(new Error("EACCES: permission denied, open '/x'"), { code: 'EACCES' });
    expect(explainFailure(error, home).message).toMatch(
      /cannot be read or written .*Run as the user it belongs to.*DATA_DIR/,
    );
  });

  it('passes on what is already explained, and names the way around anything else', () => {
    const explained = unavailable('A reason.');
    expect(explainFailure(explained, home)).toBe(explained);
    const other = explainFailure(new Error('FATAL:  invalid value for parameter'), home);
    expect(other).toBeInstanceOf(TrendUniverseError);
    expect(other.message).toMatch(/did not start: FATAL: {2}invalid value for parameter\. Or set DATABASE_URL/);
  });
});
