/** What an error of a connection says; a refused one says it only in `code`, or one level down. */
export function reasonOf(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: unknown[] };
  if (message) return message;
  return errors?.length ? reasonOf(errors[0]) : (code ?? String(error));
}
