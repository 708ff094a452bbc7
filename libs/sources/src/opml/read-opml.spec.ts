import { describe, expect, it } from '@jest/globals';
import { readOpml } from './read-opml.js';

const read = (body: string) =>
  readOpml(Buffer.from(`<opml version="2.0"><head><title>My feeds</title></head><body>${body}</body></opml>`));

describe('readOpml', () => {
  it('reads feeds with the folders around them', () => {
    const opml = read(
      `<outline text="Energy"><outline text="Wind &amp; sea"><outline type="rss" text="Kelp" xmlUrl="https://kelp.example/feed" htmlUrl="https://kelp.example/"/></outline></outline>`,
    );
    expect(opml.title).toBe('My feeds');
    expect(opml.feeds).toEqual([
      {
        row: 3,
        title: 'Kelp',
        xmlUrl: 'https://kelp.example/feed',
        htmlUrl: 'https://kelp.example/',
        category: ['Energy', 'Wind & sea'],
      },
    ]);
    expect(opml.refused).toEqual([]);
  });

  it('refuses row by row, with the reason', () => {
    const { feeds, refused } = read(
      `<outline text="a" xmlUrl="https://a.example/x"/><outline text="twin" xmlUrl="https://a.example/x"/><outline text="empty"/>
       <outline text="evil" xmlUrl="javascript:alert(1)"/><outline text="page" type="link" url="https://b.example/"/><outline xmlurl="www.c.example/rss"/>`,
    );
    expect(feeds.map((feed) => feed.xmlUrl)).toEqual(['https://a.example/x', 'https://www.c.example/rss']);
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'row 1 names the same feed'],
      [3, 'it has no feed address (xmlUrl)'],
      [4, expect.stringContaining('not an address on the web')],
      [5, 'it is a link, not a feed'],
    ]);
  });

  it('finds the address behind pasted HTML, bare ampersands and missing end tags', () => {
    const { feeds } = read(
      `<outline text="Q&A" description="He works at <a href="https://s.example/" rel="x">Square</a>. Fine." xmlUrl="https://q.example/feed?a=1&b=2" type="rss" />
       <outline text="B" xmlUrl='https://b.example/feed'>`,
    );
    expect(feeds.map(({ title, xmlUrl }) => [title, xmlUrl])).toEqual([
      ['Q&A', 'https://q.example/feed?a=1&b=2'],
      ['B', 'https://b.example/feed'],
    ]);
  });

  it('says what is no OPML', () => {
    expect(readOpml(Buffer.from('<rss/>')).error).toContain('no OPML');
    expect(readOpml(Buffer.from('')).error).toContain('no OPML');
  });
});
