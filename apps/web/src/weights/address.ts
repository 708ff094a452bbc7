import type { Kind } from '../api/types.js';
import type { Aggregation } from './types.js';

export const KINDS: readonly Kind[] = ['publication', 'patent', 'investment', 'news', 'article'];

export interface Chosen {
  readonly factors: Readonly<Record<Kind, number>>;
  readonly aggregation: Aggregation;
}

/** What the address says; anything else counts as published: factor 1, arithmetic mean. */
export function readChosen(query: Readonly<Record<string, string | undefined>>): Chosen {
  const factor = (text: string | undefined): number => {
    const value = text === undefined || text === '' ? 1 : Number(text);
    return value >= 0 && value <= 10 ? value : 1;
  };
  const factors = Object.fromEntries(KINDS.map((kind) => [kind, factor(query[kind])])) as Record<Kind, number>;
  return { factors, aggregation: query['aggregation'] === 'geometric' ? 'geometric' : 'arithmetic' };
}

/** The same as a query; what is as published is left out. */
export function writeChosen({ factors, aggregation }: Chosen): string {
  const query = new URLSearchParams();
  for (const kind of KINDS) if (factors[kind] !== 1) query.set(kind, String(factors[kind]));
  if (aggregation !== 'arithmetic') query.set('aggregation', aggregation);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
