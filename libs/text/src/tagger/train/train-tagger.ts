import { badInput, type Ecosystem, type Trend } from '#libs/domain';
import type { Dense } from '../../lsa/dense.js';
import { PREFIXES } from '../columns.js';
import type { TaggerQuality } from '../measure.js';
import { withNames, type NamesByEcosystem } from '../names.js';
import { encodeHead, toBase64, type HeadData, type TaggerModel } from '../model.js';
import { textHash } from '../text-hash.js';
import type { LabelledText, TextInput } from '../text-input.js';
import { weakLabels } from './bootstrap.js';
import { chooseRule } from './choose-rule.js';
import { calibrationError, crossValidate, FOLDS, type CrossValidation } from './cross-validate.js';
import { fitBelief, fitLinear } from './fit-head.js';
import { labelsOf, readRows, trainingSpace, type TrainingRows } from './rows.js';
import { foldMeanings, withMeanings } from './word-meanings.js';

export interface TrainingData {
  readonly ecosystems: readonly Ecosystem[];
  readonly trends: readonly Trend[];
  /** Texts labelled by hand; none: the model is bootstrapped from phrases, codes and the unlabelled texts. */
  readonly labelled: readonly LabelledText[];
  /** Further labelled texts that only teach: nothing is measured, calibrated or chosen by them. */
  readonly taught?: readonly LabelledText[];
  /** Texts without labels: they sharpen what is telling, and teach a bootstrapped model. */
  readonly unlabelled?: readonly TextInput[];
  /** Well-known names by ecosystem. */
  readonly names?: NamesByEcosystem;
  /** Share of texts that belong nowhere which may be tagged. */
  readonly acceptedFalseAlarms?: number;
}

export interface TrainingReport {
  readonly origin: TaggerModel['origin'];
  readonly labelled: number;
  /** Further labelled texts that only taught. */
  readonly taught: number;
  readonly unlabelled: number;
  readonly terms: number;
  readonly phrases: number;
  readonly folds: number;
  readonly acceptedFalseAlarms: number;
  /** Quality on folds that neither the weights nor the thresholds had seen. Of a bootstrapped model: on its own weak labels. */
  readonly crossValidated: TaggerQuality;
  /** The same without the words, as other languages are read. */
  readonly phrasesOnly: TaggerQuality;
  /** The same with all codes taken away: what codes are worth. */
  readonly withoutCodes: TaggerQuality;
  /** Mean distance of scores from what happened. */
  readonly calibrationError: number;
  readonly rule: HeadData['rule'];
  /** Of a bootstrapped model: on hand-labelled texts, where there were some. */
  readonly measured?: TaggerQuality;
}

export interface Training {
  readonly model: TaggerModel;
  readonly report: TrainingReport;
  /** Out-of-fold tags of the labelled texts, in their order. */
  readonly judged: CrossValidation['judged'];
}

const ACCEPTED_FALSE_ALARMS = 0.135;
/**
 * Without learnt words (how other languages are read) less is seen of what belongs somewhere and of what does not: so much larger a share
 * of false alarms is accepted there that a text is found about as often as the same text in English.
 */
const WITHOUT_WORDS = 1.6;
const MIN_TEXTS = 50;
/** A kind has weights of its own from so many texts; a rarer one is read as if it were unknown. */
const MIN_OF_KIND = 50;

