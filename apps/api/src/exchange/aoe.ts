import { badInput } from '#libs/domain';
import { unzipSync } from 'fflate';
import {
  asList,
  asObject,
  decoded,
  Gathering,
  inUsualOrder,
  MOST_ENTRIES,
  parseJson,
  type ReadRadar,
} from './reading.js';

const MOST_BYTES = 5_000_000;
const MOST_FILE = 100_000;

/** AOEpeople/aoe_technology_radar: a zip of Markdown files with front matter (`radar/2026-01-01/name.md`), or its built `data.json`. */
export function readAoe(content: Buffer): ReadRadar {
  return content.subarray(0, 2).toString('latin1') === 'PK'
    ? readFolder(unzip(content))
    : readData(asObject(parseJson(decoded(content), 'data.json of an AOE radar')));
}

function readData(data: Record<string, unknown>): ReadRadar {
  const items = asList(data['items']).map(asObject);
  const gathering = new Gathering([], ringsOf(items.map(({ ring }) => ring)), true);
  const flags = { new: 'new', changed: 'none', default: 'none' } as const;
  for (const [index, item] of items.entries()) {
    if (asList(item['tags']).length > 0) gathering.lose('Tags of entries.');
    if (asList(item['revisions']).length > 0) gathering.lose('Earlier revisions of entries.');
    if (item['flag'] === 'changed')
      gathering.lose('That an entry changed its ring, since the format does not say which way.');
    gathering.add(index + 1, {
      name: item['title'],
      ring: item['ring'],
      quadrant: item['quadrant'],
      moved: flags[item['flag'] as keyof typeof flags] ?? 'none',
      description: item['body'],
    });
  }
  return gathering.done(data['title'], asList(data['releases']).map(String).sort().at(-1) ?? null);
}

/** Of several revisions of an entry, the one in the latest folder counts. */
function readFolder(files: ReadonlyMap<string, string>): ReadRadar {
  const latest = new Map<string, { date: string; path: string; text: string }>();
  for (const [path, text] of files) {
    const [, date, id] = /(?:^|\/)(\d{4}-\d{2}-\d{2})\/([^/]+)\.md$/.exec(path) ?? [];
    if (!date || !id) continue;
    const known = latest.get(id);
    if (!known || known.date < date) latest.set(id, { date, path, text });
  }
  const revisions = [...latest.values()].map((file) => ({ ...file, ...frontMatter(file.text) }));
  const gathering = new Gathering([], ringsOf(revisions.map(({ fields }) => fields['ring'])), true);
  if (files.size > latest.size) gathering.lose('Earlier revisions of entries, and files that are no entries.');
  for (const [index, { fields, body, path }] of revisions.entries()) {
    if (fields['tags']) gathering.lose('Tags of entries.');
    const { title, ring, quadrant, segment } = fields;
    if (!ring) gathering.refuse(index + 1, `${path} names no ring in its front matter`);
    else
      gathering.add(index + 1, { name: title, ring, quadrant: quadrant ?? segment, moved: 'none', description: body });
  }
  const dates = revisions.map(({ date }) => date).sort();
  return gathering.done('', dates.at(-1) ?? null);
}

const ringsOf = (rings: readonly unknown[]): string[] =>
  inUsualOrder([
    ...new Set(rings.flatMap((ring) => (typeof ring === 'string' && ring.trim() ? [ring.trim()] : []))),
  ]).slice(0, 12);

function frontMatter(text: string): { fields: Record<string, string>; body: string } {
  const [, head = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text) ?? [];
  const fields: Record<string, string> = {};
  for (const line of head.split(/\r?\n/)) {
    const [, key, value = ''] = /^([A-Za-z]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (key) fields[key] = unquoted(value.trim());
  }
  return { fields, body };
}

function unquoted(value: string): string {
  if (!/^".*"$/.test(value)) return value.replace(/^'(.*)'$/, '$1');
  try {
    return String(JSON.parse(value));
  } catch {
    return value.slice(1, -1);
  }
}

function unzip(content: Buffer): Map<string, string> {
  let total = 0;
  try {
    const files = unzipSync(content, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith('.md') || originalSize > MOST_FILE) return false;
        total += originalSize;
        if (total > MOST_BYTES) throw new Error(`its texts are larger than ${MOST_BYTES / 1e6} MB`);
        return true;
      },
    });
    const entries = Object.entries(files);
    if (entries.length > MOST_ENTRIES) throw new Error(`it holds more than ${MOST_ENTRIES} entries`);
    return new Map(entries.map(([name, bytes]) => [name, decoded(Buffer.from(bytes))]));
  } catch (error) {
    throw badInput(
      `The zip cannot be read: ${(error as Error).message.slice(0, 200)}. Pack the folder "radar" again.`,
      [{ path: 'content', message: 'is no readable zip' }],
    );
  }
}
