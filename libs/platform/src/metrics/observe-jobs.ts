import { carrier, inSpan } from '../trace/tracing.js';
import type { Metrics } from './metrics.js';

/** Watches jobs for a queue: how long attempts take, how they end, and to which trace they belong. */
export const observeJobs = (metrics: Metrics) => ({
  carrier,
  around<T>(
    job: { name: string; id: string },
    carried: Readonly<Record<string, string>>,
    work: () => Promise<T>,
  ): Promise<T> {
    const began = performance.now();
    const ended = (outcome: 'done' | 'failed') => metrics.job(job.name, outcome, (performance.now() - began) / 1000);
    return inSpan(`job ${job.name}`, { 'job.name': job.name, 'job.id': job.id }, work, { ...carried }).then(
      (result) => {
        ended('done');
        return result;
      },
      (error: unknown) => {
        ended('failed');
        throw error;
      },
    );
  },
});
