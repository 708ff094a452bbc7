import { badInput } from '#libs/domain';

/** What a table of deals may tell. */
export const DEAL_FIELDS = [
  'id',
  'company',
  'date',
  'amount',
  'currency',
  'round',
  'investors',
  'sectors',
  'country',
  'region',
  'city',
  'text',
  'url',
  'source',
] as const;
export type DealField = (typeof DEAL_FIELDS)[number];

/** Field -> name of the column it stands in. */
export type DealMapping = Partial<Record<DealField, string>>;

/** Usual names of the columns, folded; a name that ends in `*` may go on. The first that is there wins. */
const NAMES: Readonly<Record<DealField, readonly string[]>> = {
  id: ['id', 'dealid', 'uuid'],
  company: ['company', 'companyname', 'startup', 'startupname', 'organisation', 'organization', 'target', 'name'],
  date: ['date', 'dealdate', 'announced', 'announcedon', 'announceddate', 'closedon', 'datejoined', 'date*', 'month'],
  amount: ['amounteur', 'amount', 'dealsize', 'raised', 'moneyraised', 'funding', 'investment', 'amount*', 'total*'],
  currency: ['currency', 'currencycode'],
  round: ['round', 'investmenttype', 'roundtype', 'fundinground', 'dealtype', 'series', 'stage'],
  investors: ['investors', 'investor', 'investorsname', 'selectinvestors', 'leadinvestors', 'investors*'],
  sectors: ['sectors', 'sector', 'industry', 'industryvertical', 'ecosystem', 'tags', 'categories', 'vertical*'],
  country: ['country', 'countrycode', 'hqcountry', 'headquarterscountry'],
  region: ['nuts', 'nutscode', 'nuts2', 'nuts3', 'region'],
  city: ['city', 'citylocation', 'location', 'hq', 'headquarters'],
  text: ['description', 'text', 'summary', 'about', 'subvertical'],
  url: ['url', 'link', 'sourceurl', 'website'],
  source: ['source', 'publisher'],
};

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

export interface DealColumns {
  readonly places: ReadonlyMap<DealField, number>;
  /** What the names of the columns themselves say: `Amount in USD`, `Date (dd/mm/yyyy)`. */
  readonly currency: string | null;
  readonly dayFirst: boolean | null;
}

/** Finds the fields among the columns, mapped ones first. Throws when there is no company or no date. */
export function findColumns(header: readonly string[], mapping: DealMapping = {}): DealColumns {
  const names = header.map(fold);
  const listed = header.map((name) => `"${name.trim()}"`).join(', ');
  const places = new Map<DealField, number>();
  const taken = new Set<number>();
  const take = (field: DealField, at: number) => {
    places.set(field, at);
    taken.add(at);
  };
  for (const field of DEAL_FIELDS) {
    const column = mapping[field];
    if (column === undefined) continue;
    const at = names.indexOf(fold(column));
    if (at < 0) throw badInput(`The table has no column "${column}" for ${field}; it has ${listed.slice(0, 400)}.`);
    take(field, at);
  }
  for (const field of DEAL_FIELDS) {
    for (const name of places.has(field) ? [] : NAMES[field]) {
      const fits = (column: string) => (name.endsWith('*') ? column.startsWith(name.slice(0, -1)) : column === name);
      const at = names.findIndex((column, place) => !taken.has(place) && fits(column));
      if (at < 0) continue;
      take(field, at);
      break;
    }
  }
  for (const field of ['company', 'date'] as const) {
    if (!places.has(field))
      throw badInput(`The table has no column for the ${field} of a deal; say which it is of ${listed.slice(0, 400)}.`);
  }
  const [amountName, dateName] = (['amount', 'date'] as const).map((field) => header[places.get(field) ?? -1] ?? '');
  return { places, currency: currencyIn(amountName!), dayFirst: dayFirstIn(dateName!) };
}

/** ISO 4217 of a text that names a currency by code or sign; null when it names none. */
export function currencyIn(text: string): string | null {
  const code = /\b(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|INR|CNY|JPY|ILS|CAD|AUD|TRY)\b/i.exec(
    text.replaceAll('_', ' '),
  )?.[1];
  if (code) return code.toUpperCase();
  const sign = /[€$£₹¥₪]|\bRs\b/i.exec(text)?.[0].toLowerCase() ?? '';
  return { '€': 'EUR', $: 'USD', '£': 'GBP', '₹': 'INR', rs: 'INR', '¥': 'JPY', '₪': 'ILS' }[sign] ?? null;
}

const dayFirstIn = (name: string): boolean | null =>
  /d{1,2}\W+m{1,2}/i.test(name) ? true : /m{1,2}\W+d{1,2}/i.test(name) ? false : null;
