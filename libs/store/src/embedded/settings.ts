import { readFileSync } from 'node:fs';
import os from 'node:os';

/** Server settings as `-c name=value`. */
export type ServerSettings = Readonly<Record<string, string>>;

const MB = 1024 * 1024;

/** Memory this process may use, in bytes: of the machine, or of the container (cgroup v2, then v1) when that is less. */
export function memoryLimit(readFile: (file: string) => string = (file) => readFileSync(file, 'utf8')): number {
  const limits = ['/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes'].map((file) => {
    try {
      return Number(readFile(file).trim());
    } catch {
      return Number.NaN;
    }
  });
  return Math.min(os.totalmem(), ...limits.filter((limit) => limit > 0));
}

/**
 * Settings sized to `memory` (bytes). A fifth of it as shared buffers leaves room for Node and the page cache; the bounds keep
 * a phone-sized container starting and a big server modest.
 */
export function defaultSettings(memory: number = memoryLimit(), platform: string = process.platform): ServerSettings {
  const share = (part: number, least: number, most: number): string =>
    `${Math.min(most, Math.max(least, Math.floor((memory / MB) * part)))}MB`;
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // a path of more than 107 bytes would refuse to start; TCP works everywhere
    max_connections: '100',
    shared_buffers: share(1 / 5, 32, 2048),
    effective_cache_size: share(1 / 2, 128, 65_536),
    maintenance_work_mem: share(1 / 20, 32, 512),
    work_mem: '16MB',
    random_page_cost: '1.1', // solid state disks; the default of 4 prefers passes over whole tables to their indexes
    max_wal_size: '2GB',
    jit: 'off', // short queries: compiling costs more than it saves
    io_method: 'sync', // Postgres 18; its default, worker processes, measured slower on two cores
    // Docker gives 64 MB of /dev/shm, where parallel hash joins fail with 53100.
    ...(platform === 'win32' ? {} : { dynamic_shared_memory_type: 'mmap' }),
    // The queue's tables go from empty to thousands of rows and back: the planner needs to hear of it soon.
    autovacuum_naptime: '5s',
    log_checkpoints: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
}
