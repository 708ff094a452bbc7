import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { EditionInfo } from '#libs/domain';
import type { NextFunction, Request, Response } from 'express';
import { takesGzip } from './packed.js';

/** The radars as published, without a question in the address: a handful of answers that everybody may see and most callers ask for. */
const KEPT = /^\/api\/v1\/radars(?:\/[a-z-]{1,40})?$/;

type Edition = Pick<EditionInfo, 'number' | 'hash'>;
interface Answer {
  readonly etag: string;
  /** Names and values in turn, as Node sends them without looking at them again; what each answer has of its own is added. */
  readonly headers: readonly string[];
  readonly plain: Bytes;
  readonly packed: Bytes;
}
interface Bytes {
  readonly body: Buffer;
  readonly headers: readonly string[];
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

/** Headers that one answer has of its own, or that are set anew. */
const OWN = new Set(['x-request-id', 'connection', 'vary']);

function answerOf(response: Response, body: string): Answer {
  const kept = Object.entries(response.getHeaders()).filter(([name]) => !OWN.has(name));
  const headers = [...kept.flatMap(([name, value]) => [name, String(value)]), 'vary', 'Accept-Encoding'];
  const plain = Buffer.from(body);
  const packed = gzipSync(plain);
  return {
    etag: String(response.getHeader('etag')),
    headers,
    plain: { body: plain, headers: [...headers, 'content-length', String(plain.length)] },
    packed: {
      body: packed,
      headers: [...headers, 'content-length', String(packed.length), 'content-encoding', 'gzip'],
    },
  };
}

function send(request: Request, response: Response, { etag, headers, plain, packed }: Answer): void {
  const own = ['x-request-id', randomUUID()];
  if (request.headers['if-none-match'] !== undefined) {
    response.setHeader('etag', etag);
    if (request.fresh) return void response.writeHead(304, [...headers, ...own]).end();
  }
  const bytes = takesGzip(request) ? packed : plain;
  response.writeHead(200, [...bytes.headers, ...own]).end(bytes.body);
}
