import { repairMojibake } from '../../feed/mojibake.js';
import { oneLine } from '../../feed/html-text.js';

const ESCAPES = /(?:\\{1,2}x[0-9a-f]{2})+/gi;

/** The text of a cell, with what careless exports do to it undone: `Let\xe2\x80\x99s` and `\\xc3\\xa9` written out, `\n`, UTF-8 read as Latin-1. */
export function cleanCell(cell: string): string {
  const unescaped = cell.includes('\\')
    ? cell
        .replace(ESCAPES, (escapes) => decode(escapes))
        .replace(/\\{1,2}[nrt]/g, ' ')
        .replace(/\\{1,2}(?=['"])/g, '')
    : cell;
  const text = oneLine(repairMojibake(unescaped)).replace(/^"(.*)"$/, '$1');
  return /^(?:nan|null|none|n\/a|-+)$/i.test(text) ? '' : text;
}

function decode(escapes: string): string {
  const bytes = Buffer.from(escapes.replace(/[\\x]/gi, ''), 'hex');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
