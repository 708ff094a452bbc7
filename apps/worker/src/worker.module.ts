import { type DynamicModule, Module } from '@nestjs/common';
import { CallsProcessor } from './processors/calls.processor.js';
import { ClustersProcessor } from './processors/clusters.processor.js';
import { ExerciseProcessor } from './processors/exercise.processor.js';
import { DigestProcessor } from './processors/digest.processor.js';
import { ForgetProcessor } from './processors/forget.processor.js';
import { IngestFileProcessor } from './processors/ingest-file.processor.js';
import { PullSourceProcessor } from './processors/pull-source.processor.js';
import { ScheduleSourcesProcessor } from './processors/schedule-sources.processor.js';
import { SourceDeskProcessor } from './processors/source-desk.processor.js';
import { UpdateRadarsProcessor } from './processors/update-radars.processor.js';
import { SourceRunner } from './source-runner.js';
import { WebhooksProcessor } from './processors/webhooks.processor.js';
import { WORKER_CONTEXT, type WorkerContext } from './worker-context.js';

@Module({})
export class WorkerModule {
  static with(context: WorkerContext): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: WORKER_CONTEXT, useValue: context },
        // One for all processors: it keeps the gaps between requests to a host.
        { provide: SourceRunner, useValue: new SourceRunner(context, process.env, context.http) },
        IngestFileProcessor,
        UpdateRadarsProcessor,
        PullSourceProcessor,
        ScheduleSourcesProcessor,
        SourceDeskProcessor,
        ForgetProcessor,
        WebhooksProcessor,
        ClustersProcessor,
        CallsProcessor,
        ExerciseProcessor,
        DigestProcessor,
      ],
    };
  }
}
