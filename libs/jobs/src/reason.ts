/** What an error of a connection says; a refused one says it only in `code`, or one level down. */
export function reasonOf(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: unknown[] };
  if (message) return message;
  return errors?.length ? reasonOf(errors[0]) : (code ?? String(error));
}

const LONGEST_REASON = 10_000;

/** What is kept of a failure: any text as Postgres can hold it, without NUL and halves of characters, over either adapter. */
export const failureOf = (error: unknown): string =>
  (error instanceof Error ? error.message || error.name : String(error))
    .replaceAll('\0', '')
    .slice(-LONGEST_REASON)
    .toWellFormed();