/** Trains a tagger. Deterministic: the same data give the same file. Throws when there is too little to learn from. */
export function trainTagger(data: TrainingData): Training {
  const { trends, labelled, unlabelled = [], names = {}, acceptedFalseAlarms = ACCEPTED_FALSE_ALARMS } = data;
  const ecosystems = withNames(data.ecosystems, names);
  const origin = labelled.length > 0 ? 'trained' : 'bootstrapped';
  const measured = origin === 'trained' ? labelled : unlabelled;
  const taught = origin === 'trained' ? (data.taught ?? []) : [];
  const texts = [...measured, ...taught];
  if (measured.length < MIN_TEXTS)
    throw badInput(
      `Training needs at least ${MIN_TEXTS} texts; there are ${measured.length}. Give a file of labelled or of plain texts.`,
    );
  const kinds = kindsOf(measured);
  const { features: space, meanings } = trainingSpace(
    ecosystems,
    trends,
    texts,
    origin === 'trained' ? unlabelled : [],
  );
  const count = space.terms.length;
  const learn = (given: readonly TextInput[]): TrainingRows =>
    origin === 'trained'
      ? readRows(space, given, labelsOf([...labelled, ...taught]), labelled.length)
      : readRows(space, given, weakLabels(space, given));
  const understood = (plain: TrainingRows): TrainingRows =>
    meanings === null ? plain : { ...plain, matrix: withMeanings(plain.matrix, meanings) };
  const acceptedWithoutWords = Math.min(0.5, acceptedFalseAlarms * WITHOUT_WORDS);
  const validate = (own: TrainingRows, accepted = acceptedFalseAlarms): CrossValidation =>
    crossValidate(own, kinds, accepted);
  const plain = learn(texts);
  const rows = understood(plain);
  const bare = withoutWords(plain, count);
  const withWords = validate(rows);
  const withPhrases = validate(bare, acceptedWithoutWords);
  const codeless = validate(understood(learn(texts.map((text) => ({ ...text, codes: [] })))));
  const words = finish(rows, withWords, kinds, acceptedFalseAlarms, 0, meanings);
  return {
    model: {
      format: 2,
      origin,
      kinds,
      terms: space.terms.join(' '),
      idf: toBase64(Uint16Array.from(space.idf, (value) => Math.round(value * 1_000))),
      prefixes: space.prefixes,
      names,
      heads: { words, phrases: finish(bare, withPhrases, kinds, acceptedWithoutWords, count) },
      seen: toBase64(Uint32Array.from(new Set([...labelled, ...taught].map(textHash)))),
    },
    report: {
      origin,
      labelled: labelled.length,
      taught: taught.length,
      unlabelled: unlabelled.length,
      terms: count,
      phrases: [...ecosystems, ...trends].reduce(
        (sum, { phrases: p }) => sum + p.strong.length + p.medium.length + p.weak.length,
        0,
      ),
      folds: FOLDS,
      acceptedFalseAlarms,
      crossValidated: withWords.quality,
      phrasesOnly: withPhrases.quality,
      withoutCodes: codeless.quality,
      calibrationError: Math.round(calibrationError(withWords, rows.labels) * 10_000) / 10_000,
      rule: words.rule,
    },
    judged: withWords.judged,
  };
}

function kindsOf(texts: readonly TextInput[]): string[] {
  const counts = new Map<string, number>();
  for (const { kind = '' } of texts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].flatMap(([kind, count]) => (kind !== '' && count >= MIN_OF_KIND ? [kind] : [])).sort();
}

/** The head for use: weights from all rows, the logistic layer and the rule from margins of measured rows that were out of fold. */
function finish(
  rows: TrainingRows,
  cv: CrossValidation,
  kinds: readonly string[],
  accepted: number,
  from: number,
  meanings: Dense | null = null,
): HeadData {
  const all = Array.from({ length: rows.kinds.length }, (_, i) => i);
  const measured = all.slice(0, rows.measured);
  const { weights, byKind, bias } = fitLinear(rows, all, kinds);
  const fold = (own: Float32Array): Float32Array => (meanings === null ? own : foldMeanings(own, meanings));
  const belief = fitBelief(rows, cv.margins, measured, kinds);
  const rule = chooseRule(cv.probabilities, rows.labels, measured, accepted);
  return encodeHead({ from, weights: fold(weights), byKind: byKind.map(fold), bias, belief, rule });
}

/** The rows without their word columns, the others moved to the front. */
function withoutWords(rows: TrainingRows, words: number): TrainingRows {
  const { matrix } = rows;
  const ptr = new Int32Array(matrix.rows + 1);
  const idx: number[] = [];
  const val: number[] = [];
  for (let row = 0; row < matrix.rows; row++) {
    for (let j = matrix.ptr[row]!; j < matrix.ptr[row + 1]!; j++) {
      if (matrix.idx[j]! < words) continue;
      idx.push(matrix.idx[j]! - words);
      val.push(matrix.val[j]!);
    }
    ptr[row + 1] = idx.length;
  }
  const columns = Math.max(PREFIXES, matrix.columns - words);
  return {
    ...rows,
    matrix: { rows: matrix.rows, columns, ptr, idx: Int32Array.from(idx), val: Float32Array.from(val) },
  };
}
