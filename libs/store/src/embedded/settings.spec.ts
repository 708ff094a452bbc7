import { describe, expect, it } from '@jest/globals';
import os from 'node:os';
import { defaultSettings, memoryLimit } from './settings.js';

const GB = 1024 ** 3;

describe('defaultSettings', () => {
  it.each([
    [0.25 * GB, '51MB', '128MB', '32MB'],
    [1 * GB, '204MB', '512MB', '51MB'],
    [8 * GB, '1638MB', '4096MB', '409MB'],
    [512 * GB, '2048MB', '65536MB', '512MB'],
    [1, '32MB', '128MB', '32MB'],
  ])('sizes the server to %d bytes of memory', (memory, buffers, cache, maintenance) => {
    expect(defaultSettings(memory, 'linux')).toMatchObject({
      shared_buffers: buffers,
      effective_cache_size: cache,
      maintenance_work_mem: maintenance,
    });
  });

  it('does not ask Windows for mmap', () => {
    expect(defaultSettings(GB, 'linux')).toHaveProperty('dynamic_shared_memory_type', 'mmap');
    expect(defaultSettings(GB, 'win32')).not.toHaveProperty('dynamic_shared_memory_type');
  });
});

describe('memoryLimit', () => {
  const files =
    (texts: Record<string, string>) =>
    (file: string): string => {
      const text = texts[file];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    };

  it.each([
    ['no limit is set', {}, os.totalmem()],
    ['cgroup v2 says max', { '/sys/fs/cgroup/memory.max': 'max\n' }, os.totalmem()],
    ['cgroup v2 sets one', { '/sys/fs/cgroup/memory.max': '268435456\n' }, 268_435_456],
    ['cgroup v1 sets one', { '/sys/fs/cgroup/memory/memory.limit_in_bytes': '268435456\n' }, 268_435_456],
    [
      'cgroup v1 sets its "no limit"',
      { '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712' },
      os.totalmem(),
    ],
    ['the file is empty', { '/sys/fs/cgroup/memory.max': '' }, os.totalmem()],
  ])('when %s', (_, texts, expected) => {
    expect(memoryLimit(files(texts))).toBe(expected);
  });
});
