/**
 * The server others are measured by: NestJS on Express with one route that returns ready bytes, and nothing else. Content is read once from the
 * file in BODIES, a JSON object from path (with its query) to body; whoever accepts gzip gets bytes that were packed at the start.
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Controller, Get, Module, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const bodies = new Map(
  Object.entries(JSON.parse(readFileSync(process.env.BODIES, 'utf8'))).map(([path, text]) => [
    path,
    { plain: Buffer.from(text), packed: gzipSync(text, { level: 6 }) },
  ]),
);

class Answers {
  one(request, response) {
    const body = bodies.get(request.originalUrl);
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    const packed = request.headers['accept-encoding'] === 'gzip';
    if (packed) response.setHeader('Content-Encoding', 'gzip');
    response.send(packed ? body.packed : body.plain);
  }
}
Get('*path')(Answers.prototype, 'one', Object.getOwnPropertyDescriptor(Answers.prototype, 'one'));
Req()(Answers.prototype, 'one', 0);
Res()(Answers.prototype, 'one', 1);
Controller()(Answers);
class Bare {}
Module({ controllers: [Answers] })(Bare);

const app = await NestFactory.create(Bare, { logger: false });
app.disable('x-powered-by');
app.set('etag', false);
await app.listen(Number(process.env.PORT), '127.0.0.1');
