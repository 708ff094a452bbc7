import type { Ecosystem, EcosystemId, WeightedPhrases } from '#libs/domain';
import type { Stemmer } from '../lexer/stem.js';

/** What another language brings: phrases by ecosystem, its stop-words, and its stemmer where there is one. */
export interface LanguagePack {
  /** ISO 639-1. */
  readonly language: string;
  readonly phrases: Readonly<Partial<Record<EcosystemId, WeightedPhrases>>>;
  readonly stopWords: readonly string[];
  readonly stem?: Stemmer;
}

/** The ecosystems with the phrases of a language before the English ones. */
export function ecosystemsIn(pack: LanguagePack, ecosystems: readonly Ecosystem[]): Ecosystem[] {
  return ecosystems.map((ecosystem) => {
    const own = pack.phrases[ecosystem.id];
    if (!own) return ecosystem;
    const { strong, medium, weak } = ecosystem.phrases;
    return {
      ...ecosystem,
      phrases: {
        strong: [...own.strong, ...strong],
        medium: [...own.medium, ...medium],
        weak: [...own.weak, ...weak],
      },
    };
  });
}
