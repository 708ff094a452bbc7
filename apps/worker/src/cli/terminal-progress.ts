import type { Progress } from '#libs/pipeline';

const NAMES: Readonly<Record<string, string>> = {
  ingest: 'Reading the file',
  read: 'Tagging signals',
  discover: 'Looking for new trends',
  place: 'Placing trends',
};
const EVERY_MS = 1_000;

/** Progress for people on stderr: one line that is rewritten on a terminal, a line now and then elsewhere. */
export function terminalProgress(): { progress: Progress; end(): void } {
  const live = process.stderr.isTTY === true;
  let last = 0;
  let open = false;
  return {
    progress: (step, done, total) => {
      const now = Date.now();
      const finished = total !== null && done >= total;
      if (now - last < (live ? 100 : EVERY_MS) && !finished) return;
      last = now;
      const share = total ? ` ${Math.min(100, Math.floor((done / total) * 100))} %` : '';
      const line = `  ${NAMES[step] ?? step} ...${share}`;
      if (live) process.stderr.write(`\r\x1b[K${line}`);
      else if (!finished) process.stderr.write(`${line}\n`);
      open = live;
    },
    end: () => {
      if (open) process.stderr.write('\r\x1b[K');
      open = false;
    },
  };
}
