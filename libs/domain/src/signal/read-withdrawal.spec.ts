import { describe, expect, it } from '@jest/globals';
import { readSignal } from './read-signal.js';
import { readWithdrawal } from './read-withdrawal.js';

describe('a row that withdraws', () => {
  it('names the signal and why', () => {
    expect(readWithdrawal({ id: ' doi:10.1/x ', withdrawn: true, reason: ' retracted \n by\0 the journal ' })).toEqual({
      id: 'doi:10.1/x',
      reason: 'retracted by the journal',
    });
    expect(readWithdrawal({ id: 'a', withdrawn: 'true' })).toEqual({ id: 'a', reason: '' });
    expect(readWithdrawal({ id: 7, withdrawn: true })).toEqual({ id: '7', reason: '' });
    expect(readWithdrawal({ id: 'a', withdrawn: true, reason: 'x'.repeat(5_000) })!.reason).toHaveLength(300);
  });

  it.each([['TRUE'], ['True '], ['1'], [1], ['yes'], ['Yes']])('says so as a table does: %j', (withdrawn) =>
    expect(readWithdrawal({ id: 'a', withdrawn })).toEqual({ id: 'a', reason: '' }),
  );

  it.each([[' a \u00a0 b '], ['a &amp; b'], ['e\u0301'], ['a\0b'], [12], [1.5]])(
    'means the signal that has the id %j',
    (id) => {
      const row = { id, kind: 'news', title: 'A title', date: '2026-01-01', publisher: 'Paper' };
      const read = readSignal(row, { latestDay: '2026-12-31' });
      expect(read.ok && read.signal.id).toBe(readWithdrawal({ id, withdrawn: true })!.id);
    },
  );

  it.each([
    [null],
    ['text'],
    [{ id: 'a', title: 'A signal' }],
    [{ id: 'a', withdrawn: false }],
    [{ id: 'a', withdrawn: 'no' }],
    [{ withdrawn: true }],
    [{ id: 'a', withdrawn: ['true'] }],
    [{ id: 'a', withdrawn: '0' }],
    [{ id: 'a', withdrawn: 'untrue' }],
    [{ id: ' ', withdrawn: true }],
    [{ id: 'x'.repeat(301), withdrawn: true }],
  ])('is not %j', (row) => expect(readWithdrawal(row)).toBeNull());
});
