import { brusselsClock, CallIndex, matchCalls } from '#libs/domain';
import type { StoredCall } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { headOf } from '../calls/call-head.js';
import { type ApiContext, Context } from '../shared/context.js';
import { NeedsService } from './needs.service.js';

/** Calls that are over fall out of what is kept once in so long. */
const TTL_MS = 60 * 60 * 1_000;

/** Calls that fit a cluster, with the reasons. */
@Injectable()
export class ClusterCallsService {
  /** Texts of calls are long and change rarely: taken apart once for each state of the calls. */
  private kept: { version: string; at: number; found: Promise<{ calls: StoredCall[]; index: CallIndex }> } | null =
    null;

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly needs: NeedsService,
  ) {}

  async of(id: string, query: { state: 'open' | 'forthcoming' | 'any'; limit: number }) {
    const now = brusselsClock(Date.now());
    const [profile, { needs }, { calls, index }] = await Promise.all([
      this.api.store.clusters.profiles.get(id),
      this.needs.of(id),
      this.current(now),
    ]);
    const own = profile.ecosystems.map(({ ecosystem }) => ecosystem);
    const items = matchCalls(index, needs, own).flatMap(({ at, score, reasons }) => {
      const head = headOf(calls[at]!, now);
      if (head.state === 'closed' || (query.state !== 'any' && head.state !== query.state)) return [];
      return [{ ...head, score, reasons }];
    });
    return { now, looked: calls.length, needs: needs.length, items: items.slice(0, query.limit) };
  }

  private async current(now: string) {
    const { calls: store } = this.api.store.clusters;
    const version = await store.version();
    if (this.kept?.version !== version || Date.now() - this.kept.at > TTL_MS) {
      const found = store.current(now).then((calls) => ({
        index: new CallIndex(calls),
        calls: calls.map((call) => ({ ...call, text: '' })),
      }));
      found.catch(() => (this.kept = null));
      this.kept = { version, at: Date.now(), found };
    }
    return this.kept.found;
  }
}
