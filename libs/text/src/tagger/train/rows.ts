import { ECOSYSTEM_IDS, type Ecosystem, type Trend } from '#libs/domain';
import { Lexer } from '../../lexer/lexer.js';
import { Tokens } from '../../lexer/tokens.js';
import { Vocabulary } from '../../lexer/vocabulary.js';
import type { Dense } from '../../lsa/dense.js';
import { CsrBuilder, pickColumns, type Csr } from '../../vectors/csr.js';
import { documentFrequency, inverseDocumentFrequency } from '../../vectors/tf-idf.js';
import { codePrefixes, patentCode } from '../code-book.js';
import { CLASSES, NOWHERE, SCORED } from '../columns.js';
import { FeatureReader, type FeatureSpace } from '../feature-reader.js';
import type { LabelledText, TextInput } from '../text-input.js';
import { wordMeanings } from './word-meanings.js';

/** Rows ready for training: features, kinds, lengths and labels (rows x SCORED of 1, -1, 0 = unknown). */
export interface TrainingRows {
  readonly matrix: Csr;
  readonly kinds: readonly string[];
  readonly tokens: Float64Array;
  readonly labels: Int8Array;
  /** How much each row counts when the SVMs learn from it. */
  readonly weights: Float64Array;
  /** So many rows, the first ones, also calibrate and measure; the others only teach. */
  readonly measured: number;
}

/** Words in fewer labelled texts, and in fewer texts at all, get no weight; nor do code prefixes in fewer texts. */
const MIN_TEXTS = 2;
const MIN_ALL_TEXTS = 5;
const MIN_CODED_TEXTS = 3;
/** What a doubtful label counts beside a sure one; chosen by cross-validation. */
const UNSURE = 0.6;
/** What a label of a text that only teaches counts beside one that is measured by, too; chosen by cross-validation. */
const TAUGHT = 0.5;

/** What a model is trained with: its words and code prefixes, and what the words mean. */
export interface TrainingSpace {
  readonly features: FeatureSpace;
  /** Null when there are too few texts to tell. */
  readonly meanings: Dense | null;
}

/**
 * The words and code prefixes of the training texts. A word must be in two labelled texts or in five texts at all; how telling it is
 * (idf) and what it means is measured on labelled and unlabelled texts together.
 */
export function trainingSpace(
  ecosystems: readonly Ecosystem[],
  trends: readonly Trend[],
  labelled: readonly TextInput[],
  unlabelled: readonly TextInput[] = [],
): TrainingSpace {
  const vocabulary = new Vocabulary();
  const all = countWords(vocabulary, [labelled, unlabelled]);
  const own = new Int32Array(vocabulary.size);
  for (let j = 0; j < all.ptr[labelled.length]!; j++) own[all.idx[j]!]!++;
  const everywhere = documentFrequency(all);
  const least = unlabelled.length > 0 ? MIN_ALL_TEXTS : Infinity;
  // A few rare signs fold to a blank and a mark; blanks separate the terms of a model.
  const kept = [...own.keys()].filter(
    (id) => (own[id]! >= MIN_TEXTS || everywhere[id]! >= least) && !vocabulary.term(id).includes(' '),
  );
  const idf = inverseDocumentFrequency(
    Int32Array.from(kept, (id) => everywhere[id]!),
    all.rows,
  );
  return {
    features: {
      ecosystems,
      trends,
      terms: kept.map((id) => vocabulary.term(id)),
      idf,
      prefixes: prefixesOf(labelled),
    },
    meanings: unlabelled.length > 0 ? wordMeanings(pickColumns(all, kept), idf) : null,
  };
}

/** texts x words, the lists one after the other. */
function countWords(vocabulary: Vocabulary, lists: readonly (readonly TextInput[])[]): Csr {
  const lexer = new Lexer({ vocabulary });
  const builder = new CsrBuilder();
  const tokens = new Tokens();
  for (const texts of lists)
    for (const { title, text } of texts) {
      tokens.clear();
      lexer.lex(title, tokens);
      lexer.lex(text, tokens);
      for (let i = 0; i < tokens.count; i++) if (tokens.ids[i]! >= 0) builder.add(tokens.ids[i]!, 1);
      builder.endRow();
    }
  return builder.build(vocabulary.size);
}

function prefixesOf(texts: readonly TextInput[]): string[] {
  const prefixes = new Map<string, number>();
  for (const { codes } of texts) {
    const found = new Set(codes.flatMap((code) => codePrefixes(patentCode(code) ?? '')).filter(Boolean));
    for (const prefix of found) prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
  }
  return [...prefixes].flatMap(([prefix, count]) => (count >= MIN_CODED_TEXTS ? [prefix] : [])).sort();
}

/** The feature rows of texts, read as they will be read later. `measured`: so many of them, the first ones, measure as well as teach. */
export function readRows(
  space: FeatureSpace,
  texts: readonly (TextInput & Pick<LabelledText, 'sure'>)[],
  labels: Int8Array,
  measured = texts.length,
): TrainingRows {
  const reader = new FeatureReader(space);
  const builder = new CsrBuilder();
  const tokens = new Float64Array(texts.length);
  texts.forEach((text, row) => {
    reader.read(text);
    tokens[row] = reader.tokenCount;
    for (let j = 0; j < reader.count; j++) builder.add(reader.idx[j]!, reader.val[j]!);
    builder.endRow();
  });
  return {
    matrix: builder.build(reader.columns),
    kinds: texts.map(({ kind }) => kind ?? ''),
    tokens,
    labels,
    weights: Float64Array.from(texts, ({ sure }, row) => (sure === false ? UNSURE : 1) * (row < measured ? 1 : TAUGHT)),
    measured,
  };
}

/** Labels of hand-labelled texts: 1 for primary and also, 1 for NOWHERE where there is neither, else -1. */
export function labelsOf(texts: readonly LabelledText[]): Int8Array {
  const labels = new Int8Array(texts.length * SCORED).fill(-1);
  texts.forEach(({ primary, also }, row) => {
    const given = primary === null ? also : [primary, ...also];
    for (const id of given) labels[row * SCORED + ECOSYSTEM_IDS.indexOf(id)] = 1;
    if (given.length === 0) labels[row * SCORED + NOWHERE] = 1;
  });
  return labels;
}

/** Positions of the right ecosystems of a row. */
export function truthOf(labels: Int8Array, row: number): number[] {
  return Array.from({ length: CLASSES }, (_, c) => c).filter((c) => labels[row * SCORED + c] === 1);
}
