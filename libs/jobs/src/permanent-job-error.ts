/**
 * Thrown by a handler when trying again cannot help (a file that is gone, a key that is refused): the job goes to the dead
 * letters at once. Every other error is taken as passing, and the job is tried again while attempts are left.
 */
export class PermanentJobError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'PermanentJobError';
  }
}
