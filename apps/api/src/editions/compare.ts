import { createHash } from 'node:crypto';
import { contentHash, diffEditions, type EditionContent, type EditionDiff, type EditionInfo } from '#libs/domain';
import type { Store } from '#libs/store';

const hashOf = (value: unknown): string =>
  contentHash(value, (text) => createHash('sha256').update(text).digest('hex'));

/** What moved from one edition to the other, and why: data, method, weights or taxonomy. */
export async function compareEditions(store: Store, before: EditionInfo, after: EditionInfo): Promise<EditionDiff> {
  const [old, now] = await Promise.all([contentOf(store, before), contentOf(store, after)]);
  return diffEditions(old, now);
}

async function contentOf(store: Store, edition: EditionInfo): Promise<EditionContent> {
  const [parameters, placements, counts] = await Promise.all([
    store.editions.parameters(edition.number),
    store.editions.radars(edition.number),
    store.editions.counts(edition.number),
  ]);
  return {
    asOf: edition.asOf,
    definition: parameters.radar,
    placements,
    totalsHash: hashOf(parameters.totals),
    taxonomy: new Map(Object.entries(parameters.taxonomy)),
    evidence: new Map([...counts].map(([key, value]) => [key, hashOf(value)])),
  };
}
