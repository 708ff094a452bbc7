import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { EditionInfo } from '#libs/domain';
import type { NextFunction, Request, Response } from 'express';
import { takesGzip } from './packed.js';

/** The radars as published, without a question in the address: a handful of answers that everybody may see and most callers ask for. */
const KEPT = /^\/api\/v1\/radars(?:\/[a-z-]{1,40})?$/;

type Edition = Pick<EditionInfo, 'number' | 'hash'>;
interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Buffer;
  readonly packed: Buffer;
}
/** Keeps an answer that rests on `edition`; it is dropped when that is no longer the latest. */
export type Keep = (edition: Edition, response: Response, body: string) => void;

/**
 * Answers of the latest edition, kept as bytes with their headers, plain and packed: writing a radar as JSON, hashing and packing it costs several
 * times what sending it does (docs/measurements.md). Stands before everything else; what it has not kept goes the long way, and `sendFrozen` keeps
 * it. A caller's own X-Request-Id goes the long way, too, and so does everything when requests are logged.
 */
export function keptAnswers(latest: () => Promise<Edition | null>, logged: boolean) {
  const answers = new Map<string, Answer>();
  let current = '';
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (logged || request.method !== 'GET' || request.headers['x-request-id'] || !KEPT.test(request.url)) return next();
    const edition = await latest().catch(() => null);
    if (!edition) return next();
    if (current !== nameOf(edition)) {
      answers.clear();
      current = nameOf(edition);
    }
    const answer = answers.get(request.url);
    if (answer) return send(request, response, answer);
    const keep: Keep = (of, sent, body) => {
      if (nameOf(of) === current) answers.set(request.url, answerOf(sent, body));
    };
    response.locals['keep'] = keep;
    next();
  };
}

const nameOf = ({ number, hash }: Edition): string => `${number}/${hash}`;

function answerOf(response: Response, body: string): Answer {
  const headers = Object.entries(response.getHeaders()).filter(([name]) => name !== 'x-request-id');
  const plain = Buffer.from(body);
  return {
    headers: { ...Object.fromEntries(headers.map(([name, value]) => [name, String(value)])), vary: 'Accept-Encoding' },
    plain,
    packed: gzipSync(plain),
  };
}

function send(request: Request, response: Response, { headers, plain, packed }: Answer): void {
  const own = { ...headers, 'x-request-id': randomUUID() };
  if (request.headers['if-none-match'] !== undefined) {
    response.setHeader('etag', headers['etag']!);
    if (request.fresh) return void response.writeHead(304, own).end();
  }
  const gzip = takesGzip(request);
  const body = gzip ? packed : plain;
  response
    .writeHead(200, { ...own, 'content-length': body.length, ...(gzip && { 'content-encoding': 'gzip' }) })
    .end(body);
}
