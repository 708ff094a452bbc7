import { Injectable } from '@nestjs/common';
import type { Facets } from '#libs/store';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { keptByEdition } from '../shared/kept.js';
import type { FacetQuery, SignalQuery } from './signal.schema.js';

/** Facets kept in memory. */
const MAX_KEPT = 500;

@Injectable()
export class SignalsService {
  /** Only what was dear: counts that speak of the newest matches anyway. All others are counted anew each time. */
  private readonly keep = keptByEdition<Facets>(
    () => this.radars.latest(),
    MAX_KEPT,
    ({ capped }) => capped,
  );

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  page({ order, limit, cursor, ...filter }: SignalQuery) {
    return this.api.store.signals.page(filter, order ?? (filter.q ? 'relevance' : 'newest'), limit, cursor);
  }

  /** Counts with the names a reader knows the values by. */
  async facets(query: FacetQuery) {
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
    const countries = new Intl.DisplayNames('en', { type: 'region' });
    const languages = new Intl.DisplayNames('en', { type: 'language' });
    const label = (values: readonly { value: string; n: number }[], name: (value: string) => string | undefined) =>
      values.map(({ value, n }) => ({ value, label: name(value) ?? value, n }));
    return {
      ...counted,
      facets: {
        ecosystem: label(facets.ecosystem, (id) => ecosystems.get(id)),
        kind: label(facets.kind, (kind) => kind),
        year: label(facets.year, (year) => year),
        country: label(facets.country, (code) => countries.of(code)),
        lang: label(facets.lang, (code) => languages.of(code)),
        trend: label(facets.trend, (id) => trends.get(id)),
      },
    };
  }

  one(id: string) {
    return this.api.store.signals.get(id);
  }
}
