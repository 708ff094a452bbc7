import { type Kind, KINDS, type Movement, type Placement } from '../api/types.js';

/** What is chosen on a radar. It lives in the address, so that a link shows the same radar to someone else. */
export interface RadarChoice {
  readonly segment: readonly string[];
  readonly ring: readonly string[];
  readonly kind: readonly Kind[];
  readonly movement: readonly Movement[];
  readonly q: string;
}

export const MOVEMENTS: readonly Movement[] = ['in', 'out', 'new', 'none'];
export type ListName = 'segment' | 'ring' | 'kind' | 'movement';

const list = (text: string | undefined): readonly string[] => [...new Set((text ?? '').split(',').filter(Boolean))];
const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text);
const isMovement = (text: string): text is Movement => (MOVEMENTS as readonly string[]).includes(text);

export const readChoice = (query: Readonly<Record<string, string>>): RadarChoice => ({
  segment: list(query.segment),
  ring: list(query.ring),
  kind: list(query.kind).filter(isKind),
  movement: list(query.movement).filter(isMovement),
  q: query.q ?? '',
});

export const isChoosing = (choice: RadarChoice): boolean =>
  choice.q.trim() !== '' ||
  choice.segment.length + choice.ring.length + choice.kind.length + choice.movement.length > 0;

/** The address with some parameters set; an empty value takes a parameter away. Order is kept, so equal choices have equal addresses. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>>,
): string {
  const merged = new Map(Object.entries(query));
  for (const [key, value] of Object.entries(changes)) {
    if (value) merged.set(key, value);
    else merged.delete(key);
  }
  const text = [...merged]
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');
  return text ? `${path}?${text}` : path;
}

/** The list without the value, or with it. */
export const toggled = (values: readonly string[], value: string): string =>
  (values.includes(value) ? values.filter((other) => other !== value) : [...values, value]).join(',');

/** The same rule as the API's filters: any of the values within one filter, all filters together. */
export function matches(placement: Placement, choice: RadarChoice): boolean {
  const any = (values: readonly string[], value: string): boolean => values.length === 0 || values.includes(value);
  const words = choice.q.trim().toLocaleLowerCase('en');
  return (
    any(choice.segment, placement.segment) &&
    any(choice.ring, placement.ring) &&
    any(choice.movement, placement.movement) &&
    (choice.kind.length === 0 || choice.kind.some((kind) => (placement.evidence[kind] ?? 0) > 0)) &&
    placement.name.toLocaleLowerCase('en').includes(words)
  );
}
