import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalUrl } from './canonical-url.js';
import { linkAcrossKinds } from './cross-links.js';
import { doiOf, evidenceKeys, type Identifiable } from './evidence-keys.js';

describe('canonicalUrl', () => {
  it.each([
    ['http://www.Kelp.example/a/b/?utm_source=rss&utm_medium=feed#top', 'https://kelp.example/a/b'],
    ['https://kelp.example:443/a//b/index.html', 'https://kelp.example/a/b'],
    ['https://m.kelp.example/story?id=7&fbclid=x&page=2', 'https://kelp.example/story?id=7&page=2'],
    ['https://kelp.example/story?page=2&id=7', 'https://kelp.example/story?id=7&page=2'],
    ['https://kelp.example/story/amp/', 'https://kelp.example/story'],
    ['https://kelp.example/story.amp.html', 'https://kelp.example/story.html'],
    ['https://kelp.example/%7Ejo/%e4%b8%ad', 'https://kelp.example/~jo/%E4%B8%AD'],
    ['https://kelp.example/x?source=42', 'https://kelp.example/x?source=42'],
    ['https://kelp.example/x?source=rss', 'https://kelp.example/x'],
    ['https://m.example/x', 'https://m.example/x'],
    [' https://kelp.example ', 'https://kelp.example'],
  ])('%s is %s', (address, canonical) => expect(canonicalUrl(address)).toBe(canonical));
  it.each(['', 'kelp.example/a', 'ftp://kelp.example/', 'http://', 'javascript:alert(1)', 'tag:kelp,2024:1'])(
    '%j is none',
    (address) => expect(canonicalUrl(address)).toBeNull(),
  );
  it('is a fixed point', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = canonicalUrl(address);
        if (once !== null) expect(canonicalUrl(once)).toBe(once);
      }),
    );
  });
});

describe('doiOf', () => {
  it.each([
    ['https://doi.org/10.1000/ABC.1', '10.1000/abc.1'],
    ['doi:10.1000/abc.1.', '10.1000/abc.1'],
    ['http://dx.doi.org/10.1016%2Fj.x.2024', '10.1016/j.x.2024'],
    ['see (10.1000/xyz123)', '10.1000/xyz123'],
    ['10.12/short', null],
    ['nothing', null],
    ['%zz 10.1000/a', '10.1000/a'],
  ])('%s holds %s', (text, doi) => expect(doiOf(text)).toBe(doi));
});

describe('evidenceKeys', () => {
  const signal = (over: Partial<Identifiable>): Identifiable => ({
    id: 'x:1',
    kind: 'news',
    title: 'Title',
    date: '2026-03-05',
    url: null,
    organisations: [],
    codes: [],
    amountEur: null,
    ...over,
  });
  it('knows a paper by its DOI and arXiv number, not by where it lies', () => {
    expect(
      evidenceKeys(signal({ kind: 'publication', id: 'openalex:W1', url: 'https://doi.org/10.1000/ABC' })),
    ).toEqual(['doi:10.1000/abc']);
    expect(
      evidenceKeys(signal({ kind: 'publication', id: 'arxiv:2605.15519v2', url: 'https://arxiv.org/abs/2605.15519' })),
    ).toEqual(['arxiv:2605.15519', 'url:https://arxiv.org/abs/2605.15519']);
  });
  it('knows a patent by its family and number, application and grant alike', () => {
    expect(evidenceKeys(signal({ kind: 'patent', id: 'epo:EP4737352A1', codes: ['H01M', 'family:123'] }))).toEqual([
      'family:123',
      'patent:EP4737352',
    ]);
    expect(evidenceKeys(signal({ kind: 'patent', id: 'epo:EP4737352B1' }))).toEqual(['patent:EP4737352']);
    expect(evidenceKeys(signal({ kind: 'news', id: 'epo:EP4737352B1' }))).toEqual([]);
  });
  it('knows a deal by who, how much and when, as reports differ', () => {
    const deal = (organisation: string, amountEur: number, date: string) =>
      evidenceKeys(signal({ kind: 'investment', organisations: [organisation, 'Some Fund'], amountEur, date }));
    expect(deal('Nordkelp GmbH', 12_000_000, '2026-03-05')).toEqual(['deal:nordkelp|12000000|2026-03']);
    expect(deal('NordKelp', 12_040_000, '2026-03-21')).toEqual(deal('Nordkelp GmbH', 12_000_000, '2026-03-05'));
    expect(deal('Nordkelp', 13_000_000, '2026-03-05')).not.toEqual(deal('Nordkelp', 12_000_000, '2026-03-05'));
    expect(deal('Nordkelp', 0, '2026-03-05')).toEqual([]);
  });
  it('knows an article by its address, but a front page is none', () => {
    expect(evidenceKeys(signal({ url: 'https://www.kelp.example/a?utm_source=x' }))).toEqual([
      'url:https://kelp.example/a',
    ]);
    expect(evidenceKeys(signal({ url: 'https://www.kelp.example/' }))).toEqual([]);
  });
});

describe('linkAcrossKinds', () => {
  const patents = [
    { id: 'p1', text: 'Method of extracting lithium ions from seaweed brine by membrane electrodialysis' },
    { id: 'p2', text: 'Rotor blade with serrated trailing edge for quieter wind turbines' },
    { id: 'p3', text: 'Kitchen drawer with a soft closing hinge' },
  ];
  const papers = [
    { id: 's1', text: 'Serrated trailing edges of rotor blades reduce the noise of wind turbines' },
    { id: 's2', text: 'Lithium extraction from seaweed brine: electrodialysis with selective membranes' },
    { id: 's3', text: 'A survey of monastic manuscripts' },
  ];
  it('links what is about one invention, and leaves the rest alone', () => {
    const links = linkAcrossKinds(patents, papers);
    expect(links.map(({ a, b }) => [a, b])).toEqual([
      ['p1', 's2'],
      ['p2', 's1'],
    ]);
    for (const { similarity } of links) expect(similarity).toBeGreaterThan(0.2);
  });
  it('links nothing where two are equally good, and takes empty lists', () => {
    expect(linkAcrossKinds(patents, [...papers, { ...papers[1]!, id: 'twin' }]).map(({ a }) => a)).toEqual(['p2']);
    expect(linkAcrossKinds([], papers)).toEqual([]);
    expect(linkAcrossKinds([{ id: 'e', text: '' }], [{ id: 'f', text: '' }])).toEqual([]);
  });
});
