import { CLASSES, NOWHERE, SCORED, VOICES } from '../columns.js';
import { FeatureReader, type FeatureSpace } from '../feature-reader.js';
import type { TextInput } from '../text-input.js';

/** What a phrase of each level is worth, before its length counts. */
const WORTH = [3, 1.5, 0.5] as const;
/** A word more in a phrase makes it more telling by this much. */
const PER_WORD = 0.35;
const YES = 4;
const NO = 1;
/** Beside the strongest ecosystem of a text: at least this share to be one as well, under the lower to be none. */
const SHARE_YES = 0.5;
const SHARE_NO = 0.25;
const CODE_SHARE = 0.25;

/**
 * Labels that the project's own knowledge gives to unlabelled texts: phrases of ecosystems and of their trends, and code prefixes.
 * What is neither clear yes nor clear no is 0 (unknown), and is not learnt from. rows x SCORED.
 */
export function weakLabels(space: FeatureSpace, texts: readonly TextInput[]): Int8Array {
  const reader = new FeatureReader(space);
  const labels = new Int8Array(texts.length * SCORED);
  texts.forEach((text, row) => {
    reader.read(text);
    label(worth(reader), codeShares(reader), labels.subarray(row * SCORED, (row + 1) * SCORED));
  });
  return labels;
}

/** Evidence by ecosystem: worth of its distinct phrases, damped by length. */
function worth(reader: FeatureReader): Float64Array {
  const sums = new Float64Array(CLASSES);
  const { features, hits, inTitle } = reader.evidence;
  features.view().forEach((feature, i) => {
    const voice = Math.floor(feature / 3);
    const hit = hits.items[i]!;
    const words = reader.hits.last[hit]! - reader.hits.first[hit]! + 1;
    const weight = WORTH[feature % 3]! * (1 + PER_WORD * (words - 1)) * (inTitle[feature] ? 1.3 : 1);
    sums[voice % CLASSES]! += weight * (voice < CLASSES ? 1 : 0.7);
  });
  const damping = Math.sqrt(Math.max(20, reader.tokenCount) / 80);
  return sums.map((sum) => sum / damping);
}

function codeShares(reader: FeatureReader): Float64Array {
  const shares = new Float64Array(VOICES);
  for (const { voices } of reader.codes) for (const voice of voices) shares[voice]! += 1 / reader.codes.length;
  return shares;
}

function label(evidence: Float64Array, codes: Float64Array, out: Int8Array): void {
  const best = Math.max(...evidence);
  let coded = false;
  for (let c = 0; c < CLASSES; c++) {
    const byCode = codes[c]! >= CODE_SHARE;
    if (byCode) coded = true;
    const yes = byCode || (evidence[c]! >= YES && evidence[c]! >= SHARE_YES * best);
    const no = evidence[c]! <= NO || evidence[c]! < SHARE_NO * best;
    out[c] = yes ? 1 : no ? -1 : 0;
  }
  out[NOWHERE] = coded || best >= YES ? -1 : best <= NO ? 1 : 0;
}
