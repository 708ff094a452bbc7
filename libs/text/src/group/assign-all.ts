import { sourceOf } from './collection.js';
import type { Assigned } from './discovery.js';
import { ProfileScorer, type DiscoveredProfile } from './profile.js';
import type { Survey } from './survey.js';

export interface AssignedRow extends Assigned {
  readonly seq: string;
  readonly row: number;
}

/** The discovered trend of every text that has one. */
export function assignAll({ texts, stem }: Survey, profiles: readonly DiscoveredProfile[]): AssignedRow[] {
  if (profiles.length === 0) return [];
  const scorer = new ProfileScorer(profiles, stem);
  const numbers = new Map(profiles.map(({ id }, p) => [id, p]));
  return texts.flatMap((text, row) => {
    scorer.read(sourceOf(text));
    const trend = scorer.decide(text.trendId === null ? -1 : (numbers.get(text.trendId) ?? -1));
    if (trend < 0) return [];
    return [
      { seq: text.seq, row, trendId: profiles[trend]!.id, score: scorer.scores[trend]!, words: scorer.words(trend) },
    ];
  });
}
