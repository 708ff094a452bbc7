import type { Collection, Item } from './types.js';

export interface Group {
  readonly id: string | null;
  readonly title: string | null;
  readonly items: readonly Item[];
}

/** The items as they are read: first those under no section, then section by section. */
export function groupsOf({ sections, items }: Pick<Collection, 'sections' | 'items'>): Group[] {
  const known = new Set(sections.map(({ id }) => id));
  return [
    { id: null, title: null, items: items.filter(({ sectionId }) => sectionId === null || !known.has(sectionId)) },
    ...sections.map(({ id, title }) => ({ id, title, items: items.filter(({ sectionId }) => sectionId === id) })),
  ];
}

export interface Move {
  readonly sectionId: string | null;
  /** The item to stand behind in the order of the whole collection; null at its beginning. */
  readonly after: string | null;
}

/** The move that brings an item to place `at` (counted without itself) of a section. */
export function moveTo(
  collection: Pick<Collection, 'sections' | 'items'>,
  itemId: string,
  sectionId: string | null,
  at: number,
): Move {
  const others = collection.items.filter(({ id }) => id !== itemId);
  const group = groupsOf({ ...collection, items: others }).find(({ id }) => id === sectionId)?.items ?? [];
  if (at > 0 && group.length > 0) return { sectionId, after: group[Math.min(at, group.length) - 1]!.id };
  const first = group[0];
  if (!first) return { sectionId, after: others.at(-1)?.id ?? null };
  return { sectionId, after: others[others.indexOf(first) - 1]?.id ?? null };
}

/** The move of one step up (-1) or down (1), over the border of sections; null at the ends. */
export function step(collection: Pick<Collection, 'sections' | 'items'>, itemId: string, by: -1 | 1): Move | null {
  const groups = groupsOf(collection);
  const g = groups.findIndex(({ items }) => items.some(({ id }) => id === itemId));
  const group = groups[g];
  if (!group) return null;
  const at = group.items.findIndex(({ id }) => id === itemId) + by;
  if (at >= 0 && at < group.items.length) return moveTo(collection, itemId, group.id, at);
  const next = groups[g + by];
  return next ? moveTo(collection, itemId, next.id, by < 0 ? next.items.length : 0) : null;
}

/** The collection after a move, as it will come back from the server. */
export function moved<T extends Pick<Collection, 'sections' | 'items'>>(
  collection: T,
  itemId: string,
  { sectionId, after }: Move,
): T {
  const item = collection.items.find(({ id }) => id === itemId);
  if (!item) return collection;
  const others = collection.items.filter(({ id }) => id !== itemId);
  const at = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1;
  return { ...collection, items: [...others.slice(0, at), { ...item, sectionId }, ...others.slice(at)] };
}
