import { readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const RUN_DIRECTORY = /^trend-universe-test-(\d+)$/;
const STOP_MS = 10_000;

/** Jest's global teardown: stops the server of this run and removes its directory, and those of runs that were killed. */
export default async function stopPostgres() {
  for (const name of readdirSync(os.tmpdir())) {
    const leader = Number(RUN_DIRECTORY.exec(name)?.[1]);
    if (!leader || (leader !== process.pid && isAlive(leader))) continue;
    const directory = path.join(os.tmpdir(), name);
    await stop(path.join(directory, 'postgres', 'cluster', 'postmaster.pid'));
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** SIGINT is Postgres' fast shutdown. Usually the watchdog has sent it already, when the worker that started it ended. */
async function stop(pidFile) {
  const pid = firstNumber(pidFile);
  if (!pid || !isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (const begun = Date.now(); isAlive(pid) && Date.now() - begun < STOP_MS;) await sleep(50);
}

function firstNumber(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return undefined; // the server has stopped
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
