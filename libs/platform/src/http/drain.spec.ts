import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { createDrain } from './drain.js';

describe('a drain', () => {
  it('closes the connection of a request that came in before it began', async () => {
    const drain = createDrain();
    const server = createServer((request, response) => {
      drain.middleware(request as Request, response as Response, () => {
        void drain.begin(0).then(() => response.end('late'));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(answer.headers.get('connection')).toBe('close');
    expect(await answer.text()).toBe('late');
    server.close();
  });

  it('keeps connections until then', async () => {
    const drain = createDrain();
    const server = createServer((request, response) => {
      drain.middleware(request as Request, response as Response, () => response.end('soon'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(answer.headers.get('connection')).toBe('keep-alive');
    await answer.text();
    server.close();
  });
});
