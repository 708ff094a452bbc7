import type { KindYearCounts } from '../series/series.js';
import type { RadarDefinition } from '../radar/method.js';
import type { PlaceRadarInput } from '../radar/place.js';
import { canonicalJson, contentHash, type Digest } from './canonical-json.js';

/** All that decides the placements of one edition; the same inputs give the same edition bit for bit. */
export interface EditionInputs {
  readonly asOf: string;
  readonly definition: RadarDefinition;
  readonly totals: KindYearCounts;
  readonly radars: readonly Pick<PlaceRadarInput, 'ecosystem' | 'trends' | 'previous' | 'angles'>[];
}

/** The text that an input hash is taken of. The order of radars and trends does not matter. */
export function editionInputText(inputs: EditionInputs): string {
  const radars = inputs.radars.map((radar) => ({
    ecosystem: radar.ecosystem,
    trends: [...radar.trends].sort((a, b) => (a.trendId < b.trendId ? -1 : a.trendId > b.trendId ? 1 : 0)),
    previous: radar.previous,
    angles: radar.angles,
  }));
  radars.sort((a, b) => (a.ecosystem < b.ecosystem ? -1 : a.ecosystem > b.ecosystem ? 1 : 0));
  return canonicalJson({ asOf: inputs.asOf, definition: inputs.definition, totals: inputs.totals, radars });
}

export const editionInputHash = (inputs: EditionInputs, digest: Digest): string => digest(editionInputText(inputs));

/** Hash of what an edition says, whatever it was made of: placements in any order. */
export function editionHash(
  placements: readonly { readonly ecosystem: string; readonly trendId: string }[],
  digest: Digest,
): string {
  const key = (p: { readonly ecosystem: string; readonly trendId: string }): string => `${p.ecosystem}/${p.trendId}`;
  return contentHash(
    [...placements].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
    digest,
  );
}
