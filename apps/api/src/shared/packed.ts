import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

const NO_GZIP = /gzip\s*;\s*q=0(?:\.0*)?(?:\s|,|$)/i;

/** An answer kept as bytes, plain and packed, with its headers. */
export interface Packed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

export function packed(status: number, headers: Readonly<Record<string, string>>, body: string): Packed {
  const plain = Buffer.from(body);
  const ETag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`;
  return { status, headers: { ...headers, ETag }, plain, gzip: gzipSync(plain) };
}

/** Answers that are kept as objects, as they are sent: packed once, and forgotten with the object. */
const READY = new WeakMap<object, Packed>();

/** Sends a kept object as JSON, written and packed once for all who ask for it, or 304 to a caller that has it. */
export function sendKept(request: Request, response: Response, answer: object): void {
  const ready =
    READY.get(answer) ??
    packed(
      200,
      { 'Cache-Control': 'no-cache', 'Content-Type': 'application/json; charset=utf-8' },
      JSON.stringify(answer),
    );
  READY.set(answer, ready);
  sendPacked(request, response, ready);
}

/** Sends it, or 304 to a caller that has it. */
export function sendPacked(request: Request, response: Response, { status, headers, plain, gzip }: Packed): void {
  response.status(status).set(headers);
  if (status === 200 && request.fresh) return void response.status(304).end();
  if (takesGzip(request)) response.setHeader('Content-Encoding', 'gzip').send(gzip);
  else response.send(plain);
}

/** Whether the caller takes gzip. */
export function takesGzip(request: Request): boolean {
  const accepted = request.headers['accept-encoding'];
  return typeof accepted === 'string' && accepted.includes('gzip') && !NO_GZIP.test(accepted);
}
