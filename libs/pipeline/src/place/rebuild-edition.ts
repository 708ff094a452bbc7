import { createHash } from 'node:crypto';
import {
  ECOSYSTEM_IDS,
  editionHash,
  type EditionInfo,
  type KindYearCounts,
  type Placement,
  placeRadar,
  type RadarDefinition,
} from '#libs/domain';

export interface RebuildPorts {
  readonly editions: {
    get(number: number): Promise<EditionInfo>;
    kept(number: number): Promise<Placement[]>;
    parameters(number: number): Promise<{ radar: RadarDefinition; totals: KindYearCounts; previous: number | null }>;
    counts(number: number): Promise<Map<string, KindYearCounts>>;
  };
}

/**
 * Places an edition again from what it has stored: the counts, the method, the places before it. Returns the hash of the outcome, which must be
 * that of the edition; if it is not, either the formulas changed without a new method version or the edition was tampered with. `kept` is the hash
 * of the placements as they are stored, which must be the same, too.
 */
export async function rebuildEdition(
  ports: RebuildPorts,
  number: number,
): Promise<{ edition: EditionInfo; hash: string; kept: string }> {
  const { editions } = ports;
  const [edition, published, parameters, counts] = await Promise.all([
    editions.get(number),
    editions.kept(number),
    editions.parameters(number),
    editions.counts(number),
  ]);
  const before = parameters.previous === null ? [] : await editions.kept(parameters.previous);
  const placements = ECOSYSTEM_IDS.flatMap((ecosystem) => {
    const mine = published.filter((placement) => placement.ecosystem === ecosystem);
    return placeRadar(
      {
        ecosystem,
        asOf: edition.asOf,
        totals: parameters.totals,
        trends: mine.map(({ trendId, segment }) => ({
          trendId,
          segment,
          counts: counts.get(`${ecosystem}/${trendId}`) ?? {},
        })),
        previous: new Map(
          before
            .filter((placement) => placement.ecosystem === ecosystem)
            .map(({ trendId, radius, ring }) => [trendId, { radius, ring }]),
        ),
        angles: new Map(mine.map(({ trendId, angle }) => [trendId, angle])),
      },
      parameters.radar,
    );
  });
  return {
    edition,
    hash: editionHash(placements, sha256),
    kept: editionHash(published, sha256),
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
