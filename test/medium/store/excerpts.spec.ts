import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Store } from '#libs/store';
import { openedStore, rawRow, takeIn } from '../../support/store.js';

let store: Store;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ store, close } = await openedStore());
});
afterAll(() => close());

it('cuts the excerpt of a signal at a word, with an ellipsis, and leaves a short text whole', async () => {
  const long = 'hydrogen '.repeat(60).trim();
  await takeIn(store, [
    rawRow(1, { date: '2024-05-11', text: long }),
    rawRow(2, { date: '2024-05-10', text: 'A short text.' }),
  ]);
  const { items } = await store.signals.page({}, 'newest', 10);
  expect(items.map(({ excerpt }) => excerpt)).toEqual([`${'hydrogen '.repeat(33)}…`, 'A short text.']);
});
