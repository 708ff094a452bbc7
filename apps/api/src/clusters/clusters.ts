import { CallSearchesController } from '../calls/call-searches.controller.js';
import { CallsController } from '../calls/calls.controller.js';
import { PolicyController } from '../policy/policy.controller.js';
import { PolicyService } from '../policy/policy.service.js';
import { ActionsController } from './actions.controller.js';
import { AssessmentsController } from './assessments.controller.js';
import { AssessmentsService } from './assessments.service.js';
import { BenchmarkFields } from './benchmark-field.js';
import { BenchmarkController } from './benchmark.controller.js';
import { BenchmarkService } from './benchmark.service.js';
import { ClusterCallsService } from './cluster-calls.service.js';
import { ClusterImportsController } from './cluster-imports.controller.js';
import { ClustersController } from './clusters.controller.js';
import { FittingController } from './fitting.controller.js';
import { MatchesController } from './matches.controller.js';
import { MembersController } from './members.controller.js';
import { NeedsService } from './needs.service.js';
import { OwnEvidenceController } from './own-evidence.controller.js';
import { PartnersService } from './partners.service.js';
import { ReportService } from './report/report.service.js';
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
  FittingController,
  CallsController,
  CallSearchesController,
  PolicyController,
];
export const clusterProviders = [
  BenchmarkFields,
  BenchmarkService,
  AssessmentsService,
  NeedsService,
  ClusterCallsService,
  PartnersService,
  ReportService,
  PolicyService,
];
