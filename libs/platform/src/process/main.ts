import { TrendUniverseError } from '#libs/domain';
import type { Logger } from '../log/log.js';

/** Runs a program: an error we foresaw is shown as its message, any other with its stack; both end with exit code 1. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${describe(error)}\n`);
    // Half-open pools would keep the process alive.
    process.exit(1);
  }
}

function describe(error: unknown): string {
  if (error instanceof TrendUniverseError) return error.message;
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
    return 'The disk is full. Free some space, or point DATA_DIR to another disk, and start again; nothing that was committed is lost.';
  return (error as Error)?.stack ?? String(error);
}

/** On SIGTERM or Ctrl-C: closes in order, once; a second signal, or 20 seconds, ends the process at once. */
export function onShutdown(log: Logger, close: () => Promise<void>): void {
  let closing = false;
  const stop = (signal: NodeJS.Signals) => {
    if (closing) process.exit(1);
    closing = true;
    log.info({ signal }, 'closing');
    setTimeout(() => process.exit(1), 20_000).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        // Straight to the stream: the log may not be flushed before the exit.
        process.stderr.write(`Closing failed: ${describe(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
