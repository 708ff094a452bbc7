import { createHash } from 'node:crypto';
import {
  contentHash,
  diffEditions,
  ECOSYSTEM_IDS,
  type EditionContent,
  type EditionDiff,
  type EditionInfo,
  type KindYearCounts,
  type Placement,
  placeRadar,
  type RadarDefinition,
  type TrendChange,
} from '#libs/domain';
import type { EditionParameters, PlacedTrend, Store } from '#libs/store';

const hashOf = (value: unknown): string =>
  contentHash(value, (text) => createHash('sha256').update(text).digest('hex'));

interface Loaded {
  readonly content: EditionContent;
  readonly parameters: EditionParameters;
  readonly placements: readonly PlacedTrend[];
  readonly counts: ReadonlyMap<string, KindYearCounts>;
}

export type NamedChange = TrendChange & { readonly name: string; readonly formerName: string | null };

/**
 * What moved from one edition to the other, and why: data, method, weights or taxonomy. Where the method differs, the new evidence is placed
 * by the old method too, which splits each move into the part of the data and the part of the method.
 */
export async function compareEditions(
  store: Store,
  before: EditionInfo,
  after: EditionInfo,
): Promise<Omit<EditionDiff, 'changes'> & { readonly changes: NamedChange[] }> {
  const [old, now] = await Promise.all([load(store, before), load(store, after)]);
  const same = hashOf(old.parameters.radar) === hashOf(now.parameters.radar);
  const { changes, counts } = diffEditions(old.content, now.content, same ? [] : replay(old, now));
  const key = ({ ecosystem, trendId }: { ecosystem: string; trendId: string }) => `${ecosystem}/${trendId}`;
  const [was, is] = [old, now].map(({ placements }) => new Map(placements.map((p) => [key(p), p.name])));
  return {
    counts,
    changes: changes.map((change) => {
      const name = is!.get(key(change)) ?? was!.get(key(change))!;
      const former = was!.get(key(change)) ?? null;
      return { ...change, name, formerName: former === name ? null : former };
    }),
  };
}

async function load(store: Store, edition: EditionInfo): Promise<Loaded> {
  const [parameters, placements, counts] = await Promise.all([
    store.editions.parameters(edition.number),
    store.editions.radars(edition.number),
    store.editions.counts(edition.number),
  ]);
  const content = {
    asOf: edition.asOf,
    definition: parameters.radar,
    placements,
    totalsHash: hashOf(parameters.totals),
    taxonomy: new Map(Object.entries(parameters.taxonomy)),
    evidence: new Map([...counts].map(([key, value]) => [key, hashOf(value)])),
  };
  return { content, parameters, placements, counts };
}

/** The evidence of `now` placed by the method of `old`, as if nothing but the data had changed. */
function replay(old: Loaded, now: Loaded): Placement[] {
  const radar: RadarDefinition = old.parameters.radar;
  const segments = new Set(radar.segments.map(({ id }) => id));
  return ECOSYSTEM_IDS.flatMap((ecosystem) => {
    const mine = now.placements.filter((p) => p.ecosystem === ecosystem && segments.has(p.segment));
    return placeRadar(
      {
        ecosystem,
        asOf: now.content.asOf,
        totals: now.parameters.totals,
        trends: mine.map(({ trendId, segment }) => ({
          trendId,
          segment,
          counts: now.counts.get(`${ecosystem}/${trendId}`) ?? {},
        })),
        previous: new Map(
          old.placements
            .filter((p) => p.ecosystem === ecosystem)
            .map(({ trendId, radius, ring }) => [trendId, { radius, ring }]),
        ),
        angles: new Map(mine.map(({ trendId, angle }) => [trendId, angle])),
      },
      radar,
    );
  });
}
