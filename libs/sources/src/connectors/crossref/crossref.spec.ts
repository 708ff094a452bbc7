import { afterEach, describe, expect, it } from '@jest/globals';
import { FastClock, idsOf, json, pages, queryOf, stored } from '../../../../../test/support/pull.js';
import { type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { crossref } from './fetch.js';
import { jatsAbstract, jatsText } from './jats.js';
import { parseCrossref } from './parse.js';

let server: ReplayServer;
afterEach(() => server?.close());

const item = (n: number, more: object = {}) => ({
  DOI: `10.5555/KELP.${n}`,
  title: ['Growth of <i>Saccharina</i> at 4 <sup>°</sup>C'],
  abstract: '<jats:title>Abstract</jats:title><jats:p>H<jats:sub>2</jats:sub>O &amp;amp; salt.</jats:p>',
  issued: { 'date-parts': [[2026, 5]] },
  type: 'journal-article',
  'container-title': ['Algae &amp; Sea'],
  publisher: 'Coast Press',
  author: [{ affiliation: [{ name: 'Sea Institute' }] }, { affiliation: [] }],
  ...more,
});
const message = (items: object[], next?: string) => ({
  status: 'ok',
  message: { 'total-results': 3, items, ...(next !== undefined && { 'next-cursor': next }) },
});

describe('jatsText', () => {
  it.each([
    ['<jats:p>One.</jats:p><jats:p>Two.</jats:p>', 'One. Two.'],
    ['CO<sub>2</sub> and H<jats:sub>2</jats:sub>', 'CO2 and H2'],
    ['&lt;i&gt;Escherichia&lt;/i&gt; coli', 'Escherichia coli'],
    ['Food &amp;amp; drink', 'Food & drink'],
    ['<mml:math><mml:msub><mml:mi>x</mml:mi><mml:mn>1</mml:mn></mml:msub></mml:math> grows', 'x1 grows'],
    ['a <inline-formula><tex-math>\\frac{1}{2}</tex-math></inline-formula> b', 'a b'],
    ['p < 0.05 and q > 1', 'p < 0.05 and q > 1'],
    ['<jats:p>unclosed <jats:italic>everything', 'unclosed everything'],
    ['', ''],
  ])('%s', (markup, text) => expect(jatsText(markup)).toBe(text));

  it('leaves the heading out', () => {
    expect(jatsAbstract('<jats:title>ABSTRACT</jats:title><jats:p>Kelp grows.</jats:p>')).toBe('Kelp grows.');
    expect(jatsAbstract('<jats:p>Abstraction helps.</jats:p>')).toBe('Abstraction helps.');
  });
});

describe('parseCrossref', () => {
  const read = (more: object) =>
    parseCrossref(Buffer.from(JSON.stringify(message([item(1, more)])))).rows[0]!.value as Record<string, unknown>;

  it('makes a work a row', () => {
    expect(read({ subtitle: ['A field study'] })).toEqual({
      id: 'doi:10.5555/kelp.1',
      kind: 'publication',
      title: 'Growth of Saccharina at 4 °C: A field study',
      text: 'H2O & salt.',
      date: '2026-05',
      url: 'https://doi.org/10.5555/kelp.1',
      organisations: ['Sea Institute'],
      publisher: 'Algae & Sea',
      doi: '10.5555/kelp.1',
    });
  });

  it.each([
    [{ issued: { 'date-parts': [[null]] }, created: { 'date-parts': [[2025, 1, 9]] } }, '2025-01-09'],
    [{ issued: { 'date-parts': [[2024]] } }, '2024'],
    [{ issued: { 'date-parts': [[2024, 12, 1]] } }, '2024-12-01'],
  ])('reads the dates of %j', (more, date) => expect(read(more)['date']).toBe(date));

  it('refuses a work without DOI and knows what is no page', () => {
    expect(parseCrossref(Buffer.from(JSON.stringify(message([{}])))).rows[0]!.error).toBe('the work has no DOI');
    expect(() => parseCrossref(Buffer.from('Resource not found.'))).toThrow('but: Resource not found.');
  });
});

describe('Crossref connector', () => {
  const options = { query: 'kelp', filter: 'type:journal-article', rows: 2, maxPages: 20, firstDays: 90 };

  it('pages by cursor, politely, until a page is not full', async () => {
    server = await startReplayServer((request) =>
      json(queryOf(request).get('cursor') === '*' ? message([item(1), item(2)], 'n+/=') : message([item(3)], 'again'), {
        'x-rate-limit-limit': '1',
        'x-rate-limit-interval': '3s',
      }),
    );
    const clock = new FastClock();
    const keys = { CROSSREF_MAILTO: 'editor@kelp.example' };
    const found = await pages(server, crossref(server.url('')), { options, keys, clock, since: '2026-01-01' });
    expect(idsOf(found)).toEqual([1, 2, 3].map((n) => `doi:10.5555/kelp.${n}`));
    expect(stored(found)).toEqual({ reachedDay: '2026-10-07' });
    // Three seconds: one of them is the connector's own gap.
    expect(clock.waits).toEqual([2000]);
    const searchParams = queryOf(server.requests[1]);
    expect(searchParams.get('cursor')).toBe('n+/=');
    expect(searchParams.get('mailto')).toBe('editor@kelp.example');
    expect(searchParams.get('filter')).toBe('type:journal-article,from-pub-date:2026-01-01,until-pub-date:2026-10-07');
  });

  it('begins its days again when the cursor has died', async () => {
    server = await startReplayServer((request) =>
      queryOf(request).get('cursor') === 'dead'
        ? { status: 404, body: 'Resource not found.' }
        : json(server.requests.length === 1 ? message([item(1), item(2)], 'dead') : message([item(3)])),
    );
    const first = await pages(server, crossref(server.url('')), { options }, 1);
    expect(stored(first).cursor).toMatchObject({ at: 'dead' });
    const rest = await pages(server, crossref(server.url('')), { options, state: stored(first) });
    expect(idsOf(rest)).toEqual(['doi:10.5555/kelp.3']);
    expect(server.requests.map((request) => queryOf(request).get('cursor'))).toEqual(['*', 'dead', '*']);
  });
});
