import type { IngestRun } from '#libs/domain';
import type { IngestRunView } from './ingest.schema.js';

/** A run as callers see it: without what only the next attempt at it needs. */
export const viewRun = ({
  options: _options,
  rowsDone: _rowsDone,
  attempt: _attempt,
  ...run
}: IngestRun): IngestRunView => run;
