import { badInput } from '#libs/domain';
import { denseMatrix, normaliseRows, rowOf, type Dense } from '../lsa/dense.js';
import { bySize, type GroupedTexts } from './group-texts.js';
import { leafGroups } from './leaves.js';
import { refine } from './spherical-k-means.js';
import { centroidsOf, cutMerges, groupSums, wardMerges } from './ward.js';

/**
 * Where an operator's own embedding model is plugged in: it gives each text a place, near to texts that mean the same, whatever their
 * words and language.
 */
export interface Embedder {
  /** One row of numbers a text, in the order of the texts, all of one length. A row of zeros: nothing is known of the text. */
  embed(texts: readonly string[]): Promise<Dense>;
}

const LEAVES_EACH = 4;
const MOST_LEAVES = 96;

/**
 * Sorts texts into `k` groups by their places alone: an over-fine spherical k-means, merged down by Ward and refined. `groupTexts` is the
 * way without an embedding model. Throws when the model gives other than one row of finite numbers a text.
 */
export async function groupByMeaning(
  texts: readonly string[],
  embedder: Embedder,
  { k, seed = 1 }: { readonly k: number; readonly seed?: number },
): Promise<GroupedTexts> {
  if (texts.length === 0) return { groups: new Int32Array(0), k: 0, wordless: 0 };
  const places = await embedder.embed(texts);
  if (places.rows !== texts.length || places.data.length !== places.rows * places.columns)
    throw badInput(
      `The embedding model gave ${places.rows} rows for ${texts.length} texts; it has to give one a text.`,
    );
  if (!places.data.every(Number.isFinite))
    throw badInput('The embedding model gave numbers that are not finite. Check its answers.');
  const filled = Array.from(texts.keys()).filter((r) => rowOf(places, r).some((value) => value !== 0));
  const rows = denseMatrix(filled.length, places.columns);
  filled.forEach((r, i) => rows.data.set(rowOf(places, r), i * places.columns));
  const found = filled.length === 0 ? new Int32Array(0) : nearestTogether(normaliseRows(rows), k, seed);
  const groups = new Int32Array(texts.length);
  filled.forEach((r, i) => (groups[r] = found[i]!));
  return { ...bySize(groups, filled, texts.length), wordless: texts.length - filled.length };
}

function nearestTogether(rows: Dense, k: number, seed: number): Int32Array {
  const wanted = Math.min(k, rows.rows);
  if (wanted === 1) return new Int32Array(rows.rows);
  const fine = Math.min(rows.rows, Math.max(wanted, Math.min(MOST_LEAVES, LEAVES_EACH * wanted)));
  const leaves = leafGroups(rows, fine, seed);
  const cut = cutMerges(fine, wardMerges(groupSums(rows, leaves, fine)), fine - wanted);
  const merged = leaves.map((leaf) => cut[leaf]!);
  return refine(rows, centroidsOf(rows, merged, wanted), 30).groups;
}
