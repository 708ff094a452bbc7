import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFeed } from '#libs/sources';
import { atom } from './atom.js';
import { readLinks } from './links.js';
import { suggest } from './suggestions.js';

describe('a pasted list of addresses', () => {
  it.each([
    ['https://www.example.org/a?utm_source=x', 'https://example.org/a', 'example.org/a'],
    ['- Title here: https://example.org/a', 'https://example.org/a', 'Title here'],
    ['https://example.org/a | The title', 'https://example.org/a', 'The title'],
    ['[Markdown](https://example.org/a_(b).html)', 'https://example.org/a_(b).html', 'Markdown'],
    ['(see https://example.org/a).', 'https://example.org/a', 'see'],
    ['<a href="https://example.org/a">', 'https://example.org/a', 'a href'],
    ['https://example.org/', 'https://example.org', 'example.org'],
  ])('reads %s', (line, canonical, title) => {
    const { links, refused } = readLinks(line);
    expect(refused).toEqual([]);
    expect(links[0]!.title).toBe(title);
    expect(links[0]!.canonical.replaceAll('%28', '(').replaceAll('%29', ')')).toBe(canonical);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'just words',
    'ftp://example.org/',
    'http://user:pw@example.org/',
    `https://example.org/${'x'.repeat(2_001)}`,
    'http://',
  ])('refuses %s and says why', (line) => {
    const { links, refused } = readLinks(`\n${line}\n`);
    expect(links).toEqual([]);
    expect(refused).toEqual([{ line: 2, reason: expect.any(String) }]);
  });

  it('never throws, and every line with something on it is a link or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { links, refused } = readLinks(text);
        const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
        expect(links.length + refused.length).toBe(lines);
      }),
    );
  });
});

describe('an Atom feed', () => {
  it('is read by a feed reader as it was written, whatever stands in it', () => {
    const title = `<script>alert("1")</script> & 'co' \u0000\u0008]]>`;
    const feed = atom({
      id: 'urn:x',
      title,
      link: 'https://universe.example/?a=1&b=2',
      self: 'https://universe.example/feed',
      updated: '2026-11-28T00:00:00Z',
      author: 'Ada',
      entries: [
        {
          id: 'urn:e',
          title: `Entry & ${title}`,
          link: 'https://universe.example/e',
          updated: '2026-11-27T10:00:00Z',
          summary: '<b>bold</b>',
          categories: ['a"b'],
        },
      ],
    });
    const read = readFeed(Buffer.from(feed));
    expect(read.error ?? null).toBeNull();
    expect(read.entries).toHaveLength(1);
    expect(feed).not.toContain('<script>');
    for (const forbidden of ['\u0000', '\u0008']) expect(feed).not.toContain(forbidden);
  });
});

describe('suggestions', () => {
  const candidate = (id: string, title: string, text = '') => ({
    id,
    kind: 'news',
    title,
    text,
    date: '2026-01-01',
    publisher: 'P',
    url: null,
    trends: [] as string[],
  });

  it('are nearest first, with words that both have, each title once, and none that is there', () => {
    const seeds = [
      { title: 'Solid state batteries with sulphide electrolyte', text: 'The electrolyte is a sulphide.' },
    ];
    const found = suggest(
      seeds,
      [
        candidate('far', 'Football results of the weekend'),
        candidate('near', 'A sulphide electrolyte for solid state cells', 'Electrolyte and cells.'),
        candidate('twice', 'A Sulphide Electrolyte for Solid-State Cells'),
        candidate('same', 'Solid state batteries with sulphide electrolyte'),
      ],
      5,
    );
    expect(found.map(({ id }) => id)).toHaveLength(1);
    expect(['near', 'twice']).toContain(found[0]!.id);
    expect(found[0]!.reason).toContain('Like “Solid state batteries with sulphide electrolyte”: both speak of');
    expect(found[0]!.reason).toContain('sulphide');
  });

  it('are not alike by the small words of a language', () => {
    const seeds = [
      {
        title: 'Le rôle de la propulsion dans les avions',
        text: 'Une étude sur les avions et la propulsion des avions.',
      },
    ];
    const found = suggest(
      seeds,
      [
        candidate(
          'small words',
          'Les freins à la culture des algues',
          'Une enquête sur les algues et la mer, avec des entreprises.',
        ),
        candidate('topic', 'Une nouvelle propulsion pour les avions', 'La propulsion des avions change.'),
      ],
      5,
    );
    expect(found.map(({ id }) => id)).toEqual(['topic']);
    expect(found[0]!.reason.split('both speak of ')[1]).not.toMatch(/\b(?:les|une|de|la|des)\b/);
  });

  it('are none without seeds, candidates or words', () => {
    expect(suggest([], [candidate('a', 'x')], 5)).toEqual([]);
    expect(suggest([{ title: 'x', text: '' }], [], 5)).toEqual([]);
    expect(suggest([{ title: '', text: '' }], [candidate('a', '')], 5)).toEqual([]);
  });
});
