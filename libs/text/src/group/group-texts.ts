import { Lexer } from '../lexer/lexer.js';
import { Tokens } from '../lexer/tokens.js';
import { Vocabulary } from '../lexer/vocabulary.js';
import { normaliseRows, type Dense } from '../lsa/dense.js';
import { compact } from '../lsa/sparse.js';
import { truncatedSvd } from '../lsa/truncated-svd.js';
import { CsrBuilder, type Csr } from '../vectors/csr.js';
import { documentFrequency, inverseDocumentFrequency, tfIdf } from '../vectors/tf-idf.js';
import { bottleneckMerges } from './bottleneck.js';
import { kneeOf } from './knee.js';
import { leafGroups } from './leaves.js';
import { groupingLikelihood, refineByWords } from './multinomial.js';
import { refine } from './spherical-k-means.js';
import { centroidsOf, cutMerges, groupSums, wardMerges, type Merge } from './ward.js';

export interface GroupTextsOptions {
  /** Number of groups, or 'auto'. Cut to the number of texts with words. */
  readonly k: number | 'auto';
  /** Default 1. */
  readonly seed?: number;
}

export interface GroupedTexts {
  /** Group of each text, numbered by size: 0 is the largest. Texts that share no word with another are in group 0. */
  readonly groups: Int32Array;
  /** Number of groups that have texts. */
  readonly k: number;
  /** Texts that share no word with another one. */
  readonly wordless: number;
}

const DIMENSIONS = 64;
/** Starting groups for each group wanted, and at most. */
const LEAVES_EACH = 4;
const MOST_LEAVES = 96;
/** Rows a starting group should have at least. */
const LEAF_ROWS = 5;
const STARTS = 2;
/** Numbers of groups that 'auto' weighs. */
const LADDER = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22, 25, 28, 32, 36, 40, 50, 60];

/**
 * Sorts texts into groups by what they are about. Latent semantic analysis gives rough places; an over-fine k-means is merged down in two
 * ways, by Ward in the latent space and by words (information bottleneck); both results are refined word by word, and the likelier one is
 * taken. Short texts gain most: measured beside scikit-learn in test/bench/text/group.bench.mjs.
 */
export function groupTexts(texts: readonly string[], options: GroupTextsOptions): GroupedTexts {
  const { k, seed = 1 } = options;
  if (k !== 'auto' && !(Number.isInteger(k) && k >= 1))
    throw new RangeError(`k is a whole number from 1 on, or "auto", not ${k}.`);
  const counts = countWords(texts);
  const filled = Array.from({ length: counts.rows }, (_, r) => r).filter((r) => counts.ptr[r + 1]! > counts.ptr[r]!);
  const wordless = texts.length - filled.length;
  const groups = grouped(counts, filled.length, k, seed);
  return { ...bySize(groups, filled, texts.length), wordless };
}

function grouped(counts: Csr, filled: number, k: number | 'auto', seed: number): Int32Array {
  if (k === 1 || (k === 'auto' && filled < 3)) return new Int32Array(counts.rows);
  if (k !== 'auto' && filled <= k) return oneEach(counts);
  const rows = latent(counts, seed);
  if (k !== 'auto')
    return best(
      counts,
      starts(counts, rows, Math.min(LEAVES_EACH * k, leavesFor(filled, k)), seed),
      Math.min(k, filled),
    );
  const trees = starts(counts, rows, leavesFor(filled, 2), seed).slice(0, 1);
  const ladder = LADDER.filter((rung) => rung <= trees[0]!.k);
  const runs = ladder.map((rung) => best(counts, trees, rung));
  const likelihoods = runs.map((groups, i) => groupingLikelihood(counts, groups, ladder[i]!));
  return runs[kneeOf(ladder.map(Math.log), likelihoods)]!;
}

/** Equal texts together, others apart: what is left to do when there are as many groups as texts. */
function oneEach(counts: Csr): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: counts.rows }, (_, r) => {
    const entries = Array.from({ length: counts.ptr[r + 1]! - counts.ptr[r]! }, (__, i) => counts.ptr[r]! + i);
    const key = entries
      .map((j) => `${counts.idx[j]}:${counts.val[j]}`)
      .sort()
      .join(' ');
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
}

