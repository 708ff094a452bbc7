export { NearDuplicates, type DatedTitle, type DuplicateOf } from './near-duplicates.js';
export { duplicateScore } from './duplicate-score.js';
export { canonicalUrl } from './canonical-url.js';
export { doiOf, evidenceKeys, type Identifiable } from './evidence-keys.js';
export { linkAcrossKinds, type CrossLink, type CrossLinkOptions, type DescribedThing } from './cross-links.js';
