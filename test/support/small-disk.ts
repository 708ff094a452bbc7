import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A disk of a bounded size at a folder, in memory. */
export interface SmallDisk {
  /** No more can be written than stands there now, and at most `bytes` more. */
  fill(bytes?: number): void;
  free(): void;
  unmount(): void;
}

/** Mounts one, where this machine lets us (Linux, as root, outside of a locked container); else null. */
export function smallDisk(folder: string, bytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  const mount = (...options: string[]) => spawnSync('mount', options);
  if (mount('-t', 'tmpfs', '-o', `size=${bytes},mode=755`, 'trend-universe-test', folder).status !== 0) return null;
  const resize = (size: number) => mount('-o', `remount,size=${size}`, folder);
  const used = () => Number(spawnSync('df', ['--output=used', '-B1', folder]).stdout.toString().split('\n')[1]);
  return {
    fill: (more = 64 * 1024) => {
      // A disk cannot be made smaller than what is on it, and somebody may write between the look and the bound.
      let done = resize(used() + more);
      for (let room = 2; done.status !== 0 && room <= 32; room++) done = resize(used() + room * more);
      if (done.status !== 0) throw new Error(`the small disk could not be bounded: ${String(done.stderr)}`);
    },
    free: () => void resize(bytes),
    // Whoever still holds a file of it keeps it alive until the file is closed.
    unmount: () => void spawnSync('umount', ['--lazy', folder]),
  };
}
