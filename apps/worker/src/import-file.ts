import { createReadStream } from 'node:fs';
import type { IngestRun, SignalKind } from '#libs/domain';
import { keepOneUniverse, type Progress } from '#libs/pipeline';
import { openInput } from '#libs/sources';
import type { Store } from '#libs/store';
import { latestDay, type Steps } from './steps.js';

export interface ImportOptions {
  readonly mapping?: Record<string, string> | undefined;
  readonly kind?: SignalKind | undefined;
  readonly publisher?: string | undefined;
}

/** Reads one file of real signals into the store. The demo universe makes room before the first of them. */
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
  const kind = options.kind ?? input.defaults.kind;
  const publisher = options.publisher ?? input.defaults.publisher;
  return into.steps.ingest.run(
    run.id,
    input.rows,
    {
      latestDay: latestDay(),
      beforeFirst: () => keepOneUniverse(into.store, 'real'),
      ...(kind && { kind }),
      ...(publisher && { publisher }),
    },
    progress,
  );
}
