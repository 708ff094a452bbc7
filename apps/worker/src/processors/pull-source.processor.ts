import { PermanentJobError } from '#libs/jobs';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Context, type WorkerContext } from '../worker-context.js';

/** Asks one source what is new. */
@Injectable()
export class PullSourceProcessor implements OnModuleInit {
  constructor(@Context() private readonly worker: WorkerContext) {}

  onModuleInit(): void {
    this.worker.jobs.process('source.pull', ({ data }) => {
      throw new PermanentJobError(`There is no source "${data.sourceId}".`);
    });
  }
}
