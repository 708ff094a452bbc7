import type { InputRow } from '../../file/row.js';

/** Entries without a date that are remembered: a feed rarely has more than some hundred. */
const MAX_REMEMBERED = 500;

/**
 * An entry without a date gets the day on which it was first seen, and keeps it as long as the feed carries it: a day that moved along
 * with every pull would count an old entry as new for ever. Gives the rows, and what to remember.
 */
export function dateTheUndated(
  rows: readonly InputRow[],
  before: Readonly<Record<string, string>> = {},
  today: string,
): { rows: InputRow[]; firstSeen: Record<string, string> } {
  const known = new Map(Object.entries(before));
  const firstSeen = new Map<string, string>();
  const dated = rows.map((row) => {
    const value = row.value as { id?: string; date?: string } | undefined;
    if (!value?.id || value.date !== undefined) return row;
    const day = known.get(value.id) ?? today;
    if (firstSeen.size < MAX_REMEMBERED) firstSeen.set(value.id, day);
    return { ...row, value: { ...value, date: day } };
  });
  return { rows: dated, firstSeen: Object.fromEntries(firstSeen) };
}
