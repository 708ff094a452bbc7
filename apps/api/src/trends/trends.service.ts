import { type EditionInfo, notFound, type Trend } from '#libs/domain';
import { Injectable } from '@nestjs/common';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { keptByEdition, keptUntilWritten } from '../shared/kept.js';
import type { SeriesQuery, TrendCard, TrendQuery } from './trend.schema.js';

const EVIDENCE = 20;
const LISTED = 10;
/** Trends whose counts over thousands of signals are kept in memory. */
const MAX_KEPT = 1_000;
/** Cards kept in memory: some 20 kB each. */
const MAX_CARDS = 500;

@Injectable()
export class TrendsService {
  private readonly keep = keptByEdition<Awaited<ReturnType<TrendsService['counted']>>>(
    () => this.radars.latest(),
    MAX_KEPT,
  );
  private readonly cards = keptUntilWritten<TrendCard>(() => this.api.store.snapshot(), MAX_CARDS);

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  async page(query: TrendQuery) {
    const words = query.q?.toLocaleLowerCase('en');
    const former = words ? await this.byFormerName(words) : new Map<string, string>();
    const own = (trend: Trend) => `${trend.name} ${trend.summary}`.toLocaleLowerCase('en').includes(words!);
    const matching = (await this.api.store.trends.active()).filter(
      (trend) =>
        (!words || own(trend) || former.has(trend.id)) &&
        (!query.ecosystem?.length ||
          query.ecosystem.some((id) => trend.ecosystem === id || trend.alsoOn.includes(id))) &&
        (!query.origin || trend.origin === query.origin) &&
        (!query.cursor || trend.id > query.cursor),
    );
    const items = matching.slice(0, query.limit).map((trend) => {
      const name = former.get(trend.id);
      return { ...head(trend), ...(name !== undefined && !own(trend) && { formerName: name }) };
    });
    return { items, nextCursor: matching.length > items.length ? items.at(-1)!.id : null };
  }

  /** Former names that match, by the trend that is known under another now. */
  private async byFormerName(words: string): Promise<Map<string, string>> {
    const names = await this.api.store.trends.formerNames();
    return new Map(
      names
        .filter(({ name }) => name.toLocaleLowerCase('en').includes(words))
        .map(({ trendId, name }) => [trendId, name]),
    );
  }

  /** The trend that goes on from a merged one; null for every other id. */
  async successor(id: string): Promise<string | null> {
    return (await this.api.store.trends.life(id))?.mergedInto ?? null;
  }

  async series(id: string, by: SeriesQuery['by']) {
    await this.known(id);
    const [edition, points] = await Promise.all([this.radars.latest(), this.api.store.trendReads.finer(id, by)]);
    const asOf = asOfOr(edition);
    return {
      trendId: id,
      by,
      points: points.map((point) => ({
        ...point,
        incomplete: this.incomplete(point.kind, Number(point.period.slice(0, 4)), asOf),
      })),
    };
  }

  async card(id: string): Promise<TrendCard> {
    const edition = await this.radars.latest();
    return this.cards(`${edition?.number}/${edition?.hash}/${id}`, () => this.written(id, edition));
  }

  private async written(id: string, edition: EditionInfo | null): Promise<TrendCard> {
    const trend = await this.known(id);
    const reads = this.api.store.trendReads;
    const [series, evidence, [origins, shared], named, history, life] = await Promise.all([
      reads.series(id),
      reads.evidence(id, EVIDENCE),
      this.keep(id, () => this.counted(id)),
      this.api.store.trends.byIds(trend.related),
      this.api.store.editions.history(id),
      this.api.store.trends.life(id),
    ]);
    const radars = [trend.ecosystem, ...trend.alsoOn];
    const placed = edition
      ? await Promise.all(radars.map((ecosystem) => this.radars.placements(edition.number, ecosystem)))
      : [];
    const asOf = asOfOr(edition);
    return {
      ...head(trend),
      drivers: [...trend.drivers],
      codes: [...trend.codes],
      edition,
      placements: placed.flatMap((placements) => placements.filter((placement) => placement.trendId === id)),
      series: series.map((point) => ({ ...point, incomplete: this.incomplete(point.kind, point.year, asOf) })),
      evidence: evidence.map((item) => ({ ...item, words: [...item.words] })),
      countries: origins.countries.map(({ name, n }) => ({ country: name, n })),
      actors: [...origins.actors],
      publishers: [...origins.publishers],
      related: related(named, shared),
      history,
      life: { ...life!, names: [...life!.names], merged: [...life!.merged] },
    };
  }

  /** What is counted over the newest thousands of signals of a trend. */
  private counted(id: string) {
    const reads = this.api.store.trendReads;
    return Promise.all([reads.origins(id, LISTED), reads.sharing(id, LISTED)]);
  }

  private async known(id: string): Promise<Trend> {
    const trend = await this.api.store.trends.find(id);
    if (!trend) throw notFound('trend', id.slice(0, 100), 'GET /api/v1/trends lists them.');
    return trend;
  }

  /** The running year of every kind, and the years before it that sources have not delivered in full. */
  private incomplete(kind: TrendCard['series'][number]['kind'], year: number, asOf: string): boolean {
    return year > Number(asOf.slice(0, 4)) - this.api.catalogue.radar.placement.incompleteYears[kind];
  }
}

const asOfOr = (edition: { readonly asOf: string } | null): string =>
  edition?.asOf ?? new Date().toISOString().slice(0, 10);

const head = (trend: Trend) => ({
  id: trend.id,
  name: trend.name,
  summary: trend.summary,
  ecosystem: trend.ecosystem,
  alsoOn: [...trend.alsoOn],
  segment: trend.segment,
  origin: trend.origin,
  status: trend.status,
});

/** First what the catalogue relates, then what shares signals; each once. */
function related(
  named: readonly Trend[],
  shared: readonly { id: string; name: string; ecosystem: string; shared: number }[],
): TrendCard['related'] {
  const sharing = new Map(shared.map((trend) => [trend.id, trend]));
  const known = new Set(named.map((trend) => trend.id));
  return [
    ...named.map((trend) => ({
      id: trend.id,
      name: trend.name,
      ecosystem: trend.ecosystem as string,
      reason: 'catalogue' as const,
      shared: sharing.get(trend.id)?.shared ?? 0,
    })),
    ...shared.filter((trend) => !known.has(trend.id)).map((trend) => ({ ...trend, reason: 'shared signals' as const })),
  ].slice(0, LISTED);
}
