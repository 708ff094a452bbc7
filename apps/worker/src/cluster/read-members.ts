import { badInput, type MemberRow, readMember } from '#libs/domain';
import { readTable } from '#libs/sources';
import type { ImportRow } from './import-rows.js';

/** Names under which lists of members bear their columns. Matched without regard to case, blanks, dashes and underscores. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  name: ['name', 'member', 'company', 'companyname', 'organisation', 'organization', 'firm', 'firma', 'membername'],
  id: ['id', 'memberid', 'vat', 'vatid', 'registrationnumber'],
  employees: ['employees', 'size', 'staff', 'headcount', 'sizeclass', 'numberofemployees'],
  nuts: ['nuts', 'region', 'nutscode', 'nuts3', 'nuts2'],
  country: ['country', 'countrycode', 'land'],
  nace: ['nace', 'nacecode', 'nacerev2', 'activity', 'sector'],
  website: ['website', 'url', 'web', 'homepage'],
};

const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');

/** Rows of a table of members, one by one: a file of any size needs the memory of a row. Throws BAD_INPUT when there is no column of names. */
export async function* readMembers(input: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRow<MemberRow>> {
  let places: (readonly [string, number])[] | null = null;
  for await (const { row, bytes, header, fields, error } of readTable(input)) {
    places ??= placesOf(header);
    if (row === 0) continue;
    if (error !== undefined) {
      yield { row, bytes, id: null, error };
      continue;
    }
    if (fields.every((field) => field.trim() === '')) continue;
    const read = readMember(Object.fromEntries(places.map(([field, at]) => [field, fields[at] ?? ''])));
    if (read.ok) yield { row, bytes, id: read.row.key, value: read.row };
    else yield { row, bytes, id: null, error: read.reason };
  }
  if (places === null) throw badInput('The file is empty. Send a CSV with a header line and a column "name".');
}

function placesOf(header: readonly string[]): (readonly [string, number])[] {
  const names = header.map(fold);
  const places = Object.entries(COLUMNS).flatMap(([field, aliases]) => {
    const at = aliases.map((alias) => names.indexOf(alias)).find((index) => index >= 0);
    return at === undefined ? [] : [[field, at] as const];
  });
  if (!places.some(([field]) => field === 'name'))
    throw badInput(
      `The file has no column "name"; it has ${header.join(', ').slice(0, 300)}. The first line names the columns: name, and where known id, employees, nuts, country, nace, website.`,
    );
  return places;
}
