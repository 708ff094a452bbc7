import { stemEnglish } from '../lexer/stem.js';
import type { Vocabulary } from '../lexer/vocabulary.js';
import type { Csr } from '../vectors/csr.js';
import { documentFrequency, inverseDocumentFrequency, tfIdf, type IdfOptions } from '../vectors/tf-idf.js';
import { normaliseRows, type Dense } from './dense.js';
import { GENRE_WORDS } from './genre-words.js';
import { centreSources } from './sources.js';
import { compact } from './sparse.js';
import { truncatedSvd } from './truncated-svd.js';

/** Passes of subspace iteration. Among many texts one is enough: the last directions are noise either way. */
const passesFor = (texts: number): number => (texts < 2_000 ? 2 : 1);
const GENRE_STEMS = [...new Set(GENRE_WORDS.map(stemEnglish))];

/** Smoothed inverse document frequencies with the words of patents, papers, reports, news and profiles at 0. */
export function topicalIdf(counts: Csr, vocabulary: Vocabulary, options: IdfOptions = {}): Float32Array {
  const idf = inverseDocumentFrequency(documentFrequency(counts), counts.rows, options);
  for (const stem of GENRE_STEMS) {
    const id = vocabulary.get(stem);
    if (id >= 0 && id < idf.length) idf[id] = 0;
  }
  return idf;
}

export interface LatentOptions {
  /** Dimensions of the latent space. Default 64. */
  readonly dimensions?: number;
  readonly seed?: number;
  /** Kind or publisher of each row; given, each source's mean is partly taken away. */
  readonly sources?: readonly string[];
}

/**
 * Unit rows in the latent space of the texts' own words (latent semantic analysis; Deerwester et al., 1990), one a text. A text without a
 * weighted word is a row of zeros.
 */
export function latentRows(counts: Csr, idf: Float32Array, options: LatentOptions = {}): Dense {
  const { dimensions = 64, seed = 1, sources } = options;
  const { matrix } = compact(tfIdf(counts, idf));
  const rows = normaliseRows(
    truncatedSvd(matrix, Math.min(dimensions, Math.ceil(counts.rows / 4)), { seed, passes: passesFor(counts.rows) })
      .rows,
  );
  return sources === undefined ? rows : normaliseRows(centreSources(rows, sources));
}
