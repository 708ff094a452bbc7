import { notFound } from '#libs/domain';
import type { Watch } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import type { NewWatchBody } from './watch.schema.js';

/** What an account watches, with what is new in it. */
@Injectable()
export class WatchesService {
  constructor(@Context() private readonly api: ApiContext) {}

  async list(accountId: string) {
    const watches = await this.api.store.watches.of(accountId);
    return Promise.all(watches.map((watch) => this.withNews(watch)));
  }

  async add(accountId: string, body: NewWatchBody) {
    const { store } = this.api;
    const { kind, frequency } = body;
    const wanted = await this.targetOf(accountId, body);
    const mark = await store.watchNews.markNow(kind, wanted.target);
    return this.withNews(await store.watches.add(accountId, { kind, frequency, mark, ...wanted }));
  }

  async withNews({ accountId, ...watch }: Watch) {
    const news = await this.api.store.watchNews.of({ accountId, ...watch }, watch.seenMark);
    const { seenMark: _seen, mailedMark: _mailed, ...view } = watch;
    // The name of a collection that one may no longer read may have become somebody's secret: it keeps the one it had.
    return { ...view, query: { ...view.query }, news };
  }

  private async targetOf(accountId: string, body: NewWatchBody): Promise<Pick<Watch, 'target' | 'name' | 'query'>> {
    const { store } = this.api;
    if (body.kind === 'collection') {
      const { id, title } = await store.collections.read(body.collectionId, { accountId, linkHash: null });
      return { target: id, name: title, query: {} };
    }
    if (body.kind === 'trend') {
      const trend = await store.trends.find(body.trendId);
      if (!trend) throw notFound('trend', body.trendId, 'GET /api/v1/trends lists them.');
      return { target: trend.id, name: trend.name, query: {} };
    }
    // One search, however its lists are ordered.
    const query = Object.fromEntries(
      Object.entries(body.query)
        .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
        .map(([key, value]) => [key, Array.isArray(value) ? [...new Set<string | number>(value)].sort() : value])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    return { target: JSON.stringify(query), name: body.name, query };
  }
}
