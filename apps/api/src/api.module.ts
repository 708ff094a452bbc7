import { type DynamicModule, Module } from '@nestjs/common';
import { peopleControllers, peopleProviders } from './accounts/people.js';
import { clusterControllers, clusterProviders } from './clusters/clusters.js';
import { AnalysisController } from './analysis/analysis.controller.js';
import { AnalysisService } from './analysis/analysis.service.js';
import { CalibrationController } from './calibration/calibration.controller.js';
import { CalibrationService } from './calibration/calibration.service.js';
import { collectionControllers, collectionProviders } from './collections/collections.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { CorrectionsController } from './desk/corrections.controller.js';
import { DeskController } from './desk/desk.controller.js';
import { ErrorReportsController } from './error-reports/error-reports.controller.js';
import { EcosystemsController } from './ecosystems/ecosystems.controller.js';
import { EmbedController } from './embed/embed.controller.js';
import { EditionsController } from './editions/editions.controller.js';
import { ExchangeController } from './exchange/exchange.controller.js';
import { exerciseControllers, exerciseProviders } from './exercises/index.js';
import { HealthController } from './health/health.controller.js';
import { IngestController } from './ingest/ingest.controller.js';
import { IngestService } from './ingest/ingest.service.js';
import { OperationsController } from './operations/operations.controller.js';
import { OperationsService } from './operations/operations.service.js';
import { jobControllers, jobProviders } from './jobs/jobs.js';
import { RadarsController } from './radars/radars.controller.js';
import { RadarsService } from './radars/radars.service.js';
import { API_CONTEXT, type ApiContext } from './shared/context.js';
import { ReportController } from './report/report.controller.js';
import { ReportService } from './report/report.service.js';
import { SignalsController } from './signals/signals.controller.js';
import { SignalsExportService } from './signals/signals-export.service.js';
import { SignalsService } from './signals/signals.service.js';
import { sourceControllers, sourceProviders } from './sources/sources.js';
import { TextController } from './text/text.controller.js';
import { TrendsController } from './trends/trends.controller.js';
import { TrendsService } from './trends/trends.service.js';
import { VariantsController } from './weights/variants.controller.js';
import { WeightsController } from './weights/weights.controller.js';

@Module({})
export class ApiModule {
  static with(context: ApiContext): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        EcosystemsController,
        RadarsController,
        TrendsController,
        SignalsController,
        EditionsController,
        IngestController,
        CoverageController,
        WeightsController,
        VariantsController,
        AnalysisController,
        ExchangeController,
        ReportController,
        DeskController,
        CorrectionsController,
        ErrorReportsController,
        ...sourceControllers,
        ...jobControllers,
        CalibrationController,
        EmbedController,
        TextController,
        HealthController,
        OperationsController,
        ...peopleControllers,
        ...clusterControllers,
        ...exerciseControllers,
        ...collectionControllers,
      ],
      providers: [
        { provide: API_CONTEXT, useValue: context },
        RadarsService,
        CalibrationService,
        AnalysisService,
        ReportService,
        TrendsService,
        SignalsService,
        SignalsExportService,
        IngestService,
        OperationsService,
        ...sourceProviders,
        ...jobProviders,
        ...peopleProviders,
        ...clusterProviders,
        ...exerciseProviders,
        ...collectionProviders,
      ],
    };
  }
}
