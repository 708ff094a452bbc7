import { ActionsController } from './actions.controller.js';
import { AssessmentsController } from './assessments.controller.js';
import { AssessmentsService } from './assessments.service.js';
import { BenchmarkFields } from './benchmark-field.js';
import { BenchmarkController } from './benchmark.controller.js';
import { BenchmarkService } from './benchmark.service.js';
import { ClusterImportsController } from './cluster-imports.controller.js';
import { ClustersController } from './clusters.controller.js';
import { MatchesController } from './matches.controller.js';
import { MembersController } from './members.controller.js';
import { OwnEvidenceController } from './own-evidence.controller.js';
import { QuestionnairesController } from './questionnaires.controller.js';

export const clusterControllers = [
  ClustersController,
  MembersController,
  ClusterImportsController,
  OwnEvidenceController,
  MatchesController,
  BenchmarkController,
  QuestionnairesController,
  AssessmentsController,
  ActionsController,
];
export const clusterProviders = [BenchmarkFields, BenchmarkService, AssessmentsService];
