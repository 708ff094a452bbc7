import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Names that lead somewhere else, in the ways file systems and decoders understand. */
export const TRAVERSING_NAMES = [
  '../../outside.csv',
  '../../../../../../tmp/outside.csv',
  '/outside.csv',
  '..\\..\\outside.csv',
  'C:\\outside.csv',
  '....//....//outside.csv',
  '%2e%2e%2foutside.csv',
  '..%c0%afoutside.csv',
  'outside.csv\0.txt',
  './../outside.csv',
  '~/outside.csv',
  'CON',
  '.htaccess',
  `${'a/'.repeat(200)}outside.csv`,
  '..',
  '.',
  '',
];

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

const KEPT = /^(?:[\w-]+\/)*uploads\/(?:[\w-]+\/)?[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Uploads under each name into a sandbox; a finding is a file that is anywhere but in a folder of uploads, under an id of ours. */
export async function probeUploads(sandbox: string, upload: (name: string) => Promise<unknown>): Promise<string[]> {
  const before = new Set(filesBelow(sandbox));
  for (const name of TRAVERSING_NAMES) await upload(name);
  return filesBelow(sandbox).filter((file) => !before.has(file) && !KEPT.test(file));
}
