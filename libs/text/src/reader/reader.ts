import { createHash } from 'node:crypto';
import { ECOSYSTEM_IDS, type Earned, type Ecosystem, type Trend } from '#libs/domain';
import { TrendAssigner } from '../assign/assign-trends.js';
import { detectLanguage } from '../language/detect.js';
import { Explainer } from '../tagger/explain.js';
import { FeatureReader, type FeatureSpace } from '../tagger/feature-reader.js';
import { openModel, type TaggerModel } from '../tagger/model.js';
import { withNames } from '../tagger/names.js';
import { decide, Scorer } from '../tagger/scorer.js';
import { ecosystemsIn, type LanguagePack } from './language-pack.js';
import { stemmerOf } from './stemmers.js';
import type { TextInput } from '../tagger/text-input.js';

export interface Tags {
  /** ISO 639-1; null when no language was recognised. */
  readonly lang: string | null;
  /** Ecosystems, best first, with calibrated probabilities and the words that earned them. */
  readonly tags: Earned[];
}

/** What a text is found to speak of. */
export interface Reading extends Tags {
  readonly trends: Earned[];
}

export interface Reader {
  /** Changes when the model, a phrase, a code, a trend or the reading code does: readings of another version are stale. */
  readonly version: string;
  read(input: TextInput): Reading;
  /** The same without trends. */
  tag(input: TextInput): Tags;
  /** Probabilities of all ecosystems, in official order, and of belonging nowhere; without explanation. */
  score(input: TextInput): Float64Array;
}

export interface ReaderParts {
  readonly ecosystems: readonly Ecosystem[];
  readonly trends: readonly Trend[];
  /** Content of `data/models/tagger.json`. */
  readonly model: TaggerModel;
  /** Phrases of other languages; texts in a language without a pack are read by English phrases and codes. */
  readonly languages?: readonly LanguagePack[];
}

/** Raised when reading gives other results for the same data. */
const CODE_VERSION = 2;
/** Share of stop-words from which a text is English without a closer look. */
const PLAINLY_ENGLISH = 0.2;

/** The reader of the pipeline: language, ecosystems and trends of a text, which is tokenised once. Not for use by two threads. */
export function createReader({ ecosystems, trends, model, languages = [] }: ReaderParts): Reader {
  const opened = openModel(model);
  const ordered = withNames(
    ECOSYSTEM_IDS.flatMap((id) => ecosystems.filter((ecosystem) => ecosystem.id === id)),
    opened.names,
  );
  const active = trends.filter((trend) => trend.status === undefined || trend.status === 'active');
  const { terms, idf, prefixes, kinds } = opened;
  const english = withExplainer(new FeatureReader({ ecosystems: ordered, trends: active, terms, idf, prefixes }));
  const others = new Map(
    languages.map((pack) => [
      pack.language,
      lazily(() => withExplainer(featuresOf(pack, { ecosystems: ordered, trends: active, prefixes }))),
    ]),
  );
  const words = new Scorer(opened.heads.words, kinds);
  const phrases = new Scorer({ ...opened.heads.phrases, from: 0 }, kinds);
  const phrasesAfterWords = new Scorer(opened.heads.phrases, kinds);
  const assigner = new TrendAssigner(active);

  const judge = (input: TextInput): Judged => {
    const known = input.lang ? others.get(input.lang) : undefined;
    if (!known) english.features.read(input);
    const lang = input.lang ?? languageOf(input, english.features);
    const other = known ?? (lang === null ? undefined : others.get(lang));
    const { features, explainer } = other ? other() : english;
    if (other) features.read(input);
    const scorer = other ? phrases : lang === null || lang === 'en' ? words : phrasesAfterWords;
    scorer.score(features, input.kind, features.tokenCount);
    return { features, explainer, scorer, lang };
  };
  const tagsOf = ({ explainer, scorer: { probabilities, head } }: Judged, input: TextInput): Earned[] =>
    decide(probabilities, head.rule).map((c) => ({
      id: ECOSYSTEM_IDS[c]!,
      score: Math.round(probabilities[c]! * 1_000) / 1_000,
      words: explainer.explain(head, c, input),
    }));
  return {
    version: versionOf(model, ordered, active, languages),
    score: (input) => judge(input).scorer.probabilities.slice(),
    tag: (input) => {
      const judged = judge(input);
      return { lang: judged.lang, tags: tagsOf(judged, input) };
    },
    read: (input) => {
      const judged = judge(input);
      return {
        lang: judged.lang,
        tags: tagsOf(judged, input),
        trends: assigner.assign(judged.features, judged.scorer.probabilities, input),
      };
    },
  };
}

interface Tools {
  readonly features: FeatureReader;
  readonly explainer: Explainer;
}

/** A text as it was read last: its features and beliefs hold until the next. */
interface Judged extends Tools {
  readonly scorer: Scorer;
  readonly lang: string | null;
}

const withExplainer = (features: FeatureReader): Tools => ({ features, explainer: new Explainer(features) });

/** A reader of features in another language: its phrases beside the English ones, which turn up in its texts too; no words. */
function featuresOf(
  pack: LanguagePack,
  space: Pick<FeatureSpace, 'ecosystems' | 'trends' | 'prefixes'>,
): FeatureReader {
  const stem = pack.stem ?? stemmerOf(pack.language);
  return new FeatureReader({
    ...space,
    ecosystems: ecosystemsIn(pack, space.ecosystems),
    terms: [],
    idf: [],
    language: { stopWords: new Set(pack.stopWords), ...(stem ? { stem } : {}) },
  });
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function languageOf({ title, text }: TextInput, { stopCount, tokenCount }: FeatureReader): string | null {
  const plainly = tokenCount >= 20 && stopCount >= PLAINLY_ENGLISH * tokenCount;
  return plainly ? 'en' : detectLanguage(text.length > title.length ? text : `${title}\n${text}`);
}

function versionOf(
  model: TaggerModel,
  ecosystems: readonly Ecosystem[],
  trends: readonly Trend[],
  languages: readonly LanguagePack[],
): string {
  const hash = createHash('sha256').update(`${CODE_VERSION}\n${JSON.stringify(model)}`);
  for (const { id, phrases, codes } of ecosystems) hash.update(JSON.stringify([id, phrases, codes]));
  for (const { id, ecosystem, alsoOn, phrases, codes } of trends)
    hash.update(JSON.stringify([id, ecosystem, alsoOn, phrases, codes]));
  for (const { language, phrases, stopWords } of languages) hash.update(JSON.stringify([language, phrases, stopWords]));
  return `reader-${CODE_VERSION}-${hash.digest('hex').slice(0, 16)}`;
}
