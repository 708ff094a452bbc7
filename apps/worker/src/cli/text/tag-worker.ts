import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalogue } from '#libs/platform';
import { loadReader } from '../../reader.js';
import { tagLines } from './tag-lines.js';
import type { IdentifiedText } from './text-rows.js';

/** A thread of the tagger pool: chunks of texts come in, their output lines go out, in order. */
const reader = loadReader(loadCatalogue(), (workerData as { model: string | undefined }).model);
parentPort!.on('message', (chunk: readonly IdentifiedText[]) => parentPort!.postMessage(tagLines(reader, chunk)));
