import { readTable } from '../../file/csv.js';
import type { ZipFiles } from './zip.js';

/** A record of a table by the names of its columns, and where it stands. */
export interface TableRecord {
  readonly row: number;
  readonly bytes: number;
  readonly error?: string;
  get(column: string): string;
}

/** Records of a table of CORDIS: separated by semicolons, every field in quotes. */
export async function* recordsOf(table: AsyncIterable<Uint8Array>): AsyncGenerator<TableRecord> {
  let columns: ReadonlyMap<string, number> = new Map();
  for await (const { row, bytes, header, fields, error } of readTable(table)) {
    if (row === 0) {
      columns = new Map(header.map((name, at) => [name.trim().toLowerCase(), at]));
      continue;
    }
    const get = (column: string) => fields[columns.get(column.toLowerCase()) ?? -1]?.trim() ?? '';
    const short =
      fields.length < columns.size / 2 ? `the row has ${fields.length} of ${columns.size} columns` : undefined;
    const trouble = error ?? short;
    yield { row, bytes, get, ...(trouble !== undefined && { error: trouble }) };
  }
}

/** What the tables beside `project.csv` say of a project. */
export interface ProjectContext {
  readonly organisations: string[];
  /** Country of the coordinator, else of the first participant. */
  country: string;
  readonly topics: string[];
}

/** Reads `organization.csv` and `euroSciVoc.csv`, where they are there, by id of the project. */
export async function readContexts(files: ZipFiles): Promise<ReadonlyMap<string, ProjectContext>> {
  const contexts = new Map<string, ProjectContext>();
  const contextOf = (project: string): ProjectContext => {
    let context = contexts.get(project);
    if (!context) contexts.set(project, (context = { organisations: [], country: '', topics: [] }));
    return context;
  };
  const organisations = files.get('organization.csv') ?? files.get('organisation.csv');
  for await (const record of organisations ? recordsOf(organisations()) : []) {
    const context = contextOf(record.get('projectID'));
    const coordinates = record.get('role').toLowerCase() === 'coordinator';
    if (coordinates || context.country === '') context.country = record.get('country');
    if (coordinates) context.organisations.unshift(record.get('name'));
    else context.organisations.push(record.get('name'));
  }
  const topics = files.get('euroscivoc.csv');
  for await (const record of topics ? recordsOf(topics()) : [])
    contextOf(record.get('projectID')).topics.push(record.get('euroSciVocTitle'));
  return contexts;
}
