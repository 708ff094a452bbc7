import type { EcosystemId } from '../ecosystem/ecosystem.js';

/** A call for proposals as it is kept: matched with trends and needs, never counted as evidence. */
export interface Call {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Days in Brussels. */
  readonly opens: string | null;
  readonly deadlines: readonly string[];
  readonly deadlineModel: string | null;
  readonly budgetEur: number | null;
  readonly programme: string | null;
  readonly url: string | null;
  readonly keywords: readonly string[];
}

/** A call with what the text room reads out of it. */
export interface ReadCall {
  readonly call: Call;
  readonly ecosystems: readonly EcosystemId[];
  /** Trends it speaks of, with scores 0..1. */
  readonly trends: readonly { readonly id: string; readonly score: number }[];
}

export type CallState = 'forthcoming' | 'open' | 'closed' | 'unknown';

/** Submission ends at five in the afternoon, Brussels time, on the day of the deadline. */
export const CLOSING_TIME = '17:00';

/** The day after which nobody new can enter: of two stages the first deadline, else the last. */
export function lastEntry({ deadlines, deadlineModel }: Pick<Call, 'deadlines' | 'deadlineModel'>): string | null {
  const sorted = [...deadlines].sort();
  return (/two.?stage/i.test(deadlineModel ?? '') ? sorted[0] : sorted.at(-1)) ?? null;
}

/** @param now the wall clock in Brussels, `2026-10-07 14:00` */
export function stateOfCall(call: Pick<Call, 'opens' | 'deadlines' | 'deadlineModel'>, now: string): CallState {
  if (call.opens !== null && now.slice(0, 10) < call.opens) return 'forthcoming';
  const end = lastEntry(call);
  if (end === null) return 'unknown';
  return now >= `${end} ${CLOSING_TIME}` ? 'closed' : 'open';
}

/** The next deadline that has not passed, or null. */
export const nextDeadline = (call: Pick<Call, 'deadlines'>, now: string): string | null =>
  [...call.deadlines].sort().find((day) => now < `${day} ${CLOSING_TIME}`) ?? null;

/** Whole days from today to a day; 0 = today, negative = past. */
export const daysUntil = (day: string, now: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${now.slice(0, 10)}T00:00:00Z`)) / 86_400_000);

/** Something a cluster needs or watches, with the words it is recognised by. */
export interface Need {
  readonly id: string;
  readonly kind: 'gap' | 'strength' | 'watched trend' | 'trend' | 'readiness';
  readonly label: string;
  /** Terms that nearly prove it, and such that speak for it. */
  readonly strong: readonly string[];
  readonly medium: readonly string[];
  /** How much it matters, > 0. */
  readonly weight: number;
}

export interface MatchReason {
  readonly need: string;
  readonly kind: Need['kind'];
  readonly label: string;
  /** The terms that stand in the call. */
  readonly terms: readonly string[];
  readonly points: number;
}

export interface CallMatch {
  /** Comparable among calls of one cluster only. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  readonly ecosystems: readonly EcosystemId[];
}

const STRONG = 1;
const MEDIUM = 0.3;
/** A term in the title, the keywords or the topic says what a call is about; one in the text may be an aside. */
const IN_HEAD = 2.5;
/** Below this a call has no reason that a person would accept: one strong term in passing is none. */
export const LEAST_POINTS = 1.2;
const ECOSYSTEM_BONUS = 1.25;
/** What it is worth that the text room, which knows more than words, finds the trend in the call. */
const READ = 1.5;
const SATURATION = 4;

/** Text of a call prepared for matching many needs. */
export interface PreparedCall {
  /** Words in lower case without plural s, one blank apart and around. */
  readonly head: string;
  readonly body: string;
  readonly vocabulary: ReadonlySet<string>;
  readonly ecosystems: readonly EcosystemId[];
  /** Ids of trends that the text room found in it. */
  readonly trends: ReadonlySet<string>;
}

const singular = (word: string): string =>
  word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(singular);

export function prepareCall(
  call: Pick<Call, 'title' | 'text' | 'keywords'>,
  read: { readonly ecosystems: readonly EcosystemId[]; readonly trends: readonly string[] },
): PreparedCall {
  const [head, body] = [wordsOf(`${call.title} ${call.keywords.join(' ')}`), wordsOf(call.text)];
  return {
    head: ` ${head.join(' ')} `,
    body: ` ${body.join(' ')} `,
    vocabulary: new Set([...head, ...body]),
    ecosystems: read.ecosystems,
    trends: new Set(read.trends),
  };
}

/**
 * How well a call fits what a cluster needs, with the reasons. Points: terms of the need that stand in the call, those of its head counting two and a half
 * times, times the weight of the need; saturating, so that the tenth synonym adds little. A reason needs a strong term in the head, or two different
 * terms. Null when there is none.
 */
export function matchCall(call: PreparedCall, needs: readonly Need[], own: readonly EcosystemId[]): CallMatch | null {
  const reasons = needs.flatMap((need) => reasonOf(call, need) ?? []);
  if (reasons.length === 0) return null;
  reasons.sort((a, b) => b.points - a.points || (a.need < b.need ? -1 : 1));
  const shared = call.ecosystems.filter((ecosystem) => own.includes(ecosystem));
  // The best reason counts in full, further ones ever less: ten weak reasons are no strong one.
  const sum = reasons.reduce((total, { points }, i) => total + points / 2 ** i, 0);
  return { score: sum * (shared.length > 0 ? ECOSYSTEM_BONUS : 1), reasons: reasons.slice(0, 5), ecosystems: shared };
}

function reasonOf(call: PreparedCall, need: Need): MatchReason | null {
  const terms: string[] = [];
  let raw = call.trends.has(need.id) ? READ : 0;
  let certain = raw > 0;
  for (const [list, value] of [
    [need.strong, STRONG],
    [need.medium, MEDIUM],
  ] as const) {
    for (const term of list) {
      const words = wordsOf(term);
      if (words.length === 0 || !call.vocabulary.has(words[0]!)) continue;
      const wanted = ` ${words.join(' ')} `;
      const head = call.head.includes(wanted);
      if (!head && !call.body.includes(wanted)) continue;
      terms.push(term);
      raw += value * (head ? IN_HEAD : 1);
      certain ||= head && value === STRONG;
    }
  }
  if (raw < LEAST_POINTS || terms.length === 0 || (!certain && terms.length < 2)) return null;
  const points = need.weight * SATURATION * (1 - Math.exp(-raw / SATURATION));
  return { need: need.id, kind: need.kind, label: need.label, terms: terms.slice(0, 6), points };
}
