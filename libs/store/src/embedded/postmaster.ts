import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What postmaster.pid tells (https://www.postgresql.org/docs/18/storage-file-layout.html): lines 1, 4 and 8. */
export interface Postmaster {
  readonly pid: number;
  /** 0 while the server has not written it yet. */
  readonly port: number;
}

/** The server that holds, or held, the cluster; undefined when there is no pid file or it is still being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3] ?? 0) || 0 } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process of that number exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is the server of this cluster. After a restart of a container its number may be anybody's. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  const command = commandLine(pid);
  if (process.platform === 'win32') return /postgres/i.test(command); // tasklist knows no arguments
  return /postgres/.test(command) && command.includes(cluster);
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const [program, options] =
      process.platform === 'win32'
        ? ['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV']]
        : ['ps', ['-ww', '-o', 'command=', '-p', String(pid)]];
    return execFileSync(program as string, options as string[], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
