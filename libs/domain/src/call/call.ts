import type { EcosystemId } from '../ecosystem/ecosystem.js';
import type { Refusal } from '../ingest/ingest.js';

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

/** A batch of checked rows on its way into the store, with the checkpoint that is committed together with it. */
export interface CallBatch {
  readonly runId: string;
  /** The attempt of the run that read it; refused once there is a later one. */
  readonly attempt: number;
  /** Version of the text reader. */
  readonly reader: string;
  readonly calls: readonly ReadCall[];
  readonly refusals: readonly Refusal[];
  /** Rows of the input since the batch before: calls, refusals and calls that came twice. */
  readonly read: number;
  readonly rowsDone: number;
  readonly bytesRead: number;
  readonly dryRun: boolean;
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
