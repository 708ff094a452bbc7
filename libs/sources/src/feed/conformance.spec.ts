import { describe, expect, it } from '@jest/globals';
import { readFeed } from './read-feed.js';

/** Classes of cases that public conformance suites for feed readers agree on (RFC 4287, RSS 2.0, the W3C validator, well-known readers). */
const read = (document: string, url?: string) => readFeed(Buffer.from(document), url === undefined ? {} : { url });
const atom = (entry: string) =>
  read(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${entry}</entry></feed>`).entries[0]!;
const rss = (item: string) => read(`<rss version="2.0"><channel><item>${item}</item></channel></rss>`).entries[0]!;
const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">';

describe('text constructs of Atom', () => {
  it.each([
    ['html in CDATA', '<title type="html"><![CDATA[&lt;title>]]></title>', '<title>'],
    ['html by entity', '<title type="html">&amp;lt;title></title>', '<title>'],
    ['html by number', '<title type="html">&#38;lt;title></title>', '<title>'],
    ['text in CDATA', '<title type="text"><![CDATA[<title>]]></title>', '<title>'],
    ['text by entity', '<title type="text">&lt;title></title>', '<title>'],
    ['xhtml by entity', `<title type="xhtml">${DIV}&lt;title></div></title>`, '<title>'],
    [
      'xhtml around escaped markup',
      `<title type="xhtml">${DIV}a <em>b</em> &lt;b>c&lt;/b></div></title>`,
      'a b <b>c</b>',
    ],
    ['xhtml that is escaped itself', '<title type="xhtml">&lt;div>a &lt;b>b&lt;/b>&lt;/div></title>', 'a b'],
    ['text with what looks like markup', '<title>AT&amp;amp;T &lt;b>x&lt;/b></title>', 'AT&amp;T <b>x</b>'],
    ['a type in capitals', '<title type="HTML">&lt;b>x&lt;/b></title>', 'x'],
  ])('%s', (_name, title, expected) => expect(atom(title).title).toBe(expected));
});

describe('titles and texts of RSS', () => {
  it.each([
    ['escaped markup', '<title>&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more &amp;#8217;s</title>', 'Bold & more ’s'],
    ['a comparison', '<title>a &lt; b and 5 &gt; 3</title>', 'a < b and 5 > 3'],
    ['a type parameter', '<title>vector&lt;int&gt; in C++</title>', 'vector<int> in C++'],
    ['a single tag with attributes', '<title>safe&lt;embed src="http://x.example/"&gt; words</title>', 'safe words'],
    [
      'scripts and handlers',
      '<title><![CDATA[a<script>alert(1)</script>b<img src=x onerror=alert(1)>]]></title>',
      'a b',
    ],
    ['numbers of Windows-1252', '<title>it&#146;s &#x92;</title>', 'it’s ’'],
  ])('%s', (_name, title, expected) => expect(rss(title).title).toBe(expected));

  it('read the names that a DTD or the document itself gives to characters', () => {
    const old =
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">';
    expect(read(`${old}<rss version="0.91"><channel><title>&eacute; &copy; A&B</title></channel></rss>`).title).toBe(
      'é © A&B',
    );
    const own = '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY me "M &amp; E">]>';
    expect(read(`${own}<rss><channel><title>&me; a&nbsp;b</title></channel></rss>`).title).toBe('M & E a b');
  });

  it('read the quotes of Windows-1252 under the label of Latin-1', () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><title>\x93q\x94 \x96 \x80</title></channel></rss>',
      'latin1',
    );
    expect(readFeed(bytes).title).toBe('“q” – €');
  });
});

describe('xml:base and relative links', () => {
  const links = (document: string, url?: string) => read(document, url).entries.map(({ link }) => link);
  it('add up from the document to the link, at every level', () => {
    expect(
      links(
        `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://e.example/a/"><entry xml:base="b/"><link xml:base="c/" href="d"/></entry>
         <entry xml:base="/root/"><link href="../d"/></entry><entry xml:base=""><link href="d"/></entry><entry xml:base="//o.example/z"><link href="?q#f"/></entry></feed>`,
      ),
    ).toEqual(['http://e.example/a/b/c/d', 'http://e.example/d', 'http://e.example/a/d', 'http://o.example/z?q#f']);
    expect(
      links(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="../a/"><entry xml:base="b/"><link href="d"/></entry></feed>',
        'http://e.example/f/x.xml',
      ),
    ).toEqual(['http://e.example/a/b/d']);
  });

  it('add up once where RSS has its items in a channel', () => {
    const rss = (base: string, items: string) =>
      `<rss version="2.0" xml:base="http://e.example/a/"><channel xml:base="${base}"><title>T</title>${items}</channel></rss>`;
    expect(links(rss('b/', '<item><link>d</link></item><item xml:base="c/"><link>d</link></item>'))).toEqual([
      'http://e.example/a/b/d',
      'http://e.example/a/b/c/d',
    ]);
    expect(
      links('<channel xml:base="b/"><title>T</title><item><link>d</link></item></channel>', 'http://e.example/f.xml'),
    ).toEqual(['http://e.example/b/d']);
  });

  it('take a relative guid for an address only where it says so', () => {
    const guid = (says: string) =>
      links(
        `<rss><channel><title>T</title><item><guid${says}>/p/1</guid></item></channel></rss>`,
        'http://e.example/f.xml',
      );
    expect(guid(' isPermaLink="true"')).toEqual(['http://e.example/p/1']);
    expect([...guid(''), ...guid(' isPermaLink="false"')]).toEqual([null, null]);
  });

  it('count from where the feed says it is when nobody knows better', () => {
    const feed =
      '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="http://e.example/f/x.xml"/><link href="/"/><entry><link href="d"/></entry></feed>';
    expect(read(feed)).toMatchObject({ link: 'http://e.example/', entries: [{ link: 'http://e.example/f/d' }] });
    expect(links(feed, 'http://mirror.example/y/')).toEqual(['http://mirror.example/y/d']);
  });

  it('choose the page among the relations', () => {
    const other =
      '<link rel="self" href="http://a.example/s"/><link rel="enclosure" href="http://a.example/e.mp3"/><link rel="via" href="http://a.example/v"/>';
    const json = '<link rel="alternate" type="application/json" href="http://a.example/j"/>';
    expect(
      atom(`${other}${json}<link rel="ALTERNATE" type="text/html; charset=utf-8" href="http://a.example/h"/>`).link,
    ).toBe('http://a.example/h');
    expect(atom(other + json).link).toBe('http://a.example/j');
    expect(atom(other).link).toBeNull();
  });

  it('take the id of a feed for its page where it names none', () =>
    expect(read('<feed xmlns="http://www.w3.org/2005/Atom"><id>http://e.example/</id></feed>').link).toBe(
      'http://e.example/',
    ));
});

describe('people and languages', () => {
  it.each(['jane@x.example (Jane Doe)', 'Jane Doe &lt;jane@x.example&gt;', '"Jane Doe" jane@x.example'])(
    '%s',
    (author) => expect(rss(`<author>${author}</author>`).author).toBe('Jane Doe'),
  );

  it('believe the own authors of Atom before those of other vocabularies, and never those of a quoted source', () => {
    const dc = '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">D</dc:creator>';
    expect(atom(`${dc}<author><name>A</name></author><author><name>B</name></author>`).author).toBe('A, B');
    expect(atom('<source><author><name>S</name></author><title>S</title></source><title>T</title>')).toMatchObject({
      author: null,
      title: 'T',
    });
  });

  it('believe what the title says of its language', () =>
    expect(atom('<title xml:lang="de">T</title>').language).toBe('de'));
});

describe('feeds that are put together wrongly', () => {
  it.each([
    [
      'a channel opened twice',
      '<rss><channel><channel><title>T</title><item><title>one</title></item></channel></rss>',
    ],
    ['a feed opened twice', '<feed><feed><title>T</title><entry><title>one</title></entry></feed>'],
    ['RDF that lost its root', '<channel><title>T</title></channel><item><title>one</title></item>'],
    [
      'a text opened twice',
      '<rss><channel><title>T</title><description><description>d</description><item><title>one</title></item></channel></rss>',
    ],
    [
      'an enclosure that is never closed',
      '<rss><channel><title>T</title><item><enclosure url=http://x.example/1.mp3 type=audio/mpeg/><title>one</title></item></channel></rss>',
    ],
    [
      'a feed inside a page',
      '<html><head><meta charset="utf-8"><link rel=x></head><body><p>a<rss><channel><title>T</title><item><title>one</title></item></channel></rss></body></html>',
    ],
  ])('%s', (_name, document) => expect(read(document)).toMatchObject({ title: 'T', entries: [{ title: 'one' }] }));

  it('lose no neighbour: items without a feed, and pages that only look like one', () => {
    expect(read('<item><title>one</title></item><item><title>two</title></item>').entries).toHaveLength(2);
    expect(read('<html><body><feed><p>not a feed</p></feed></body></html>').error).toContain('HTML page');
  });
});
