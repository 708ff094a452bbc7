import type { OptionSchema, OptionsSchema } from './types.js';

/** What stands in the fields, by the name of the option. */
export type Options = Readonly<Record<string, string>>;

export const isNumber = ({ type }: OptionSchema): boolean => type === 'integer' || type === 'number';

/** Options with inner fields are written as lines of `field=value`. */
export const isTable = ({ type }: OptionSchema): boolean => type === 'object';

/** The options as the connector takes them; empty fields are left to its defaults. */
export function optionsBody(options: Options, { properties = {} }: OptionsSchema): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties)) {
    const written = options[name]?.trim() ?? '';
    if (written === '') continue;
    if (isNumber(schema)) body[name] = Number(written);
    else if (isTable(schema)) body[name] = readLines(written);
    else body[name] = written;
  }
  return body;
}

function readLines(text: string): Record<string, string | number> {
  const table: Record<string, string | number> = {};
  for (const line of text.split('\n')) {
    const at = line.indexOf('=');
    if (at < 0) continue;
    const value = line.slice(at + 1).trim();
    table[line.slice(0, at).trim()] = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  }
  return table;
}
