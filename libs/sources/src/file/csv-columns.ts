import { badInput } from '#libs/domain';
import { checkMapping, type ColumnMapping, SIGNAL_FIELDS } from './mapping.js';

/** Names under which exports of patent offices, libraries and news archives write the fields, where no column bears the field's own name. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  id: ['patentnumber', 'publicationnumber', 'lensid', 'identifier', 'guid', 'doi'],
  title: ['headline', 'inventiontitle', 'titleoriginal', 'name'],
  text: ['abstract', 'summary', 'summaryoriginal', 'description'],
  date: ['publicationdate', 'pubdate', 'datepublished', 'published', 'publishedat', 'day'],
  url: ['link', 'patenturl', 'href', 'web'],
  country: ['countrycode', 'land'],
  organisations: [
    'organizations',
    'organisation',
    'organization',
    'assignee',
    'assignees',
    'applicant',
    'applicants',
    'owner',
    'owners',
    'company',
  ],
  codes: [
    'ipc',
    'ipccodes',
    'cpc',
    'cpccodes',
    'topics',
    'keywords',
    'categories',
    'category',
    'tags',
    'sectors',
    'sector',
    'industry',
  ],
  amountEur: ['amountineur'],
  lang: ['language', 'titlelang'],
  publisher: ['source', 'journal', 'newspaper'],
};

/** Names match without regard to case, blanks, dashes and underscores. */
const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

/**
 * For each column of a header the signal field it feeds, or null: as mapped, else by its name, else by a usual other name. Throws a
 * readable error when a mapped column is not in the file, or when nothing in the header can be a title
 * of a signal or take one back.
 */
export function fieldsOfColumns(header: readonly string[], mapping: ColumnMapping): (string | null)[] {
  checkMapping(mapping);
  const names = header.map(fold);
  const fields: (string | null)[] = header.map(() => null);
  const taken = new Set<string>();
  const take = (field: string, name: string): boolean => {
    const column = names.findIndex((folded, at) => folded === name && fields[at] === null);
    if (column < 0 || taken.has(field)) return false;
    fields[column] = field;
    taken.add(field);
    return true;
  };
  const columns = header
    .map((name) => name.trim())
    .join(', ')
    .slice(0, 300);
  for (const [field, column] of Object.entries(mapping)) {
    if (!take(field, fold(column))) throw badInput(`The file has no column "${column}"; it has ${columns}`);
  }
  for (const field of SIGNAL_FIELDS) take(field, fold(field));
  for (const field of SIGNAL_FIELDS) ALIASES[field]?.some((alias) => take(field, alias));
  if (!taken.has('title') && !(taken.has('id') && taken.has('withdrawn')))
    throw badInput(
      `The file has no column for the title; it has ${columns}. Say which one it is, as in --map title=${header[0]?.trim() || 'Headline'}.`,
    );
  return fields;
}
