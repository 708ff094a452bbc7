import { createReadStream } from 'node:fs';
import type { IngestRun, SignalKind } from '#libs/domain';
import { keepOneUniverse, type Progress } from '#libs/pipeline';
import { openInput } from '#libs/sources';
import type { Store } from '#libs/store';
import { type Steps, today } from './steps.js';

export interface ImportOptions {
  readonly mapping?: Record<string, string> | undefined;
  readonly kind?: SignalKind | undefined;
  readonly publisher?: string | undefined;
}

/** Reads one file of real signals into the store. The demo universe makes room first (not on a dry run). */
export async function importFile(
  into: { store: Store; steps: Steps },
  run: IngestRun,
  path: string,
  options: ImportOptions,
  progress: Progress,
): Promise<IngestRun> {
  const file = {
    stream: createReadStream(path),
    name: run.label,
    ...(run.bytesTotal !== null && { size: run.bytesTotal }),
  };
  const input = await openInput(file, options.mapping ? { mapping: options.mapping } : {});
  if (!run.dryRun) await keepOneUniverse(into.store, 'real');
  const kind = options.kind ?? input.defaults.kind;
  const publisher = options.publisher ?? input.defaults.publisher;
  return into.steps.ingest.run(
    run.id,
    input.rows,
    { latestDay: tomorrow(), ...(kind && { kind }), ...(publisher && { publisher }) },
    progress,
  );
}

/** A source east of us may be in tomorrow already. */
function tomorrow(): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
