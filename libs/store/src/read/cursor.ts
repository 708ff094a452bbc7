import { badInput } from '#libs/domain';

/** A place in a list, opaque to callers. */
export const encodeCursor = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of a cursor we made. Throws BAD_INPUT for any other text. */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((part) => typeof part === 'string' || typeof part === 'number')
    )
      return parts;
  } catch {
    // falls through to the one error below
  }
  throw badInput('The cursor is not one of ours.', [
    { path: 'cursor', message: 'use nextCursor of the previous page, unchanged' },
  ]);
}
