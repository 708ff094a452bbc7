import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { WorkerContext } from './worker-context.js';
import { WorkerModule } from './worker.module.js';

/** A worker with all its processors, taking jobs from now on. Close the queue before the application. */
export async function createWorker(context: WorkerContext): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(WorkerModule.with(context), { logger: ['error', 'warn'] });
  await context.jobs.start();
  return app;
}