const leavesFor = (filled: number, k: number): number =>
  Math.min(filled, Math.max(k, Math.min(MOST_LEAVES, Math.floor(filled / LEAF_ROWS))));

/** Words in two texts at least, so that texts can share them; all words when nothing is shared. */
function countWords(texts: readonly string[]): Csr {
  const lexer = new Lexer({ vocabulary: new Vocabulary() });
  const builder = new CsrBuilder();
  const tokens = new Tokens();
  for (const text of texts) {
    tokens.clear();
    lexer.lex(text, tokens);
    for (let i = 0; i < tokens.count; i++) if (tokens.ids[i]! >= 0) builder.add(tokens.ids[i]!, 1);
    builder.endRow();
  }
  const all = builder.build(lexer.vocabulary.size);
  const frequency = documentFrequency(all);
  const shared = { ...all, val: all.val.map((value, j) => (frequency[all.idx[j]!]! > 1 ? value : 0)) };
  return shared.val.some((value) => value > 0) ? compact(shared).matrix : all;
}

function latent(counts: Csr, seed: number): Dense {
  const frequency = documentFrequency(counts);
  const idf = inverseDocumentFrequency(frequency, counts.rows, { maxDf: 0.25 });
  const weighted = idf.some((weight) => weight > 0) ? idf : inverseDocumentFrequency(frequency, counts.rows);
  return normaliseRows(truncatedSvd(compact(tfIdf(counts, weighted)).matrix, DIMENSIONS, { seed }).rows);
}

/** One over-fine grouping, and how to merge it. */
interface Tree {
  readonly k: number;
  readonly rows: Dense;
  readonly leaves: Int32Array;
  readonly ward: readonly Merge[];
  readonly byWords: Int32Array;
  readonly bottleneck: readonly Merge[];
}

function starts(counts: Csr, rows: Dense, k: number, seed: number): Tree[] {
  return Array.from({ length: STARTS }, (_, i) => {
    const leaves = leafGroups(rows, k, seed + i);
    const byWords = refineByWords(counts, leaves, k, 8);
    const ward = wardMerges(groupSums(rows, leaves, k));
    return { k, rows, leaves, ward, byWords, bottleneck: bottleneckMerges(counts, byWords, k) };
  });
}

/** The likeliest of all ways down to k groups. */
function best(counts: Csr, trees: readonly Tree[], k: number): Int32Array {
  let likeliest = -Infinity;
  let found: Int32Array = new Int32Array(counts.rows);
  for (const tree of trees) {
    for (const groups of [byWard(counts, tree, k), byBottleneck(counts, tree, k)]) {
      const likelihood = groupingLikelihood(counts, groups, k);
      if (likelihood > likeliest) [likeliest, found] = [likelihood, groups];
    }
  }
  return found;
}

function byWard(counts: Csr, { k: leaves, rows, leaves: of, ward }: Tree, k: number): Int32Array {
  const cut = cutMerges(leaves, ward, leaves - k);
  const merged = of.map((leaf) => cut[leaf]!);
  return refineByWords(counts, refine(rows, centroidsOf(rows, merged, k), 30).groups, k);
}

function byBottleneck(counts: Csr, { k: leaves, byWords, bottleneck }: Tree, k: number): Int32Array {
  const cut = cutMerges(leaves, bottleneck, leaves - k);
  return refineByWords(
    counts,
    byWords.map((leaf) => cut[leaf]!),
    k,
  );
}

/** Numbers the groups by size; texts outside `filled` join the largest. */
export function bySize(groups: Int32Array, filled: readonly number[], size: number): { groups: Int32Array; k: number } {
  const sizes = new Map<number, number>();
  for (const r of filled) sizes.set(groups[r]!, (sizes.get(groups[r]!) ?? 0) + 1);
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([group]) => group);
  const numbers = new Map(order.map((group, number) => [group, number]));
  const numbered = new Int32Array(size);
  for (const r of filled) numbered[r] = numbers.get(groups[r]!)!;
  return { groups: numbered, k: Math.max(1, order.length) };
}
