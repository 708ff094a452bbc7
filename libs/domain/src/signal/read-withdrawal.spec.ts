import { describe, expect, it } from '@jest/globals';
import { readWithdrawal } from './read-withdrawal.js';

describe('a row that withdraws', () => {
  it('names the signal and why', () => {
    expect(readWithdrawal({ id: ' doi:10.1/x ', withdrawn: true, reason: ' retracted \n by\0 the journal ' })).toEqual({
      id: 'doi:10.1/x',
      reason: 'retracted by the journal',
    });
    expect(readWithdrawal({ id: 'a', withdrawn: 'true' })).toEqual({ id: 'a', reason: '' });
    expect(readWithdrawal({ id: 'a', withdrawn: true, reason: 'x'.repeat(5_000) })!.reason).toHaveLength(300);
  });

  it.each([
    [null],
    ['text'],
    [{ id: 'a', title: 'A signal' }],
    [{ id: 'a', withdrawn: false }],
    [{ id: 'a', withdrawn: 'no' }],
    [{ withdrawn: true }],
    [{ id: 7, withdrawn: true }],
    [{ id: ' ', withdrawn: true }],
    [{ id: 'x'.repeat(301), withdrawn: true }],
  ])('is not %j', (row) => expect(readWithdrawal(row)).toBeNull());
});
