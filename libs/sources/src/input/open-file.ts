import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { badInput } from '#libs/domain';
import type { Feed } from '../feed/feed.js';
import { readFeed } from '../feed/read-feed.js';
import { type ByteSource, collect, gunzip, isGzip, peek } from './bytes.js';

export interface NamedStream {
  readonly stream: ByteSource;
  /** File name as the user knows it; its ending helps to tell the format. */
  readonly name: string;
  /** Bytes, when known. */
  readonly size?: number;
}

/** Feeds are documents: read whole, so of limited size. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

export async function openFile(path: string): Promise<NamedStream> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw badInput(
      error.code === 'ENOENT'
        ? `There is no file "${path}". Check the path.`
        : `"${path}" cannot be read: ${error.message}`,
    );
  });
  if (found.isDirectory()) throw badInput(`"${path}" is a folder: name the files in it, or list them first.`);
  return { stream: createReadStream(path, { highWaterMark: 256 * 1024 }), name: basename(path), size: found.size };
}

/** Reads a file as a feed, gzipped or not. Throws only when the file itself cannot be read: what is wrong inside is in `error`. */
export async function readFeedFile(path: string): Promise<Feed> {
  const { stream } = await openFile(path);
  const { head, whole } = await peek(stream, 3);
  return readFeed(await collect(isGzip(head) ? gunzip(whole) : whole, MAX_DOCUMENT_BYTES));
}
