import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFeed } from '#libs/sources';
import { ingest } from '../../support/collections.js';
import { EDITOR_TOKEN, type PeopleApi, startPeopleApi } from '../../support/people.js';
import { inBytes } from '../../support/read-files.js';
import { rawRow } from '../../support/store.js';

/** Into a collection and out of it. */
describe('what goes into a collection and out of it', () => {
  let api: PeopleApi;
  let ada: string;
  beforeAll(async () => {
    api = await startPeopleApi();
    Object.assign((api as { jobs?: object }).jobs ?? {}, {});
    await ingest(api.store, [
      rawRow(1, {
        url: 'https://www.example.org/news/steel?utm_source=x',
        title: 'Green steel from hydrogen begins in Sweden',
        text: 'Hydrogen direct reduction replaces coal in the making of steel.',
      }),
      rawRow(2, {
        url: 'http://paper.example.org/article.php?id=7',
        title: 'A plant for recycled aluminium opens near Lyon',
      }),
      rawRow(3, {
        url: 'http://paper.example.org/article.php?id=8',
        title: 'A plant for recycled copper opens near Turin',
      }),
      rawRow(4, {
        title: 'Hydrogen steel: a second direct reduction plant is planned',
        text: 'Direct reduction with hydrogen needs cheap electricity.',
      }),
      rawRow(5, {
        title: 'Football results of the weekend in full',
        text: 'Nothing about industry is in here at all.',
      }),
      rawRow(6, {
        id: 'patent:1',
        kind: 'patent',
        title: 'Method for reducing iron ore with hydrogen in a shaft furnace',
        organisations: ['Steel & Sons'],
      }),
    ]);
    await api.person('ada@example.org');
    ada = await api.signIn('ada@example.org');
  });
  afterAll(() => api.close());
  const begin = async (title: string) =>
    (await api.as(ada, 'post', '/collections').send({ title }).expect(201)).body.id as string;
  const save = (id: string, ref: string) =>
    api.as(ada, 'post', '/saves').send({ kind: 'signal', ref, collectionId: id }).expect(200);
  const read = async (id: string) => (await api.as(ada, 'get', `/collections/${id}`).expect(200)).body;

  it('imports addresses as the signals they are, whatever their spelling, and the rest as plain links', async () => {
    const id = await begin('Imported');
    const text = [
      '- Steel in Sweden: http://example.org/news/steel/?fbclid=1#top',
      'https://paper.example.org/article.php?id=8',
      'https://paper.example.org/article.php?id=9',
      '[A report](https://elsewhere.example/report_(final).pdf)',
      'https://elsewhere.example/report_(final).pdf',
      'javascript:alert(1)',
      'http://user:secret@example.org/',
      'http://169.254.169.254/latest/meta-data',
      '',
    ].join('\r\n');
    const { body } = await api.as(ada, 'post', `/collections/${id}/links`).send({ text }).expect(200);
    expect(body).toMatchObject({ signals: 2, links: 3, already: 1 });
    expect(body.refused.map(({ line }: { line: number }) => line)).toEqual([6, 7]);
    expect(
      (await read(id)).items.map((item: { kind: string; ref: string; title: string }) => [item.kind, item.ref]),
    ).toEqual([
      ['signal', 'test:1'],
      ['signal', 'test:3'],
      ['link', 'https://paper.example.org/article.php?id=9'],
      ['link', expect.stringContaining('https://elsewhere.example/report_')],
      ['link', 'http://169.254.169.254/latest/meta-data'.replace('http:', 'https:')],
    ]);
    const again = await api.as(ada, 'post', `/collections/${id}/links`).send({ text }).expect(200);
    expect(again.body).toMatchObject({ signals: 0, links: 0, already: 6 });
    await api.as(ada, 'post', `/collections/${id}/history/${body.version}/reversal`).expect(200);
    expect((await read(id)).items).toEqual([]);
    await api
      .as(ada, 'post', `/collections/${id}/links`)
      .send({ text: 'https://a.example/x\n'.repeat(501) })
      .expect(400);
  });

  it('suggests signals like those in it and says why', async () => {
    const id = await begin('Steel');
    await save(id, 'test:1');
    const { body } = await api.as(ada, 'get', `/collections/${id}/suggestions`).expect(200);
    expect(body.map((suggestion: { id: string }) => suggestion.id)).toEqual(expect.arrayContaining(['test:4']));
    expect(body[0].reason).toMatch(
      /^Like “Green steel from hydrogen begins in Sweden”: both speak of .*(hydrogen|reduction|steel)/,
    );
    expect(body.map((suggestion: { id: string }) => suggestion.id)).not.toContain('test:5');
    expect((await api.as(ada, 'get', `/collections/${await begin('Empty')}/suggestions`).expect(200)).body).toEqual([]);
  });

  it('copies and merges with notes, tags and sections, and takes a merge back', async () => {
    const [one, two] = [await begin('One'), await begin('Two')];
    const { itemId, version } = (await save(one, 'test:1')).body;
    await api
      .as(ada, 'patch', `/collections/${one}/items/${itemId}`)
      .send({ version, note: 'Good', tags: ['a'] })
      .expect(200);
    const section = (await api.as(ada, 'post', `/collections/${one}/sections`).send({ title: 'Plants' }).expect(201))
      .body.id;
    await api
      .as(ada, 'post', `/collections/${one}/items/${itemId}/move`)
      .send({ sectionId: section, after: null })
      .expect(200);
    await save(one, 'test:2');
    await save(two, 'test:2');
    const copy = (await api.as(ada, 'post', `/collections/${one}/copies`).send({}).expect(201)).body.id;
    const copied = await read(copy);
    expect(copied).toMatchObject({ title: 'Copy of One', visibility: 'private', sections: [{ title: 'Plants' }] });
    expect(copied.items).toMatchObject([
      { ref: 'test:1', note: 'Good', tags: ['a'], sectionId: copied.sections[0].id },
      { ref: 'test:2' },
    ]);
    const merged = await api.as(ada, 'post', `/collections/${two}/merges`).send({ from: one }).expect(200);
    expect(merged.body).toMatchObject({ added: 1, there: 1 });
    expect((await read(two)).items).toHaveLength(2);
    await api.as(ada, 'post', `/collections/${two}/history/${merged.body.version}/reversal`).expect(200);
    expect((await read(two)).items).toMatchObject([{ ref: 'test:2' }]);
  });

  it('keeps a withdrawn signal as a tombstone, with note and place, in every view and file', async () => {
    const id = await begin('With a tombstone');
    const { itemId, version } = (await save(id, 'patent:1')).body;
    await api.as(ada, 'patch', `/collections/${id}/items/${itemId}`).send({ version, note: 'Keep' }).expect(200);
    await api
      .as(ada, 'post', '/signal-withdrawals')
      .send({ ids: ['patent:1'] })
      .expect(403);
    await ingest(api.store, [{ id: 'patent:1', withdrawn: true, reason: 'Filed in error' }]);
    await api.call('get', '/signals/patent%3A1').expect(404);
    expect((await read(id)).items).toMatchObject([
      {
        state: 'withdrawn',
        title: 'Method for reducing iron ore with hydrogen in a shaft furnace',
        note: 'Keep',
        withdrawnWhy: 'Filed in error',
        withdrawnAt: expect.any(String),
        signal: { kind: 'patent', publisher: 'Test Gazette', excerpt: '' },
      },
    ]);
    for (const [format, type] of [
      ['csv', 'text/csv'],
      ['json', 'application/json'],
      ['ris', 'application/x-research-info-systems'],
      ['bib', 'application/x-bibtex'],
    ]) {
      const file = await inBytes(api.as(ada, 'get', `/collections/${id}/export/${format}`));
      expect(file.headers['content-type']).toContain(type!);
      expect(file.headers['content-disposition']).toBe(`attachment; filename="with-a-tombstone.${format}"`);
      const words = (file.body as Buffer).toString();
      expect(words).toMatch(/withdrawn/i);
      expect(words).toContain('Method for reducing iron ore');
    }
    const pdf = await api.as(ada, 'get', `/collections/${id}/export/pdf`).expect(200);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    const xlsx = await inBytes(api.as(ada, 'get', `/collections/${id}/export/xlsx`));
    expect(xlsx.body.subarray(0, 2).toString()).toBe('PK');
    // A copy keeps the tombstone; the source may change its mind.
    const copy = (await api.as(ada, 'post', `/collections/${id}/copies`).send({}).expect(201)).body.id;
    expect((await read(copy)).items).toMatchObject([{ state: 'withdrawn' }]);
    await ingest(api.store, [
      rawRow(6, { id: 'patent:1', kind: 'patent', title: 'Method for reducing iron ore, as filed again' }),
    ]);
    expect((await read(id)).items).toMatchObject([
      { state: 'here', title: 'Method for reducing iron ore, as filed again', note: 'Keep' },
    ]);
  });

  it('lets editors withdraw by hand, once', async () => {
    const jobs = { add: async () => ({ id: '1' }) };
    Object.assign(
      (api.app.get((await import('../../../apps/api/src/shared/context.js')).API_CONTEXT) as { jobs: object }).jobs,
      jobs,
    );
    const withdraw = () =>
      api
        .as(EDITOR_TOKEN, 'post', '/signal-withdrawals')
        .send({ ids: ['test:5', 'test:nothing'], reason: 'Not ours' })
        .expect(200);
    expect((await withdraw()).body).toEqual({ withdrawn: 1 });
    expect((await withdraw()).body).toEqual({ withdrawn: 0 });
    const lift = (token: string) => api.as(token, 'delete', '/signal-withdrawals/test%3A5');
    await lift(ada).expect(403);
    await lift(EDITOR_TOKEN).expect(204);
    await lift(EDITOR_TOKEN).expect(404);
  });

  it('is followed as a feed that a feed reader reads', async () => {
    const id = await begin('Feed & <more>');
    await save(id, 'test:1');
    await save(id, 'test:4');
    await api.as(ada, 'put', `/collections/${id}/sharing`).send({ visibility: 'public' }).expect(200);
    const { body } = await inBytes(api.call('get', `/collections/${id}/feed`));
    const feed = readFeed(body as Buffer);
    expect(JSON.stringify(feed)).toContain('Feed & <more>');
    expect(JSON.stringify(feed)).toContain('Hydrogen steel: a second direct reduction plant');
    expect(body.toString()).not.toContain('<more>');
  });
});
