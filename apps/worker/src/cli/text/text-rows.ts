import { type EcosystemId, ECOSYSTEM_IDS, isEcosystemId, plainText } from '#libs/domain';
import { openInput } from '#libs/sources';
import type { LabelledText, TextInput } from '#libs/text';

/** A row of a file of texts, or why it is none. `row` counts from 1: the line of a JSON Lines file. */
export type Row<T> = { readonly row: number } & ({ readonly value: T } | { readonly error: string });
export type IdentifiedText = TextInput & { readonly id: string };
type Labels = Pick<LabelledText, 'primary' | 'also' | 'sure'>;
export interface LabelsOfText {
  readonly key: string;
  /** Empty when the text's file says it. */
  readonly kind: string;
  readonly labels: Labels;
}

/** How a file says that a label is doubtful; a cell of a CSV is a string. */
const UNSURE = new Set<unknown>([0, false, '0', 'false']);
const MAX_TEXT = 100_000;
const MAX_TITLE = 1_000;
/** Where a row's text may stand; the first that has one counts. */
const TEXT_FIELDS = ['text', 'summary', 'abstract', 'description'];

/** Texts of a file (JSON Lines, CSV, JSON; also .gz), one at a time. */
export async function* readTexts(path: string): AsyncGenerator<Row<IdentifiedText>> {
  const input = await openInput(path);
  for await (const { row, value, error } of input.rows) yield error === undefined ? toText(row, value) : { row, error };
}

/** Texts with labels: `primary` (null: nowhere) and `also`, or `ecosystems`, best first. */
export async function* readLabelled(path: string): AsyncGenerator<Row<LabelledText>> {
  const input = await openInput(path);
  for await (const { row, value, error } of input.rows) {
    const text = error === undefined ? toText(row, value) : { row, error };
    yield 'error' in text ? text : addLabels(text.row, text.value, value as Record<string, unknown>);
  }
}

/** Labels of texts that lie elsewhere: `text` (the text's key), `kind`, `ecosystems` or `primary` and `also`, `sure`. */
export async function* readLabels(path: string): AsyncGenerator<Row<LabelsOfText>> {
  const input = await openInput(path);
  for await (const { row, value, error } of input.rows) {
    const field = (value ?? {}) as Record<string, unknown>;
    const key = words(field['text'], 16);
    const labels = error === undefined ? toLabels(field) : { error };
    if ('error' in labels) yield { row, error: labels.error };
    else if (!/^[0-9a-f]{16}$/.test(key)) yield { row, error: 'has no key of a text: 16 hexadecimal digits in "text"' };
    else yield { row, value: { key, kind: words(field['kind'], 40), labels } };
  }
}

function toText(row: number, value: unknown): Row<IdentifiedText> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { row, error: 'is not an object with title or text' };
  const field = value as Record<string, unknown>;
  const title = words(field['title'], MAX_TITLE);
  const text = words(
    TEXT_FIELDS.map((name) => field[name]).find((value) => typeof value === 'string' && value !== ''),
    MAX_TEXT,
  );
  if (title === '' && text === '') return { row, error: 'has neither title nor text' };
  const id = typeof field['id'] === 'string' || typeof field['id'] === 'number' ? String(field['id']) : String(row);
  const kind = words(field['kind'], 40);
  const lang = words(field['lang'], 2);
  return {
    row,
    value: {
      id,
      title,
      text,
      codes: list(field['codes']),
      ...(kind === '' ? {} : { kind }),
      ...(/^[a-z]{2}$/.test(lang) ? { lang } : {}),
    },
  };
}

function addLabels(row: number, text: IdentifiedText, field: Record<string, unknown>): Row<LabelledText> {
  const labels = toLabels(field);
  return 'error' in labels ? { row, error: labels.error } : { row, value: { ...text, ...labels } };
}

function toLabels(field: Record<string, unknown>): Labels | { readonly error: string } {
  const given =
    'ecosystems' in field
      ? list(field['ecosystems'])
      : 'primary' in field
        ? [...(typeof field['primary'] === 'string' ? [field['primary']] : []), ...list(field['also'])]
        : null;
  if (given === null) return { error: 'has no label: give "primary" (or null) and "also", or "ecosystems"' };
  const unknown = given.find((id) => !isEcosystemId(id));
  if (unknown !== undefined)
    return { error: `names the unknown ecosystem "${unknown}"; use ${ECOSYSTEM_IDS.join(', ')}` };
  const [primary = null, ...also] = given as EcosystemId[];
  return { primary, also, sure: !UNSURE.has(field['sure']) };
}

const words = (value: unknown, max: number): string =>
  typeof value === 'string'
    ? plainText(value.slice(0, max * 2))
        .slice(0, max)
        .toWellFormed()
    : '';

/** Strings of a list; a plain string (a CSV's cell) is split at `;` and `,`. */
function list(value: unknown): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[;,]/) : [];
  return entries
    .flatMap((entry) => (typeof entry === 'string' && entry.trim() !== '' ? [entry.trim()] : []))
    .slice(0, 200);
}
