import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { canEnter, type RunAs } from './run-as.js';

/** Where a data directory goes that the database user cannot reach (a project under /root, which is 0700). */
const SHARED_ROOT = '/var/lib/trend-universe';

/**
 * The directory of everything the embedded Postgres owns: `<dataDir>/postgres`, with `cluster/` (the data), `postgres.log`
 * and, where needed, a copy of the binaries. Created when missing. When the database user cannot get there, the home is
 * `/var/lib/trend-universe/<hash of the data directory>`: same input, same place, so nothing is lost between starts.
 */
export function makeHome(dataDir: string, user: RunAs, log: (line: string) => void, sharedRoot = SHARED_ROOT): string {
  const wanted = path.join(path.resolve(dataDir), 'postgres');
  makeOwned(wanted, user);
  if (canEnter(wanted, user)) return wanted;
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const elsewhere = path.join(sharedRoot, hash);
  log(`${wanted} is out of reach for the user Postgres runs as (uid ${user.uid}); the database lives in ${elsewhere}`);
  makeOwned(elsewhere, user);
  if (readdirSync(wanted).length === 0) rmdirSync(wanted);
  return elsewhere;
}

/** mkdir -p; for another user, what we create is open to pass through whatever the umask says, and the last belongs to it. */
function makeOwned(directory: string, user: RunAs): void {
  const first = mkdirSync(directory, { recursive: true });
  if (user.uid === undefined) return;
  for (let made = directory; first && made.length >= first.length; made = path.dirname(made)) chmodSync(made, 0o755);
  chownSync(directory, user.uid, user.gid);
}
