/**
 * JSON in one form only: keys sorted by UTF-16 code units, no blanks, numbers as ECMAScript prints them (RFC 8785, "JSON
 * Canonicalization Scheme"). Equal content gives equal text, so a hash of it names the content. Maps are written as
 * objects; `undefined` members are left out, as JSON.stringify does.
 * Throws RangeError for what JSON cannot say: NaN, Infinity, functions, a bare undefined, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, new Set());
}

function write(value: unknown, above: Set<object>): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`JSON has no ${value}. Replace it by null before hashing.`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new RangeError(`JSON cannot hold a ${typeof value}.`);
  if (above.has(value)) throw new RangeError('The value contains itself and cannot be written as JSON.');
  above.add(value);
  const text = Array.isArray(value)
    ? `[${value.map((item: unknown) => write(item ?? null, above)).join(',')}]`
    : writeMembers(value, above);
  above.delete(value);
  return text;
}

function writeMembers(value: object, above: Set<object>): string {
  const entries: [string, unknown][] =
    value instanceof Map ? [...value].map(([key, item]) => [String(key), item]) : Object.entries(value);
  const members = entries
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item, above)}`);
  return `{${members.join(',')}}`;
}

/** Any digest of text, for example SHA-256 in hexadecimal. Passed in: this room knows no crypto package. */
export type Digest = (text: string) => string;

/** The digest of a value's canonical JSON. */
export const contentHash = (value: unknown, digest: Digest): string => digest(canonicalJson(value));
