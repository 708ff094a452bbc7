import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { unavailable } from './failure.js';

/** The user Postgres runs as. Empty: as ourselves. Spread it into the options of `spawn`. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>;

/**
 * Postgres refuses to run as root, so root hands it to `postgres` or, where there is none, to `nobody`: accounts every Linux
 * knows (initdb wants one of /etc/passwd). Throws UNAVAILABLE when root may not change its user (single-uid containers).
 */
export function chooseUser(isRoot = process.getuid?.() === 0, passwd = readPasswd): RunAs {
  if (!isRoot) return {};
  const accounts = new Map(passwd().map((entry) => [entry.name, entry]));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.get(name);
    if (account && account.uid !== 0 && canSwitchTo(account)) return { uid: account.uid, gid: account.gid };
  }
  throw unavailable(
    'Postgres does not run as root, and this root cannot switch to the user "postgres" or "nobody". Run as a normal user.',
  );
}

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function readPasswd(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

const canSwitchTo = ({ uid, gid }: Account): boolean =>
  spawnSync('/bin/sh', ['-c', ':'], { uid, gid, cwd: '/' }).status === 0;

/** Whether that user can enter `directory`: tried, not computed, because ACLs and mount options count too. */
export const canEnter = (directory: string, user: RunAs): boolean =>
  user.uid === undefined ||
  spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { ...user, cwd: '/' }).status === 0;
