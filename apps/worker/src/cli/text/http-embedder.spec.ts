import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupCommand } from './group.js';
import { httpEmbedder } from './http-embedder.js';

/** A small model of meaning across languages, served as model servers do: one dimension a concept, and one for all the rest. */
const CONCEPTS = [/haus|house|maison|casa/i, /auto|car\b|voiture|coche/i, /brot|bread|pain|pan\b/i];
const place = (text: string): number[] => [...CONCEPTS.map((concept) => (concept.test(text) ? 1 : 0)), 0.05];

describe('an embedding model over HTTP', () => {
  let server: Server;
  let address = '';
  let folder = '';
  const asked: { model: string; input: string[]; key: string | undefined }[] = [];
  let answer = (input: string[]): unknown => ({
    data: input.map((text, index) => ({ index, embedding: place(text) })),
  });

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        const { model, input } = JSON.parse(body) as { model: string; input: string[] };
        asked.push({ model, input, key: request.headers.authorization });
        if (request.url === '/refuses') response.statusCode = 401;
        response.end(JSON.stringify(answer(input)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    folder = await mkdtemp(join(tmpdir(), 'embed-'));
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  it('groups texts of several languages that have no word in common', async () => {
    const [input, output] = [join(folder, 'in.txt'), join(folder, 'out.txt')];
    const lines = [
      'ein Haus',
      'the car',
      'le pain',
      'a house',
      'la maison',
      'une voiture',
      'bread',
      'la casa',
      'el coche',
    ];
    await writeFile(input, lines.join('\n'));
    await groupCommand(['--k', '3', '--embeddings', address, '--embedding-model', 'small', input, output]);
    expect((await readFile(output, 'utf8')).trim().split('\n')).toEqual(['0', '1', '2', '0', '0', '1', '2', '0', '1']);
    expect(asked[0]).toEqual({ model: 'small', input: lines, key: undefined });
  });

  it('asks in batches, with the key, for rows in any order', async () => {
    asked.length = 0;
    const straight = answer;
    answer = (input) => ({ data: input.map((text, index) => ({ index, embedding: [text.length, 1] })).reverse() });
    const texts = Array.from({ length: 130 }, (_, i) => 'x'.repeat(i));
    const { rows, columns, data } = await httpEmbedder(address, 'm', 'secret').embed(texts);
    answer = straight;
    expect({ rows, columns }).toEqual({ rows: 130, columns: 2 });
    // An empty text is sent as a blank.
    expect([data[0], data[2], data[258]]).toEqual([1, 1, 129]);
    expect(asked.map(({ input }) => input.length)).toEqual([64, 64, 2]);
    expect(asked[0]!.key).toBe('Bearer secret');
  });

  it('says what is wrong with an address, a refusal and an answer', async () => {
    expect(() => httpEmbedder('no address', 'm')).toThrow(/http\(s\) address/);
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    await expect(httpEmbedder(`http://127.0.0.1:${port}`, 'm').embed(['a'])).rejects.toThrow(
      /cannot be reached \(ECONNREFUSED\)/,
    );
    await expect(httpEmbedder(`${address}/refuses`, 'm').embed(['a'])).rejects.toThrow(/answered 401/);
    const straight = answer;
    for (const [wrong, message] of [
      [{ error: 'loading' }, /no list of 2 embeddings/],
      [{ data: [{ embedding: [1] }] }, /no list of 2 embeddings/],
      [{ data: [{ embedding: ['1'] }, { embedding: [1] }] }, /no list of 2 embeddings/],
      [{ data: [{ embedding: [1] }, { embedding: [1, 2] }] }, /different lengths/],
    ] as const) {
      answer = () => wrong;
      await expect(httpEmbedder(address, 'm').embed(['a', 'b'])).rejects.toThrow(message);
    }
    answer = straight;
  });
});
