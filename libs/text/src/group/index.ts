export { agreement, type Agreement } from './agreement.js';
export { sphericalKMeans, type Grouping, type KMeansOptions } from './spherical-k-means.js';
export { cutMerges, wardMerges, type Merge } from './ward.js';
export { npmi } from './coherence.js';
export { readCollection, type Collection, type Titled } from './collection.js';
export { discoverTrends } from './discover.js';
export { assignDiscovered, type DiscoveredAssignment, type DiscoveredProfile } from './profile.js';
export {
  DISCOVER_LIMITS,
  type Assigned,
  type Discovery,
  type DiscoverInput,
  type DiscoverLimits,
  type DiscoverText,
  type ProposedTrend,
} from './discovery.js';
export { groupTexts, type GroupedTexts, type GroupTextsOptions } from './group-texts.js';
export { groupByMeaning, type Embedder } from './by-meaning.js';
