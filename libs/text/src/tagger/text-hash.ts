import { createHash } from 'node:crypto';

/** 32-bit FNV-1a of a text's title and beginning: tells whether a model has seen a text, and no more. */
export function textHash({ title, text }: { readonly title: string; readonly text: string }): number {
  const whole = beginning(title, text);
  let hash = 0x811c9dc5;
  for (let i = 0; i < whole.length; i++) hash = Math.imul(hash ^ whole.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Names a text in a list of labels that does not hold the texts: the first 64 bits of its SHA-256, in hexadecimal. */
export const textKey = ({ title, text }: { readonly title: string; readonly text: string }): string =>
  createHash('sha256').update(beginning(title, text)).digest('hex').slice(0, 16);

const beginning = (title: string, text: string): string => `${title}\n${text.slice(0, 500)}`;
