import { badInput } from '#libs/domain';
import type { InputRow } from '../../file/row.js';
import type { SourceRow } from '../connector.js';
import { bareDoi, present } from '../shared/fields.js';
import { type ProjectContext, readContexts, recordsOf, type TableRecord } from './tables.js';
import { openZip } from './zip.js';

/**
 * A research project is counted where research stands in a life cycle, with publications, or as an investment of public money: that is
 * for the user to say.
 */
export const PROJECT_KINDS = ['publication', 'investment'] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** Projects of a bulk archive of CORDIS, row by row; with `since` only those signed or changed on that day or later. */
export async function* parseProjects(bytes: Uint8Array, kind: ProjectKind, since = ''): AsyncGenerator<InputRow> {
  const files = await openZip(bytes);
  const projects = files.get('project.csv');
  if (!projects)
    throw badInput(
      `The archive has no "project.csv"; it has ${[...files.keys()].slice(0, 20).join(', ') || 'nothing'}.`,
    );
  const contexts = await readContexts(files);
  for await (const record of recordsOf(projects())) {
    const { row, bytes: read, error } = record;
    const id = record.get('id');
    if (error !== undefined) yield { row, bytes: read, error };
    else if (!/^[\w-]{1,40}$/.test(id)) yield { row, bytes: read, error: `"${id.slice(0, 40)}" is no id of a project` };
    else if (changedOn(record) >= since) yield { row, bytes: read, value: readProject(record, kind, contexts.get(id)) };
  }
}

/** The later of signature and last change; a day or a day with time. */
function changedOn(record: TableRecord): string {
  const days = [record.get('contentUpdateDate'), dayOfCommitment(record)].filter((day) => /^\d{4}-/.test(day)).sort();
  // Without any date it is not for us to leave it out.
  return days.at(-1)?.slice(0, 10) ?? '9999';
}

/** The money is committed with the signature; a start may lie in the future. */
const dayOfCommitment = (record: TableRecord): string => record.get('ecSignatureDate') || record.get('startDate');

function readProject(record: TableRecord, kind: ProjectKind, context: ProjectContext | undefined): SourceRow {
  const id = record.get('id');
  const acronym = record.get('acronym');
  const title = record.get('title');
  return present<SourceRow>({
    id: `cordis:${id}`,
    kind,
    title: acronym !== '' && title !== '' && !title.includes(acronym) ? `${title} (${acronym})` : title || acronym,
    text: record.get('objective'),
    date: dayOfCommitment(record),
    url: `https://cordis.europa.eu/project/id/${id}`,
    country: context?.country ?? '',
    organisations: context?.organisations ?? [],
    codes: [...(context?.topics ?? []), ...record.get('topics').split(/[;,]/)]
      .map((code) => code.trim())
      .filter(Boolean),
    amountEur: euros(record.get('ecMaxContribution')),
    lang: 'en',
    publisher: 'CORDIS',
    doi: bareDoi(record.get('grantDoi')),
  });
}

/** `1998750,5`: a decimal comma, no grouping. Nothing and zero are "not told". What is no number goes on as it is, to be refused. */
function euros(written: string): string {
  const number = /^\d+(?:[.,]\d+)?$/.test(written) ? written.replace(',', '.') : written;
  return Number(number) === 0 ? '' : number;
}
