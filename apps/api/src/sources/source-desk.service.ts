import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { badInput, type ConnectorListing, notFound, TrendUniverseError } from '#libs/domain';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import type { CheckBody, ListQuery } from './source.schema.js';

/** A list of feeds is a small document: this is some 20,000 of them. */
const MAX_LIST_BYTES = 5 * 1024 * 1024;

/** Questions that a worker answers in its own time: the asker comes back for the answer. */
@Injectable()
export class SourceDeskService {
  constructor(@Context() private readonly api: ApiContext) {}

  connectors(): Promise<ConnectorListing[]> {
    return this.api.store.sources.connectors();
  }

  async check(question: CheckBody): Promise<{ id: string }> {
    return { id: await this.api.jobs.add('source.check', question, { attempts: 1 }) };
  }

  async takeList(body: Readable, options: ListQuery): Promise<{ id: string }> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of body as AsyncIterable<Buffer>) {
      if ((bytes += part.length) > MAX_LIST_BYTES)
        throw new TrendUniverseError('TOO_LARGE', 'The list is larger than 5 MB. Split it into several.');
      parts.push(part);
    }
    if (bytes === 0) throw badInput('The upload is empty. Send the list as the body, or as the part "file" of a form.');
    const file = randomUUID();
    const folder = join(this.api.config.dataDir, 'uploads');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, file), Buffer.concat(parts));
    return { id: await this.api.jobs.add('source.list', { file, ...options }) };
  }

  async answer(name: 'source.check' | 'source.list', id: string) {
    const job = await this.api.jobs.get(name, id);
    if (!job) throw notFound('question', id.slice(0, 100), 'Answers are kept for the last 1,000 questions: ask again.');
    const state = job.state === 'completed' ? 'done' : job.state === 'dead' ? 'failed' : 'waiting';
    return { id, state, error: job.state === 'dead' ? (job.error ?? null) : null, result: job.result ?? null };
  }
}
