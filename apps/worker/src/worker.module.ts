import { type DynamicModule, Module } from '@nestjs/common';
import { ClustersProcessor } from './processors/clusters.processor.js';
import { ExerciseProcessor } from './processors/exercise.processor.js';
import { ForgetProcessor } from './processors/forget.processor.js';
import { IngestFileProcessor } from './processors/ingest-file.processor.js';
import { PullSourceProcessor } from './processors/pull-source.processor.js';
import { ScheduleSourcesProcessor } from './processors/schedule-sources.processor.js';
import { UpdateRadarsProcessor } from './processors/update-radars.processor.js';
import { WebhooksProcessor } from './processors/webhooks.processor.js';
import { WORKER_CONTEXT, type WorkerContext } from './worker-context.js';

@Module({})
export class WorkerModule {
  static with(context: WorkerContext): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: WORKER_CONTEXT, useValue: context },
        IngestFileProcessor,
        UpdateRadarsProcessor,
        PullSourceProcessor,
        ScheduleSourcesProcessor,
        ForgetProcessor,
        WebhooksProcessor,
        ClustersProcessor,
        ExerciseProcessor,
      ],
    };
  }
}
