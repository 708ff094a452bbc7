import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { WorkerContext } from './worker-context.js';

const DAY_MS = 86_400_000;
/** What the API writes: an id of ours, with `.part` until the whole file is there. */
const OURS = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.part)?$/;

/** Where the file of an import waits for its worker. */
export const uploadOf = (dataDir: string, id: string): string => join(dataDir, 'uploads', basename(id));

/** Removes the file of an import that nobody will read again; twice does no harm. */
export const dropUpload = (dataDir: string, id: string): Promise<void> => rm(uploadOf(dataDir, id), { force: true });

/** Removes uploads older than a day for which no import is queued or running and no list of sources waits. Returns how many. */
export async function sweepUploads({ store, jobs, config }: WorkerContext, now: number): Promise<number> {
  const folder = join(config.dataDir, 'uploads');
  const names = (await readdir(folder).catch(() => [])).filter((name) => OURS.test(name));
  const old: string[] = [];
  for (const name of names) {
    // Another worker may have read and removed it meanwhile.
    const file = await stat(join(folder, name)).catch(() => null);
    if (file?.isFile() && file.mtimeMs < now - DAY_MS) old.push(name);
  }
  if (old.length === 0) return 0;
  // A list of sources has no run that speaks for its file: while one waits, all stay.
  const { waiting, delayed, active } = await jobs.counts('source.list');
  if (waiting + delayed + active > 0) return 0;
  const wanted = await store.runs.unfinished(old.map((name) => name.slice(0, 36)));
  const left = old.filter((name) => !wanted.has(name.slice(0, 36)));
  for (const name of left) await rm(join(folder, name), { force: true });
  return left.length;
}
