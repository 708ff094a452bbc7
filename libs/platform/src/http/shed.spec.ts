import { createServer, request as ask, type ClientRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { createMetrics } from '../metrics/metrics.js';
import { shed } from './shed.js';

/** A server whose answers the test gives: two places, four within, half a second of patience. */
describe('a door that sheds', () => {
  let server: Server;
  let inWork: Response[];
  const asked: ClientRequest[] = [];

  beforeEach(async () => {
    inWork = [];
    const door = shed({ most: 4, places: 2, patienceMs: 500, lateMs: 60_000 }, createMetrics('test'));
    server = createServer((incoming, response) => {
      const request = Object.assign(incoming, { path: incoming.url! }) as unknown as Request;
      const answer = response as unknown as Response;
      door.atTheDoor(request, answer, () => door.inTurn(request, answer, () => void inWork.push(answer)));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(async () => {
    for (const one of asked.splice(0)) one.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  function get(path = '/', headers: Record<string, string> = {}, method = 'GET') {
    const { port } = server.address() as AddressInfo;
    const sent = ask({ port, path, headers, method, agent: false });
    const answer = new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
    sent.on('error', () => {}); // the test ends some of them itself
    asked.push(sent);
    return { sent, answer };
  }
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise((later) => setTimeout(later, 5));
  };

  it('lets who waits in as another is answered', async () => {
    // Three connections at once arrive in any order: which of them waits is not said.
    const answers = [get(), get(), get()].map(({ sent, answer }) => (sent.end(), answer));
    await until(() => inWork.length === 2);
    inWork[0]!.end('done');
    expect((await Promise.race(answers)).statusCode).toBe(200);
    await until(() => inWork.length === 3);
    for (const one of inWork.slice(1)) one.end('done');
    expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  });

  it('sends away who waited too long, and who is more than may be within, with Retry-After', async () => {
    const answers = Array.from({ length: 5 }, () => get()).map(({ sent, answer }) => (sent.end(), answer));
    const away = await Promise.race(answers);
    expect(away.statusCode).toBe(503);
    expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
    await until(() => inWork.length === 2);
    for (const one of inWork) one.end('done');
    const statuses = (await Promise.all(answers)).map(({ statusCode }) => statusCode).sort();
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(1);
    expect(statuses.slice(0, 2)).toEqual([200, 200]);
  });

  it('gives the place of a caller who went away to the next', async () => {
    const gone = [get(), get()];
    for (const { sent } of gone) sent.end();
    await until(() => inWork.length === 2);
    const waits = get();
    waits.sent.end();
    for (const { sent } of gone) sent.destroy();
    await until(() => inWork.length === 3);
    inWork[2]!.end('done');
    expect((await waits.answer).statusCode).toBe(200);
  });

  it.each([{ 'content-length': '100' }, { 'transfer-encoding': 'chunked' }])(
    'keeps no place for an upload on its way (%o) or an answer that is being read',
    async (headers) => {
      const upload = get('/', headers as unknown as Record<string, string>, 'POST');
      upload.sent.write('slow');
      await until(() => inWork.length === 1);
      for (let n = 0; n < 2; n++) get().sent.end();
      await until(() => inWork.length === 3);
      get().sent.end();
      inWork.at(-1)!.write('the beginning of a long answer');
      await until(() => inWork.length === 4);
    },
  );

  it('answers probes and streams whatever else there is', async () => {
    for (let n = 0; n < 4; n++) get().sent.end();
    await until(() => inWork.length === 2);
    get('/api/v1/health/live').sent.end();
    get('/', { accept: 'text/event-stream' }).sent.end();
    await until(() => inWork.length === 4);
  });
});
