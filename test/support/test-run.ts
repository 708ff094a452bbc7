import os from 'node:os';
import path from 'node:path';

/** The process that leads this run of Jest: in a Jest worker its parent, else (one file, --runInBand) the process itself. */
const leaderPid = (): number => (process.argv[1]?.endsWith('processChild.js') ? process.ppid : process.pid);

/**
 * Directory of what this run of the tests keeps: one for each run, so that several never meet. stop-postgres.mjs knows the
 * name too: it is plain JavaScript, because Jest cannot resolve our `.js` endings in a global teardown.
 */
export const runDirectory = (): string => path.join(os.tmpdir(), `trend-universe-test-${leaderPid()}`);
