import { FACETS, type FacetName } from '../api/types.js';

/** What is asked of the signals. It lives in the address and is sent to the API under the same names. */
export interface SignalChoice {
  readonly q: string;
  readonly facets: Readonly<Record<FacetName, readonly string[]>>;
  readonly order: 'newest' | 'relevance' | null;
}

export function readSignals(query: Readonly<Record<string, string>>): SignalChoice {
  const list = (name: FacetName): readonly string[] => [...new Set((query[name] ?? '').split(',').filter(Boolean))];
  const order = query.order === 'newest' || query.order === 'relevance' ? query.order : null;
  return {
    q: query.q ?? '',
    order,
    facets: Object.fromEntries(FACETS.map((name) => [name, list(name)])) as unknown as SignalChoice['facets'],
  };
}

/** The filter as the API takes it, without a leading question mark. */
export function signalSearch(choice: SignalChoice, withOrder: boolean): string {
  const search = new URLSearchParams();
  if (choice.q.trim()) search.set('q', choice.q.trim());
  for (const name of FACETS) if (choice.facets[name].length > 0) search.set(name, choice.facets[name].join(','));
  if (withOrder && choice.order) search.set('order', choice.order);
  return search.toString();
}

export const isNarrowed = (choice: SignalChoice): boolean =>
  choice.q.trim() !== '' || FACETS.some((name) => choice.facets[name].length > 0);

/** The search as something to be watched, under a name made of what it asks for. */
export function searchToWatch({ q, facets }: SignalChoice): Record<string, unknown> {
  const { trend, year, ...lists } = facets;
  const query = {
    ...(q.trim() && { q: q.trim() }),
    ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
    ...(year.length > 0 && { year: year.map(Number) }),
    ...(trend[0] && { trend: trend[0] }),
  };
  const parts = [q.trim(), ...FACETS.flatMap((name) => facets[name])].filter(Boolean);
  return { kind: 'search', name: parts.join(', ').slice(0, 200), query };
}
