import { createHash } from 'node:crypto';
import { badInput } from '#libs/domain';
import type { SourceListing } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import type { NewFeed, SourceView } from './source.schema.js';

@Injectable()
export class SourcesService {
  constructor(@Context() private readonly api: ApiContext) {}

  async list(): Promise<SourceView[]> {
    return (await this.api.store.sources.list()).map(view);
  }

  async setEnabled(id: string, enabled: boolean): Promise<SourceView> {
    const source = await this.api.store.sources.get(id);
    if (enabled && source.needsKey && !source.needsKey.present) {
      throw badInput(
        `${source.name} needs a key: set ${source.needsKey.variables.join(' and ')} and start the workers again. ${source.needsKey.where}`,
      );
    }
    await this.api.store.sources.setEnabled(id, enabled);
    return (await this.list()).find((other) => other.id === id)!;
  }

  /** The worker asks the source as soon as it can; the politeness of the connector holds all the same. */
  async pull(id: string): Promise<{ jobId: string }> {
    await this.api.store.sources.get(id);
    return { jobId: await this.api.jobs.add('source.pull', { sourceId: id }, { jobId: `pull-${id}` }) };
  }

  /** Adds a feed, switched on. Whether its address may be fetched is decided where it is fetched: by the worker, at each request. */
  async addFeed(feed: NewFeed): Promise<SourceView> {
    const url = new URL(feed.url);
    const id = `feed-${url.hostname.replace(/^www\./, '').replaceAll('.', '-')}-${createHash('sha256').update(url.href).digest('hex').slice(0, 8)}`;
    const name = feed.name ?? url.hostname.replace(/^www\./, '');
    await this.api.store.sources.add({
      id,
      name,
      connector: 'feed',
      options: { url: url.href },
      ecosystems: feed.ecosystems,
      kind: feed.kind,
      publisher: name,
      lang: null,
      country: null,
      licenceNote: 'Added by an editor, who answers for the terms of its use.',
      enabled: true,
      needsKey: null,
    });
    await this.pull(id);
    return (await this.list()).find((source) => source.id === id)!;
  }
}

function view({ options: _options, state: _state, publisher: _publisher, ...source }: SourceListing): SourceView {
  return {
    ...source,
    ecosystems: [...source.ecosystems],
    needsKey: source.needsKey && { ...source.needsKey, variables: [...source.needsKey.variables] },
    status: statusOf(source),
  };
}

function statusOf(source: Pick<SourceListing, 'enabled' | 'needsKey' | 'errorCount' | 'lastOk'>): SourceView['status'] {
  if (source.needsKey && !source.needsKey.present) return 'needs a key';
  if (!source.enabled) return 'off';
  if (source.errorCount > 0) return 'failing';
  return source.lastOk ? 'ok' : 'waiting';
}
