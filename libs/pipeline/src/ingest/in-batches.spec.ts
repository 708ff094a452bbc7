import { describe, expect, it } from '@jest/globals';
import type { IngestRun } from '#libs/domain';
import { inBatches } from './in-batches.js';
import type { InputRow } from './input-row.js';

const run = { id: 'r', attempt: 2, dryRun: false, rowsDone: 1, bytesRead: 10 } as IngestRun;

/** Takes at most `most` rows a batch, and tells what happened in which order. */
async function story(rows: readonly InputRow[], most: number): Promise<string[]> {
  const told: string[] = [];
  let batch: number[] = [];
  async function* given(): AsyncGenerator<InputRow> {
    yield* rows;
  }
  await inBatches(run, given(), {
    take({ row }) {
      if (batch.length >= most) return false;
      batch.push(row);
      return true;
    },
    async write({ runId, attempt, rowsDone, bytesRead, read }) {
      told.push(`${runId}${attempt} wrote [${batch.join(' ')}], ${read} read, at row ${rowsDone}, byte ${bytesRead}`);
      batch = [];
    },
  });
  return told;
}
const row = (n: number): InputRow => ({ row: n, bytes: 10 * n, value: n });

describe('taking in by batches', () => {
  it('passes over what is done, writes full batches, and the rest at the end', async () => {
    expect(await story([1, 2, 3, 4, 5, 6].map(row), 2)).toEqual([
      'r2 wrote [2 3], 2 read, at row 3, byte 30',
      'r2 wrote [4 5], 2 read, at row 5, byte 50',
      'r2 wrote [6], 1 read, at row 6, byte 60',
    ]);
  });

  it('writes before it passes a mark', async () => {
    const seen: string[] = [];
    const mark = { row: 3, bytes: 30, checkpoint: async () => void seen.push('mark') };
    const told = await story([row(2), mark, row(3)], 9);
    expect(told.map((line) => line.slice(0, 12))).toEqual(['r2 wrote [2]', 'r2 wrote [3]']);
    expect(seen).toEqual(['mark']);
  });

  it('tells of an input without rows where it stood', async () => {
    expect(await story([], 2)).toEqual(['r2 wrote [], 0 read, at row 1, byte 10']);
  });

  it('leaves an error of the writer to the caller, with the mark not passed', async () => {
    let passed = false;
    async function* given(): AsyncGenerator<InputRow> {
      yield row(2);
      yield { row: 3, bytes: 30, checkpoint: async () => void (passed = true) };
    }
    const failing = { take: () => true, write: () => Promise.reject(new Error('no disk')) };
    await expect(inBatches(run, given(), failing)).rejects.toThrow('no disk');
    expect(passed).toBe(false);
  });
});
