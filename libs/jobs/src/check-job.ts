import { badInput } from '#libs/domain';
import { CronExpressionParser } from 'cron-parser';
import type { z } from 'zod';
import type { NewJob } from './backend.js';
import type { AddOptions } from './job-queue.js';
import { DEFAULT_ATTEMPTS, DEFAULT_BACKOFF_MS } from './limits.js';

const MAX_ID_LENGTH = 200;

/** The job with its defaults, ready to be stored. Throws BAD_INPUT with the path of the field. */
export function checkJob(name: string, schema: z.ZodType, data: unknown, options: AddOptions = {}): NewJob {
  const parsed = schema.safeParse(data);
  if (!parsed.success)
    throw badInput(
      `The data of the job "${name}" do not fit the catalogue.`,
      parsed.error.issues.map(({ path, message }) => ({ path: ['data', ...path].join('.'), message })),
    );
  const { jobId, delayMs = 0, attempts = DEFAULT_ATTEMPTS, backoffMs = DEFAULT_BACKOFF_MS } = options;
  if (jobId !== undefined && (jobId.length === 0 || jobId.length > MAX_ID_LENGTH || jobId.includes('\0')))
    throw badInput(`A job id has 1 to ${MAX_ID_LENGTH} characters, none of them NUL.`);
  for (const [option, value, least] of [
    ['delayMs', delayMs, 0],
    ['attempts', attempts, 1],
    ['backoffMs', backoffMs, 0],
  ] as const)
    if (!Number.isSafeInteger(value) || value < least)
      throw badInput(`The option ${option} of the job "${name}" is ${value}; it must be a whole number from ${least}.`);
  return { data: parsed.data, jobId, delayMs, attempts, backoffMs };
}

/** Throws BAD_INPUT unless `pattern` is a cron pattern and `key` a name that either store can hold. */
export function checkSchedule(key: string, pattern: string): void {
  try {
    CronExpressionParser.parse(pattern, { tz: 'UTC' });
  } catch (error) {
    throw badInput(
      `"${pattern}" is not a cron pattern (${(error as Error).message}). An example: "*/15 * * * *", every quarter of an hour.`,
    );
  }
  if (!/^[\w.-]{1,100}$/.test(key))
    throw badInput(`The schedule key "${key}" must be 1 to 100 letters, digits, dots, dashes or underscores.`);
}
