import type { IngestRun } from '#libs/domain';

export interface AttemptPorts {
  start(id: string): Promise<IngestRun>;
  finish(id: string, error?: string, attempt?: number): Promise<IngestRun>;
}

/** One attempt at a run: begins it, or takes it over, does the work, and writes down how it ended. Throws what the work throws. */
export async function attempt(
  runs: AttemptPorts,
  runId: string,
  work: (run: IngestRun) => Promise<void>,
): Promise<IngestRun> {
  const run = await runs.start(runId);
  try {
    await work(run);
  } catch (error) {
    await runs.finish(
      runId,
      `Stopped: ${(error as Error).message} What was read before is kept; run it again to go on.`,
      run.attempt,
    );
    throw error;
  }
  return runs.finish(runId, undefined, run.attempt);
}
