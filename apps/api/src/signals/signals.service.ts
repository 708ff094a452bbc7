import { Injectable } from '@nestjs/common';
import type { Facets, SignalReads } from '#libs/store';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { keptByEdition, keptUntilWritten } from '../shared/kept.js';
import type { FacetQuery, SignalQuery } from './signal.schema.js';

/** Answers kept in memory, of pages and facets each. */
const MAX_KEPT = 500;

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

type Page = Awaited<ReturnType<SignalReads['page']>>;

@Injectable()
export class SignalsService {
  private readonly pages = keptUntilWritten<Page>(() => this.api.store.snapshot(), MAX_KEPT);
  private readonly labelled = keptUntilWritten<Awaited<ReturnType<SignalsService['counted']>>>(
    () => this.api.store.snapshot(),
    MAX_KEPT,
  );
  /** What was very dear, over writes, too: counts that speak of the newest matches anyway. */
  private readonly keep = keptByEdition<Facets>(
    () => this.radars.latest(),
    MAX_KEPT,
    ({ capped }) => capped,
  );

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  page(query: SignalQuery): Promise<Page> {
    const { order, limit, cursor, ...filter } = query;
    return this.pages(JSON.stringify(query), () =>
      this.api.store.signals.page(filter, order ?? (filter.q ? 'relevance' : 'newest'), limit, cursor),
    );
  }

  /** Counts with the names a reader knows the values by. */
  facets(query: FacetQuery) {
    return this.labelled(JSON.stringify(query), () => this.counted(query));
  }

  private async counted(query: FacetQuery) {
    const { facets, ...counted } = await this.keep(JSON.stringify(query), () => this.api.store.signals.facets(query));
    const ecosystems = new Map(
      this.api.catalogue.ecosystems.map((ecosystem) => [ecosystem.id as string, ecosystem.name]),
    );
    const trends = new Map(
      (await this.api.store.trends.byIds(facets.trend.map(({ value }) => value))).map((trend) => [
        trend.id,
        trend.name,
      ]),
    );
    const label = (values: readonly { value: string; n: number }[], name: (value: string) => string | undefined) =>
      values.map(({ value, n }) => ({ value, label: name(value) ?? value, n }));
    return {
      ...counted,
      facets: {
        ecosystem: label(facets.ecosystem, (id) => ecosystems.get(id)),
        kind: label(facets.kind, (kind) => kind),
        year: label(facets.year, (year) => year),
        country: label(facets.country, (code) => COUNTRIES.of(code)),
        lang: label(facets.lang, (code) => LANGUAGES.of(code)),
        trend: label(facets.trend, (id) => trends.get(id)),
      },
    };
  }

  one(id: string) {
    return this.api.store.signals.get(id);
  }
}
