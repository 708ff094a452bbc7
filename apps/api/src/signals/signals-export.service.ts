import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import { csvTable } from '../shared/csv.js';
import type { ExportQuery } from './signal.schema.js';

/** Enough for a spreadsheet; whoever wants more pages through GET /signals. */
export const EXPORT_AT_MOST = 5_000;
const PAGE = 200;

const HEADER = [
  'id', 'kind', 'date', 'title', 'publisher', 'country', 'language', 'ecosystems', 'trends', 'amount_eur',
  'independent', 'synthetic', 'url', 'excerpt',
] as const; // prettier-ignore

/** The signals of a search as a file. */
@Injectable()
export class SignalsExportService {
  constructor(@Context() private readonly api: ApiContext) {}

  async file({ format, order, ...filter }: ExportQuery): Promise<{ body: string; type: string; complete: boolean }> {
    const { items, complete } = await this.found(filter, order ?? (filter.q ? 'relevance' : 'newest'));
    if (format === 'json') return { body: JSON.stringify(items), type: 'application/json', complete };
    const rows = items.map((item) => [
      item.id,
      item.kind,
      item.date,
      item.title,
      item.publisher,
      item.country,
      item.lang,
      item.ecosystems.join(' '),
      item.trends.map(({ name }) => name).join(' | '),
      item.amountEur,
      item.independent ? 'yes' : 'no',
      item.synthetic ? 'yes' : 'no',
      item.url,
      item.excerpt,
    ]);
    return { body: csvTable(HEADER, rows), type: 'text/csv', complete };
  }

  private async found(filter: Omit<ExportQuery, 'format' | 'order'>, order: 'newest' | 'relevance') {
    const { signals } = this.api.store;
    type Item = Awaited<ReturnType<typeof signals.page>>['items'][number];
    const items: Item[] = [];
    let cursor: string | undefined;
    do {
      const page = await signals.page(filter, order, Math.min(PAGE, EXPORT_AT_MOST - items.length), cursor);
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && items.length < EXPORT_AT_MOST);
    return { items, complete: cursor === undefined };
  }
}
