import type { Ecosystem, Trend } from '#libs/domain';
import { hiddenTrends } from './hidden-trends.js';
import { backgroundVocabulary, neutralPhrases, trendVocabulary, type Vocabulary } from './words/vocabulary.js';

/** The vocabulary of every source of a plan that has one, by `origin/id`; general noise has none. */
export function sourceVocabularies(
  ecosystems: readonly Ecosystem[],
  trends: readonly Trend[],
): Map<string, Vocabulary> {
  const found = new Map<string, Vocabulary>();
  for (const ecosystem of ecosystems) {
    const neutral = neutralPhrases(ecosystem, trends);
    found.set(`background/${ecosystem.id}`, backgroundVocabulary(ecosystem, neutral));
    for (const trend of trends)
      if (trend.ecosystem === ecosystem.id) found.set(`trend/${trend.id}`, trendVocabulary(trend, ecosystem, neutral));
    for (const hidden of hiddenTrends)
      if (hidden.ecosystem === ecosystem.id)
        found.set(`hidden/${hidden.id}`, named(trendVocabulary(hidden, ecosystem, neutral)));
  }
  return found;
}

/** With one usual name, the first, which half of the mentions use: what people talk about has one, and discovery goes by it. */
const named = (words: Vocabulary): Vocabulary => ({
  ...words,
  strong: usually(words.strong),
  strongLabels: usually(words.strongLabels),
});

const usually = <T>([usual, ...others]: readonly T[]): T[] => others.flatMap((other) => [usual!, other]);
