/** A call for proposals. Not a signal: it is matched with trends, never counted. */
export interface OpenCall {
  /** `eu:` and the topic identifier. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Day, Brussels time. */
  readonly opens: string | null;
  /** Days, Brussels time, ascending; several for calls in stages or with cut-offs. Submission closes at 17:00 Brussels time. */
  readonly deadlines: readonly string[];
  /** `single-stage`, `two-stage`, `multiple cut-off`: as the source says. */
  readonly deadlineModel: string | null;
  /** For this topic, all years together. */
  readonly budgetEur: number | null;
  readonly programme: string | null;
  readonly url: string | null;
  readonly keywords: readonly string[];
  /** At the time of the pull; `statusOfCall` tells it for any other. */
  readonly status: CallStatus;
  /** The code of the source, kept because public documents disagree on what it means. */
  readonly sourceStatus: string | null;
}

export type CallStatus = 'forthcoming' | 'open' | 'closed' | 'unknown';

const CLOSING_TIME = '17:00';
const BRUSSELS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-10-07 14:00`: the wall clock in Brussels. */
export const brusselsTime = (ms: number): string => BRUSSELS.format(ms);

/**
 * Whether one can still apply, by the dates of the call. Of two stages the first deadline counts, for after it no one new can enter; of
 * several cut-offs the last.
 */
export function statusOfCall(
  { opens, deadlines, deadlineModel }: Pick<OpenCall, 'opens' | 'deadlines' | 'deadlineModel'>,
  ms: number,
): CallStatus {
  const now = brusselsTime(ms);
  const inStages = /two.?stage/i.test(deadlineModel ?? '');
  const deadline = inStages ? deadlines[0] : deadlines.at(-1);
  if (opens !== null && now.slice(0, 10) < opens) return 'forthcoming';
  if (deadline === undefined) return 'unknown';
  return now >= `${deadline} ${CLOSING_TIME}` ? 'closed' : 'open';
}
