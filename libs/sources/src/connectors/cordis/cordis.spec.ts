import { afterEach, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { readSignal } from '#libs/domain';
import type { InputRow } from '../../file/row.js';
import { idsOf, pages, stored } from '../../../../../test/support/pull.js';
import { type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { cordis } from './fetch.js';
import { parseProjects } from './parse.js';
import { openZip } from './zip.js';

let server: ReplayServer;
afterEach(() => server?.close());

const quoted = (...fields: string[]) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(';');
const HEADER = quoted(
  'id',
  'acronym',
  'status',
  'title',
  'startDate',
  'endDate',
  'ecMaxContribution',
  'topics',
  'ecSignatureDate',
  'objective',
  'contentUpdateDate',
  'grantDoi',
);
const project = (id: string, more: Partial<Record<'title' | 'money' | 'changed' | 'signed', string>> = {}) =>
  quoted(
    id,
    'KELP',
    'SIGNED',
    more.title ?? 'Drying kelp',
    '2027-01-01',
    '2029-12-31',
    more.money ?? '1998750,5',
    'HORIZON-CL6-2026-01',
    more.signed ?? '2026-05-06',
    'To "dry" kelp;\nslowly.',
    more.changed ?? '2026-05-09 10:11:12',
    `10.3030/${id}`,
  );
const ORGANISATIONS = [
  quoted('projectID', 'projectAcronym', 'organisationID', 'name', 'country', 'role'),
  quoted('101', 'KELP', '1', 'Coast College', 'PT', 'participant'),
  quoted('101', 'KELP', '2', 'Sea Institute', 'EL', 'coordinator'),
].join('\n');
const TOPICS = [
  quoted('projectID', 'euroSciVocCode', 'euroSciVocPath', 'euroSciVocTitle'),
  quoted('101', '/23/1', '/agricultural sciences/aquaculture', 'aquaculture'),
].join('\n');
const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
const archive = (...projects: string[]) =>
  zip({
    'csv/project.csv': `\ufeff${[HEADER, ...projects].join('\n')}\n`,
    'csv/organization.csv': ORGANISATIONS,
    'csv/euroSciVoc.csv': TOPICS,
  });

async function read(bytes: Uint8Array, since?: string): Promise<InputRow[]> {
  const rows: InputRow[] = [];
  for await (const row of parseProjects(bytes, 'publication', since)) rows.push(row);
  return rows;
}

describe('parseProjects', () => {
  it('joins a project with its partners and topics', async () => {
    const [row] = await read(archive(project('101')));
    expect(row!.value).toEqual({
      id: 'cordis:101',
      kind: 'publication',
      title: 'Drying kelp (KELP)',
      text: 'To "dry" kelp;\nslowly.',
      date: '2026-05-06',
      url: 'https://cordis.europa.eu/project/id/101',
      country: 'EL',
      organisations: ['Sea Institute', 'Coast College'],
      codes: ['aquaculture', 'HORIZON-CL6-2026-01'],
      amountEur: '1998750.5',
      lang: 'en',
      publisher: 'CORDIS',
      doi: '10.3030/101',
    });
    expect(readSignal(row!.value, { latestDay: '2026-10-07' })).toMatchObject({
      signal: { amountEur: 1998750.5, country: 'GR' },
    });
  });

  it.each([
    ['0', undefined],
    ['', undefined],
    ['250000', '250000'],
    ['1998750,375', '1998750.375'],
    ['a lot', 'a lot'],
  ])('reads the money %j as %j', async (money, amount) => {
    const [row] = await read(archive(project('101', { money })));
    expect((row!.value as { amountEur?: string }).amountEur).toBe(amount);
  });

  it('refuses single rows and keeps their neighbours', async () => {
    const rows = await read(archive(project('1'), '"only";"three";"fields"', project('not an id'), project('2')));
    expect(rows.map(({ error, value }) => error ?? (value as { id: string }).id)).toEqual([
      'cordis:1',
      'the row has 3 of 12 columns',
      '"not an id" is no id of a project',
      'cordis:2',
    ]);
  });

  it('gives only what was signed or changed since a day', async () => {
    const old = { signed: '2024-01-01', changed: '2024-02-02 00:00:00' };
    const bytes = archive(project('1', old), project('2', { ...old, changed: '2026-06-01 00:00:00' }), project('3'));
    const rows = await read(bytes, '2026-01-01');
    expect(rows.map((row) => (row.value as { id: string }).id)).toEqual(['cordis:2', 'cordis:3']);
  });

  it('says what is missing in an archive of another kind', async () => {
    await expect(read(zip({ 'readme.txt': 'x' }))).rejects.toThrow('no "project.csv"; it has readme.txt');
    await expect(read(Buffer.from('<html>not found</html>'))).rejects.toThrow('no zip archive');
    await expect(read(new Uint8Array())).rejects.toThrow('no zip archive');
    const bytes = archive(project('1'));
    await expect(read(bytes.subarray(0, bytes.length - 30))).rejects.toThrow(/no zip archive|damaged/);
  });
});

describe('openZip', () => {
  it('does not unpack a bomb', async () => {
    const files = await openZip(zip({ 'project.csv': new Uint8Array(17 * 1024 * 1024) }));
    const reading = (async () => {
      for await (const _part of files.get('project.csv')!());
    })();
    await expect(reading).rejects.toThrow('decompression bomb');
  });

  it('stops where a file does not keep to the size it states', async () => {
    const bytes = Buffer.from(zip({ 'project.csv': 'x'.repeat(100_000) }));
    // The uncompressed size in the central directory, which begins with PK 1 2.
    bytes.writeUInt32LE(10, bytes.indexOf('PK\x01\x02') + 24);
    const files = await openZip(bytes);
    const reading = (async () => {
      for await (const _part of files.get('project.csv')!());
    })();
    await expect(reading).rejects.toThrow(/too many bytes/i);
  });
});

describe('CORDIS connector', () => {
  const options = { programme: 'HORIZON' as const, kind: 'publication' as const };
  const many = archive(...Array.from({ length: 2_500 }, (_, n) => project(String(n))));

  it('hands the rows over in pages, resumes among them, and asks for the file again only when it has changed', async () => {
    server = await startReplayServer(({ headers }) =>
      headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { body: many, headers: { etag: '"1"', 'content-type': 'application/zip' } },
    );
    const first = await pages(server, cordis(server.url('')), { options }, 1);
    const rest = await pages(server, cordis(server.url('')), { options, state: stored(first) });
    expect(idsOf([...first, ...rest])).toEqual(Array.from({ length: 2_500 }, (_, n) => `cordis:${n}`));
    expect([first[0]!.raw?.bytes.length, rest[0]!.raw?.bytes.length, rest[1]!.raw]).toEqual([
      many.length,
      many.length,
      null,
    ]);
    expect(stored(rest)).toEqual({ etag: '"1"', reachedDay: '2026-10-07', nextCheck: '2026-10-14T12:00:00.000Z' });
    expect(server.requests.map(({ path }) => path)).toContain('/data/cordis-HORIZONprojects-csv.zip');

    const again = await pages(server, cordis(server.url('')), { options, state: stored(rest) });
    expect(again).toMatchObject([{ rows: [], raw: null, notModified: true, state: { etag: '"1"' } }]);
  });

  it('begins anew when the file has changed meanwhile', async () => {
    server = await startReplayServer(() => ({ body: server.requests.length === 1 ? many : archive(project('7')) }));
    const first = await pages(server, cordis(server.url('')), { options }, 1);
    expect(idsOf(await pages(server, cordis(server.url('')), { options, state: stored(first) }))).toEqual(['cordis:7']);
  });
});
