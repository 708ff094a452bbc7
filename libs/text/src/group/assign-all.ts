import { sourceOf } from './collection.js';
import type { Assigned } from './discovery.js';
import { ProfileScorer, type DiscoveredProfile } from './profile.js';
import type { Survey } from './survey.js';

/** A text that has a trend keeps it down to this score, so that it does not come and go with every small change of a profile ... */
const KEEPS = 0.3;
/** ... unless another trend is surer by so much. */
const SURER = 0.25;

export interface AssignedRow extends Assigned {
  readonly seq: string;
  readonly row: number;
}

/** The discovered trend of every text that has one. */
export function assignAll({ texts }: Survey, profiles: readonly DiscoveredProfile[]): AssignedRow[] {
  const scorer = new ProfileScorer(profiles);
  const index = new Map(profiles.map(({ id }, p) => [id, p]));
  return texts.flatMap((text, row) => {
    const scores = scorer.read(sourceOf(text));
    let best = -1;
    scores.forEach((score, p) => {
      if (score >= 0.5 && (best < 0 || score > scores[best]!)) best = p;
    });
    const had = text.trendId === null ? undefined : index.get(text.trendId);
    if (had !== undefined && scores[had]! >= KEEPS && (best < 0 || scores[best]! <= scores[had]! + SURER)) best = had;
    if (best < 0) return [];
    return [{ seq: text.seq, row, trendId: profiles[best]!.id, score: scores[best]!, words: scorer.words(best) }];
  });
}
