import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { systemClock } from '../../fetch/host-gates.js';
import type { PullContext, PullState } from '../connector.js';
import { addDays, dayOf } from './days.js';

/** One walk through the days of a source, begun now or taken up where it was left. */
export interface Run<At> {
  readonly of: string;
  /** Days asked for, both included. */
  readonly from: string;
  readonly until: string;
  /** Where to go on; null at the beginning. */
  readonly at: At | null;
}

export interface RunHabits<At> {
  readonly atSchema: z.ZodType<At>;
  /** How far back a first pull reaches. */
  readonly firstDays: number;
  /** Days before the last covered one that are asked for again, for items that appear late. */
  readonly overlapDays: number;
}

/** The run that the state left unfinished, if the question is still the same; else a new one from `since`, the last covered day or some days back until today. */
export function beginRun<At>(
  { options, since, state, clock = systemClock }: PullContext,
  { atSchema, firstDays, overlapDays }: RunHabits<At>,
): Run<At> {
  const of = createHash('sha256')
    .update(JSON.stringify([options, since ?? null]))
    .digest('hex')
    .slice(0, 16);
  const at = atSchema.safeParse(state.cursor?.at);
  if (state.cursor?.of === of && at.success)
    return { of, from: state.cursor.from, until: state.cursor.until, at: at.data };
  const until = dayOf(clock.now());
  const covered = state.reachedDay === undefined ? addDays(until, -firstDays) : addDays(state.reachedDay, -overlapDays);
  const from = since ?? covered;
  return { of, from: from < until ? from : until, until, at: null };
}

/** The state in which the run goes on at `at`. */
export const goesOnAt = <At>(state: PullState, { of, from, until }: Run<At>, at: At): PullState => ({
  ...state,
  cursor: { of, from, until, at },
});

/** The state after the end of a run. */
export function endOf<At>(state: PullState, run: Run<At>): PullState {
  const { cursor: _left, ...rest } = state;
  const reachedDay = state.reachedDay !== undefined && state.reachedDay > run.until ? state.reachedDay : run.until;
  return { ...rest, reachedDay };
}
