import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput } from '#libs/domain';
import { formatOfName } from './detect.js';

export interface FoundInput {
  readonly path: string;
  readonly bytes: number;
}

export interface FoundInputs {
  readonly files: readonly FoundInput[];
  /** What stands in the folders and is not read, and why. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * The files behind the paths a user named. Folders are searched to the bottom, in the order of names; in them hidden files, endings
 * that hold no signals and empty files are passed over with a reason. A file named directly is always taken. Each file comes once.
 */
export async function listInputs(paths: readonly string[]): Promise<FoundInputs> {
  const files: FoundInput[] = [];
  const skipped: { path: string; reason: string }[] = [];
  const seen = new Set<string>();

  async function visit(path: string, named: boolean): Promise<void> {
    const found = await stat(path).catch(() => null);
    if (found === null) {
      if (named) throw badInput(`There is no file or folder "${path}". Check the path.`);
      skipped.push({ path, reason: 'a link to nowhere, or not readable' });
      return;
    }
    // Links may lead back up: a place counts once.
    const place = await realpath(path);
    if (seen.has(place)) return;
    seen.add(place);
    if (found.isDirectory()) {
      const names = (await readdir(path)).sort((a, b) => (a < b ? -1 : 1));
      for (const name of names) {
        if (name.startsWith('.')) skipped.push({ path: join(path, name), reason: 'hidden' });
        else await visit(join(path, name), false);
      }
    } else if (!named && !found.isFile()) {
      skipped.push({ path, reason: 'neither a file nor a folder' });
    } else if (!named && path.endsWith('.opml')) {
      skipped.push({ path, reason: 'a list of feeds (OPML): import it as sources' });
    } else if (!named && formatOfName(path) === null) {
      skipped.push({
        path,
        reason:
          'not a kind of file that holds signals (.jsonl .ndjson .json .csv .tsv .xml .rss .atom .rdf, each also .gz)',
      });
    } else if (!named && found.size === 0) {
      skipped.push({ path, reason: 'empty' });
    } else {
      files.push({ path, bytes: found.size });
    }
  }

  for (const path of paths) await visit(path, true);
  return { files, skipped };
}
