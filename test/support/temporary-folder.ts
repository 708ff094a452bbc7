import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the data of an installation; the test removes it with `removeFolder`. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `trend-universe-${name}-`));
  // Started by root, Postgres runs as another user: where that one cannot get in, the database would be kept elsewhere, and stay.
  await chmod(folder, 0o755);
  return folder;
}

export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 3 });
