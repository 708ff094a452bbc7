import { brusselsClock, type Call, type CallState, stateOfCall } from '#libs/domain';

/** A call as its source tells it. Its deadlines ascend; several for calls in stages or with cut-offs. */
export interface OpenCall extends Call {
  /** At the time of the pull; `statusOfCall` tells it for any other. */
  readonly status: CallState;
  /** The code of the source, kept because public documents disagree on what it means. */
  readonly sourceStatus: string | null;
}

/** Whether one can still apply, by the dates of the call. */
export const statusOfCall = (call: Pick<OpenCall, 'opens' | 'deadlines' | 'deadlineModel'>, ms: number): CallState =>
  stateOfCall(call, brusselsClock(ms));
