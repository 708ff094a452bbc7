import { sigmoid } from '../svm/logistic.js';
import { CLASSES, NOWHERE, SCORED } from './columns.js';
import { RowKernel } from './row-kernel.js';

/** When a text is tagged, and with what. */
export interface DecisionRule {
  /** A text gets no tag when belonging nowhere is at least this many times as likely as its best ecosystem. */
  readonly nowhere: number;
  /** The best ecosystem needs at least this probability. */
  readonly least: number;
  /** Further ecosystems need at least this probability, by class. */
  readonly further: readonly number[];
}

/** One way to score: over all columns, or without the words (for languages whose words have no weights). */
export interface Head {
  /** First column that counts; the weights of column c are at (c - from) x STRIDE. */
  readonly from: number;
  readonly weights: Float32Array;
  /** The weights of texts of each kind; `weights` are those of texts of unknown kind. */
  readonly byKind: readonly Float32Array[];
  /** Bias by class. */
  readonly bias: Float64Array;
  /** Logistic layer over the margins: for each class its weights, then its bias; see beliefFeatures. */
  readonly belief: Float64Array;
  readonly rule: DecisionRule;
}

/** From here on a margin counts anew in the logistic layer: a step across one of them may tell more than one far from them. */
const BENDS = [0, -1] as const;
/** Where the three highest margins and the kinds begin among the features of the logistic layer. */
const HIGHEST_FROM = SCORED * (1 + BENDS.length);
const KINDS_FROM = HIGHEST_FROM + 3;
/** Features of the logistic layer: margins of all classes, how far each is beyond the bends, the three highest of the ecosystems, kind, length. */
export const beliefWidth = (kinds: readonly string[]): number => KINDS_FROM + kinds.length + 1;

/** Writes the features of the logistic layer to `out` from `at` on. `kind`: position among the kinds, -1 when unknown. */
export function writeBeliefFeatures(
  margins: ArrayLike<number>,
  kind: number,
  kinds: number,
  tokens: number,
  out: Float64Array,
  at = 0,
): void {
  let first = -Infinity;
  let second = -Infinity;
  let third = -Infinity;
  for (let c = 0; c < SCORED; c++) {
    const margin = margins[c]!;
    out[at + c] = margin;
    for (let i = 0; i < BENDS.length; i++) out[at + SCORED * (i + 1) + c] = Math.max(0, margin - BENDS[i]!);
    if (c >= CLASSES) continue;
    if (margin > first) {
      third = second;
      second = first;
      first = margin;
    } else if (margin > second) {
      third = second;
      second = margin;
    } else if (margin > third) third = margin;
  }
  out[at + HIGHEST_FROM] = first;
  out[at + HIGHEST_FROM + 1] = second;
  out[at + HIGHEST_FROM + 2] = third;
  for (let k = 0; k < kinds; k++) out[at + KINDS_FROM + k] = k === kind ? 1 : 0;
  out[at + KINDS_FROM + kinds] = Math.log1p(tokens) / 3;
}

export interface SparseRow {
  readonly count: number;
  readonly idx: Int32Array;
  readonly val: Float32Array;
}

/** Scores feature rows with one head. Buffers are used again: `margins` and `probabilities` hold the last row's. */
export class Scorer {
  readonly margins = new Float64Array(SCORED);
  readonly probabilities = new Float64Array(SCORED);
  private readonly features: Float64Array;
  /** Which features before the kinds are not zero. */
  private readonly used = new Int32Array(KINDS_FROM);
  /** The logistic layer by feature, then class, so that the sums of all classes grow side by side; the biases last. */
  private readonly layer: Float64Array;
  /** Its tables: the weights of texts of unknown kind, then those of each kind. */
  private readonly kernel: RowKernel;
  /** The head with each of these tables. */
  private readonly heads: readonly Head[];

  /** The head with the weights that scored the last row, where scoring reads them: who reads them again finds them in the cache. */
  head: Head;

  constructor(
    head: Head,
    private readonly kinds: readonly string[],
  ) {
    const width = beliefWidth(kinds);
    this.features = new Float64Array(width);
    this.layer = Float64Array.from(
      { length: (width + 1) * SCORED },
      (_, i) => head.belief[(i % SCORED) * (width + 1) + Math.floor(i / SCORED)]!,
    );
    this.kernel = new RowKernel([head.weights, ...head.byKind]);
    this.heads = this.kernel.tables.map((weights) => ({ ...head, weights, byKind: [] }));
    this.head = this.heads[0]!;
  }

  score(row: SparseRow, kind: string | undefined, tokens: number): void {
    const { margins, features, probabilities, layer } = this;
    const known = kind === undefined ? -1 : this.kinds.indexOf(kind);
    this.head = this.heads[known + 1]!;
    const { from, bias } = this.head;
    this.kernel.sum(row, from, known + 1);
    const { sums } = this.kernel;
    for (let c = 0; c < SCORED; c++) margins[c] = bias[c]! + sums[c]!;
    writeBeliefFeatures(margins, known, this.kinds.length, tokens, features);
    const width = features.length;
    const ownKind = known < 0 ? -1 : (KINDS_FROM + known) * SCORED;
    const length = features[width - 1]!;
    let used = 0;
    for (let k = 0; k < KINDS_FROM; k++) if (features[k] !== 0) this.used[used++] = k;
    // Three classes side by side, since each sum waits for its last addition; of features and kinds only those that add something.
    for (let c = 0; c < SCORED; c += 3) {
      let z0 = layer[width * SCORED + c]!;
      let z1 = layer[width * SCORED + c + 1]!;
      let z2 = layer[width * SCORED + c + 2]!;
      for (let i = 0; i < used; i++) {
        const k = this.used[i]!;
        const at = k * SCORED + c;
        const feature = features[k]!;
        z0 += layer[at]! * feature;
        z1 += layer[at + 1]! * feature;
        z2 += layer[at + 2]! * feature;
      }
      if (ownKind >= 0) {
        z0 += layer[ownKind + c]!;
        z1 += layer[ownKind + c + 1]!;
        z2 += layer[ownKind + c + 2]!;
      }
      const last = (width - 1) * SCORED + c;
      z0 += layer[last]! * length;
      z1 += layer[last + 1]! * length;
      z2 += layer[last + 2]! * length;
      probabilities[c] = sigmoid(z0);
      probabilities[c + 1] = sigmoid(z1);
      probabilities[c + 2] = sigmoid(z2);
    }
  }
}

/**
 * How much likelier nowhere is than the best ecosystem. Tagging gains the one probability of a hit at the other of a false alarm, so
 * a bound on their ratio loses the fewest hits for its share of false alarms.
 */
export function nowhereRatio(probabilities: ArrayLike<number>, best: number): number {
  return probabilities[NOWHERE]! / Math.max(probabilities[best]!, 1e-9);
}

/** Classes the product would show, best first; none when the text belongs nowhere. */
export function decide(probabilities: ArrayLike<number>, rule: DecisionRule): number[] {
  let best = 0;
  for (let c = 1; c < CLASSES; c++) if (probabilities[c]! > probabilities[best]!) best = c;
  if (probabilities[best]! < rule.least || nowhereRatio(probabilities, best) >= rule.nowhere) return [];
  const tags = [best];
  for (let c = 0; c < CLASSES; c++) if (c !== best && probabilities[c]! >= rule.further[c]!) tags.push(c);
  return tags.sort((a, b) => probabilities[b]! - probabilities[a]!);
}
