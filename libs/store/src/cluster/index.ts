import type { DataSource } from 'typeorm';
import { ClusterActions } from './actions.repository.js';
import { Assessments } from './assessments.repository.js';
import { Applicants } from './applicants.repository.js';
import { CallSearches } from './call-searches.repository.js';
import { Calls } from './calls.repository.js';
import { ClusterImports } from './imports.repository.js';
import { NameMatches } from './matches.repository.js';
import { ClusterMembers } from './members.repository.js';
import { OwnEvidence } from './own-evidence.repository.js';
import { ClusterProfiles } from './profiles.repository.js';
import { RegionalIndicators } from './regions.repository.js';
import { SharedEvidence } from './shared-evidence.js';
import { ClusterTallies } from './tallies.repository.js';

export { ACTION_STATUSES, type ActionFields, type ClusterAction } from './actions.repository.js';
export type { CallSearch, DueAlert } from './call-searches.repository.js';
export type { CallQuery, StoredCall } from './calls.repository.js';
export type { Assessment, GivenAnswer, StoredAnswer } from './assessments.repository.js';
export type { ClusterImport, ImportKind } from './imports.repository.js';
export { MAX_IMPORT_REFUSALS } from './imports.repository.js';
export type { NameMatch } from './matches.repository.js';
export type { StoredMember, WriteCounts } from './members.repository.js';
export type { OwnSignal, ReadOwnSignal } from './own-evidence.repository.js';
export type { ClusterProfile, ClusterStructure, ProfileFields, WeightedEcosystem } from './profiles.repository.js';
export { sharedId, type SharedRow } from './shared-evidence.js';
export type { RegionalFigure } from './regions.repository.js';
export type { MarketScope, YearCount } from './tallies.repository.js';
export { EUROPE } from './tallies.repository.js';
export type { Comparison, FoundMatch, Mark } from './applicants.repository.js';

/** Everything that is kept of clusters. */
export const clusterStore = (db: DataSource) => ({
  profiles: new ClusterProfiles(db),
  members: new ClusterMembers(db),
  imports: new ClusterImports(db),
  ownEvidence: new OwnEvidence(db),
  sharedEvidence: new SharedEvidence(db),
  applicants: new Applicants(db),
  matches: new NameMatches(db),
  tallies: new ClusterTallies(db),
  regions: new RegionalIndicators(db),
  assessments: new Assessments(db),
  actions: new ClusterActions(db),
  calls: new Calls(db),
  callSearches: new CallSearches(db),
});
export type ClusterStore = ReturnType<typeof clusterStore>;
