import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupCommand } from './group.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'group-'));
});
afterAll(() => rm(folder, { recursive: true }));

const group = async (content: string, ...options: string[]): Promise<string> => {
  const [input, output] = [join(folder, 'in.txt'), join(folder, 'out.txt')];
  await writeFile(input, content);
  await groupCommand([...options, input, output]);
  return readFile(output, 'utf8');
};

describe('text group', () => {
  it('writes one integer a line, in the order of the lines', async () => {
    const lines = 'solar cell\r\nwind turbine\r\n\r\nsolar cell panel\r\nwind turbine blade\r\nsolar panel cell';
    const groups = await group(`\uFEFF${lines}`, '--k', '2', '--names');
    expect(groups).toBe('0\n1\n0\n0\n1\n0\n');
  });

  it('looks for the number itself, and takes an empty file', async () => {
    expect(await group('solar cell\n', '--k', 'auto')).toBe('0\n');
    expect(await group('', '--k', '3')).toBe('');
  });

  it.each([
    [['--k', '2'], /Name one file to read and one to write/],
    [['--k', 'two', 'a.txt', 'b.txt'], /--k takes a whole number from 1 on, not "two"/],
    [['--k', '0', 'a.txt', 'b.txt'], /--k takes a whole number from 1 on/],
    [['a.txt', 'b.txt'], /Say how many groups: --k 20, or --k auto/],
    [['--k', '2', 'a.txt', 'a.txt'], /the same file/],
    [['--k', '2', 'no-such-file.txt', 'b.txt'], /There is no file "no-such-file.txt"/],
    [['--how'], /Unknown option/],
    [['--k', 'auto', '--embeddings', 'http://127.0.0.1:9', 'a.txt', 'b.txt'], /say how many groups/],
    [['--k', '2', '--embeddings', 'file:///etc/passwd', 'a.txt', 'b.txt'], /http\(s\) address/],
  ])('says what is wrong with %j', async (args, message) => {
    await expect(groupCommand(args)).rejects.toThrow(message);
  });
});
