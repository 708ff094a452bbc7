import { createHash } from 'node:crypto';
import type { Earned, EcosystemId, RadarDefinition, Trend } from '#libs/domain';
import { assignDiscovered, type DiscoveredProfile, discoverTrends, type ProposedTrend } from '#libs/text';
import type { Discoverer, StoredDiscovery, Unexplained } from './discover-trends.js';

/** Discovery by the text room, with what a radar needs of a trend: an id that stays, a segment, relatives in the catalogue. */
export class TextDiscoverer implements Discoverer {
  constructor(
    private readonly curated: readonly Trend[],
    private readonly radar: RadarDefinition,
  ) {}

  group(ecosystem: EcosystemId, signals: readonly Unexplained[], known: readonly StoredDiscovery[]) {
    const discovery = discoverTrends({
      ecosystem,
      texts: signals,
      known: known.map(profileOf),
      newId: (name, terms) => idOf(ecosystem, name, terms),
    });
    return {
      trends: discovery.trends.map((trend) =>
        this.toTrend(
          ecosystem,
          trend,
          known.find((other) => other.id === trend.id),
        ),
      ),
      profiles: new Map<string, unknown>(discovery.trends.map((trend) => [trend.id, trend.profile])),
      links: new Map<string, Earned>(
        [...discovery.assignments].map(([seq, { trendId, score, words }]) => [seq, { id: trendId, score, words }]),
      ),
      alike: alikeOf(discovery.trends, known),
    };
  }

  assign(signals: readonly Unexplained[], known: readonly StoredDiscovery[]): ReadonlyMap<string, Earned> {
    const find = assignDiscovered(known.map(profileOf));
    return new Map(
      signals.flatMap((signal) => {
        const found = signal.lang === null || signal.lang === 'en' ? find(signal) : null;
        return found ? [[signal.seq, { id: found.trendId, score: found.score, words: found.words }] as const] : [];
      }),
    );
  }

  /** A trend keeps the segment it was given first: its angle hangs on it. */
  private toTrend(
    ecosystem: EcosystemId,
    proposed: ProposedTrend,
    known: Trend | undefined,
  ): Trend & { readonly mergedInto: string | null } {
    const kin = this.kin(ecosystem, proposed.profile);
    return {
      id: proposed.id,
      ecosystem,
      alsoOn: [],
      name: proposed.name,
      summary: `Found by the system in signals that no curated trend explains.${proposed.summary ? ` One of them says: "${proposed.summary}"` : ''}`,
      segment: known?.segment ?? closestSegment(kin) ?? this.radar.segments[0]!.id,
      drivers: [...proposed.keyphrases],
      phrases: proposed.phrases,
      codes: [],
      related: known?.related ?? kin.slice(0, 3).map(({ trend }) => trend.id),
      origin: 'discovered',
      status: proposed.status,
      mergedInto: proposed.mergedInto ?? null,
    };
  }

  /** Curated trends of the ecosystem that speak with the same words, closest first: sum of the weights of shared terms, over the root of the vocabulary. */
  private kin(ecosystem: EcosystemId, profile: DiscoveredProfile): Kin[] {
    return this.curated
      .filter((trend) => trend.ecosystem === ecosystem)
      .map((trend) => {
        const words = new Set(
          [...trend.phrases.strong, ...trend.phrases.medium].flatMap((phrase) => phrase.split(/[\s-]+/)),
        );
        const shared = profile.terms.reduce(
          (sum, [stem, weight]) => sum + ([...words].some((word) => word.startsWith(stem)) ? weight : 0),
          0,
        );
        return { trend, closeness: shared / Math.sqrt(words.size) };
      })
      .filter(({ closeness }) => closeness > 0)
      .sort((a, b) => b.closeness - a.closeness || (a.trend.id < b.trend.id ? -1 : 1));
  }
}

interface Kin {
  readonly trend: Trend;
  readonly closeness: number;
}

/** The segment whose trends together are closest: the one closest trend may share a word by chance. Of equals the one with the closest trend. */
function closestSegment(kin: readonly Kin[]): string | undefined {
  const sums = new Map<string, number>();
  for (const { trend, closeness } of kin) sums.set(trend.segment, (sums.get(trend.segment) ?? 0) + closeness);
  return [...sums].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** From this cosine of their terms on, two trends speak of the same matter. */
const ALIKE = 0.2;

function alikeOf(proposed: readonly ProposedTrend[], known: readonly StoredDiscovery[]): Map<string, string> {
  return new Map(
    proposed.flatMap((trend) => {
      const closest = known
        .filter((other) => trend.isNew && other.status !== 'active')
        .map((other) => ({ id: other.id, cosine: cosine(trend.profile, profileOf(other)) }))
        .sort((a, b) => b.cosine - a.cosine)[0];
      return closest && closest.cosine >= ALIKE ? [[trend.id, closest.id] as const] : [];
    }),
  );
}

function cosine(a: DiscoveredProfile, b: DiscoveredProfile): number {
  const weights = new Map(b.terms);
  const length = (profile: DiscoveredProfile) =>
    Math.sqrt(profile.terms.reduce((sum, [, weight]) => sum + weight * weight, 0));
  const product = a.terms.reduce((sum, [stem, weight]) => sum + weight * (weights.get(stem) ?? 0), 0);
  return product === 0 ? 0 : product / (length(a) * length(b));
}

const profileOf = (trend: StoredDiscovery): DiscoveredProfile => trend.profile as DiscoveredProfile;

/** Readable and never given twice: the name, and a hash of what it was found by. */
function idOf(ecosystem: EcosystemId, name: string, terms: readonly string[]): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);
  const hash = createHash('sha256')
    .update(`${ecosystem}|${terms.join('|')}`)
    .digest('hex')
    .slice(0, 6);
  return `found-${slug || 'trend'}-${hash}`;
}
