import { plainText } from './plain-text.js';

export const MAX_ID = 300;

/** The id of a signal as every row means it, whether it delivers or withdraws; '' for none, longer than MAX_ID for one that is too long. */
export const readId = (value: unknown): string => text(value, MAX_ID + 1);

/** Plain text of a string or number, cut at `max` UTF-16 units; '' for anything else. Cuts before cleaning, so a huge field costs little. */
export function text(value: unknown, max: number): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return '';
  const clean = plainText(value.length > max * 4 ? value.slice(0, max * 4) : value);
  return clean.length > max ? clean.slice(0, max).toWellFormed().trimEnd() : clean;
}
