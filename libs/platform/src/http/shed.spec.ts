import { createServer, request as ask, type ClientRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { until } from '../../../../test/support/until.js';
import { createMetrics } from '../metrics/metrics.js';
import { shed } from './shed.js';

/** A server whose answers the test gives: two places, four within, and more patience than a busy machine needs. */
describe('a door that sheds', () => {
  let server: Server;
  let inWork: Response[];
  const asked: ClientRequest[] = [];

  beforeEach(() => open(60_000));
  afterEach(shut);
  async function open(patienceMs: number): Promise<void> {
    inWork = [];
    const door = shed({ most: 4, places: 2, patienceMs, lateMs: 60_000 }, createMetrics('test'));
    server = createServer((incoming, response) => {
      const request = Object.assign(incoming, { path: incoming.url! }) as unknown as Request;
      const answer = response as unknown as Response;
      door.atTheDoor(request, answer, () => door.inTurn(request, answer, () => void inWork.push(answer)));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  }
  async function shut(): Promise<void> {
    for (const one of asked.splice(0)) one.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }

  function get(path = '/', headers: Record<string, string> = {}, method = 'GET') {
    const { port } = server.address() as AddressInfo;
    const sent = ask({ port, path, headers, method, agent: false });
    const answer = new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
    sent.on('error', () => {}); // the test ends some of them itself
    asked.push(sent);
    return { sent, answer };
  }
  const untilInWork = (n: number) => until(`${n} in work`, () => inWork.length === n);
  /** Answers what is in work and whatever comes in, until all have their answers. */
  async function statuses(answers: Promise<IncomingMessage>[]): Promise<(number | undefined)[]> {
    const answering = setInterval(() => {
      for (const one of inWork) if (!one.writableEnded) one.end('done');
    }, 5);
    try {
      return (await Promise.all(answers)).map(({ statusCode }) => statusCode).sort();
    } finally {
      clearInterval(answering);
    }
  }

  it('lets who waits in as another is answered', async () => {
    // Three connections at once arrive in any order: which of them waits is not said.
    const answers = [get(), get(), get()].map(({ sent, answer }) => (sent.end(), answer));
    await untilInWork(2);
    inWork[0]!.end('done');
    expect((await Promise.race(answers)).statusCode).toBe(200);
    await untilInWork(3);
    expect(await statuses(answers)).toEqual([200, 200, 200]);
  });

  it.each([
    ['is more than may be within', 5, 60_000],
    ['waited too long', 3, 200],
  ])('sends away who %s, with Retry-After', async (_, callers, patienceMs) => {
    await shut();
    await open(patienceMs);
    const answers = Array.from({ length: callers }, () => get()).map(({ sent, answer }) => (sent.end(), answer));
    const away = await Promise.race(answers);
    expect(away.statusCode).toBe(503);
    expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
    expect(inWork).toHaveLength(2);
    // All others are answered: nobody else had to go.
    expect(await statuses(answers)).toEqual([...Array<number>(callers - 1).fill(200), 503]);
  });

  it('gives the place of a caller who went away to the next', async () => {
    const gone = [get(), get()];
    for (const { sent } of gone) sent.end();
    await untilInWork(2);
    const waits = get();
    waits.sent.end();
    for (const { sent } of gone) sent.destroy();
    await untilInWork(3);
    inWork[2]!.end('done');
    expect((await waits.answer).statusCode).toBe(200);
  });

  it.each([{ 'content-length': '100' }, { 'transfer-encoding': 'chunked' }])(
    'keeps no place for an upload on its way (%o) or an answer that is being read',
    async (headers) => {
      const upload = get('/', headers as unknown as Record<string, string>, 'POST');
      upload.sent.write('slow');
      await untilInWork(1);
      for (let n = 0; n < 2; n++) get().sent.end();
      await untilInWork(3);
      get().sent.end();
      inWork.at(-1)!.write('the beginning of a long answer');
      await untilInWork(4);
    },
  );

  it('answers probes and streams whatever else there is', async () => {
    for (let n = 0; n < 4; n++) get().sent.end();
    await untilInWork(2);
    get('/api/v1/health/live').sent.end();
    get('/', { accept: 'text/event-stream' }).sent.end();
    await untilInWork(4);
  });
});
