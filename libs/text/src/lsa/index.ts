export { denseMatrix, normaliseRows, pickDenseRows, rowOf, type Dense } from './dense.js';
export { compact } from './sparse.js';
export { truncatedSvd, type SvdOptions, type TruncatedSvd } from './truncated-svd.js';
export { centreSources, type CentringOptions } from './sources.js';
export { latentRows, topicalIdf, type LatentOptions } from './latent-rows.js';
export { GENRE_WORDS } from './genre-words.js';
