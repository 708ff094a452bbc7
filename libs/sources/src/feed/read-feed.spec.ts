import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFeed } from './read-feed.js';
import { processorTime } from '../../../../test/support/processor-time.js';

const read = (document: string, url?: string) => readFeed(Buffer.from(document), url ? { url } : {});
const item = (inside: string, root = '<rss version="2.0">') =>
  read(`${root}<channel><item>${inside}</item></channel></rss>`).entries[0]!;
const entry = (inside: string, root = '<feed xmlns="http://www.w3.org/2005/Atom">') =>
  read(`${root}<entry>${inside}</entry></feed>`).entries[0]!;

describe('readFeed: kinds', () => {
  it('reads RSS 2.0', () => {
    const feed =
      read(`<?xml version="1.0"?><rss version="2.0"><channel><title>Kelp</title><link>https://kelp.example/</link><language>en-gb</language>
      <image><title>logo</title><link>https://logo.example/</link></image>
      <item><title>Farms</title><link>https://kelp.example/1</link><guid isPermaLink="false">k1</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
      <description>Short</description><author>jo@kelp.example (Jo Weed)</author><category>Sea</category><category>Food</category></item></channel></rss>`);
    expect(feed).toMatchObject({ kind: 'rss', title: 'Kelp', link: 'https://kelp.example/', language: 'en-gb' });
    expect(feed.entries).toEqual([
      {
        id: 'k1',
        title: 'Farms',
        link: 'https://kelp.example/1',
        date: '2024-03-05T10:00:00.000Z',
        language: 'en-gb',
        summary: 'Short',
        author: 'Jo Weed',
        categories: ['Sea', 'Food'],
      },
    ]);
  });

  it('reads RSS 1.0, whose items stand beside the channel', () => {
    const feed =
      read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
      <r:channel rdf:about="https://k.example/rdf"><r:title>K</r:title></r:channel>
      <r:item rdf:about="https://k.example/1"><r:title>One</r:title><d:date>2024-03-05</d:date><d:creator>Jo</d:creator></r:item></rdf:RDF>`);
    expect(feed).toMatchObject({ kind: 'rdf', title: 'K' });
    expect(feed.entries[0]).toMatchObject({
      id: 'https://k.example/1',
      title: 'One',
      date: '2024-03-05T00:00:00.000Z',
      author: 'Jo',
    });
  });

  it('reads Atom 1.0 with its links, text types and inheritance', () => {
    const feed =
      read(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://k.example/blog/"><a:title type="html">K &amp;amp; &lt;b&gt;Co&lt;/b&gt;</a:title>
      <a:link rel="self" href="feed.atom"/><a:link href="."/>
      <a:entry xml:lang="fr"><a:id>tag:k,2024:1</a:id><a:title>1 &lt; 2</a:title><a:link rel="enclosure" href="x.mp3"/><a:link rel="alternate" type="application/json" href="1.json"/>
      <a:link rel="alternate" href="1"/><a:updated>2024-03-06T00:00:00Z</a:updated><a:published>2024-03-05T00:00:00+02:00</a:published>
      <a:author><a:name>Jo</a:name></a:author><a:author><a:name>Al</a:name></a:author>
      <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>H<sub>2</sub>O</p><p>next</p></div></a:content><a:category term="sea" label="Sea"/></a:entry></a:feed>`);
    expect(feed).toMatchObject({ kind: 'atom', title: 'K & Co', link: 'https://k.example/blog/', language: 'de' });
    expect(feed.entries[0]).toEqual({
      id: 'tag:k,2024:1',
      title: '1 < 2',
      link: 'https://k.example/blog/1',
      date: '2024-03-04T22:00:00.000Z',
      language: 'fr',
      summary: 'H2O next',
      author: 'Jo, Al',
      categories: ['Sea'],
    });
  });

  it('reads JSON Feed', () => {
    const feed = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'K',
        home_page_url: 'https://k.example/',
        authors: [{ name: 'Jo' }],
        items: [
          {
            id: 7,
            url: '/7',
            content_html: '<p>a</p><script>x()</script>',
            date_published: '2024-03-05T10:00:00+01:00',
            tags: ['sea'],
          },
        ],
      }),
    );
    expect(feed).toMatchObject({ kind: 'json', title: 'K', link: 'https://k.example/' });
    expect(feed.entries[0]).toMatchObject({
      id: '7',
      title: null,
      link: 'https://k.example/7',
      date: '2024-03-05T09:00:00.000Z',
      summary: 'a',
      author: 'Jo',
      categories: ['sea'],
    });
  });

  it('reads CDF and feeds in a vocabulary of their own', () => {
    const cdf = read(
      '<CHANNEL HREF="http://k.example/"><TITLE>K</TITLE><ITEM HREF="1" LASTMOD="2004-04-06T23:05Z"><TITLE>One</TITLE></ITEM></CHANNEL>',
    );
    expect(cdf).toMatchObject({
      kind: 'cdf',
      title: 'K',
      entries: [{ title: 'One', link: 'http://k.example/1', date: '2004-04-06T23:05:00.000Z' }],
    });
    const own = read(
      '<rss xmlns="https://rss.example/own"><channel><title>K</title><item><title>One</title></item></channel></rss>',
    );
    expect(own).toMatchObject({ kind: 'rss', title: 'K', entries: [{ title: 'One' }] });
  });
});

describe('readFeed: fields', () => {
  it('prefers the names of feeds to those of unknown vocabularies', () => {
    expect(item('<x:title xmlns:x="urn:x">wrong</x:title><title>right</title>').title).toBe('right');
    expect(item('<media:group><media:title>inner</media:title></media:group><dc:title>outer</dc:title>').title).toBe(
      'outer',
    );
    expect(item('<title/><media:title>only</media:title>').title).toBe('only');
  });

  it('takes a permanent guid or an id for the link where there is none', () => {
    expect(item('<guid>https://k.example/1</guid>').link).toBe('https://k.example/1');
    expect(item('<guid isPermaLink="false">https://k.example/1</guid>').link).toBeNull();
    expect(item('<guid>17</guid>')).toMatchObject({ id: '17', link: null });
    expect(entry('<id>https://k.example/1</id>').link).toBe('https://k.example/1');
  });

  it('resolves links from xml:base, the address of the feed, or its site', () => {
    expect(
      read('<rss><channel><item><link>/1</link></item></channel></rss>', 'https://a.example/feed').entries[0]!.link,
    ).toBe('https://a.example/1');
    expect(
      read('<rss><channel><link>https://b.example/</link><item><link>/1</link></item></channel></rss>').entries[0]!
        .link,
    ).toBe('https://b.example/1');
    expect(item('<link>/1</link>').link).toBe('/1');
    expect(item('<link>HTTP://Example.COM/a b</link>').link).toBe('HTTP://Example.COM/a b');
  });

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'VBScript:x',
  ])('drops the link %j', (link) => {
    expect(item(`<link>${link}</link>`).link).toBeNull();
  });

  it('undoes entities once, in the order of the layers', () => {
    expect(item('<title>AT&amp;amp;T &amp;lt;b&amp;gt; &eacute;&#8212;&copy; &unknown; R&D</title>').title).toBe(
      'AT&T <b> é—© &unknown; R&D',
    );
    expect(item('<title><![CDATA[AT&amp;T <b>bold</b>]]></title>').title).toBe('AT&T bold');
    expect(item('<title>if a &lt; b and c > d</title>').title).toBe('if a < b and c > d');
    expect(entry('<title>History of the &lt;blink&gt; tag</title>').title).toBe('History of the <blink> tag');
    expect(entry('<title mode="base64" type="text/html">PGI+Qm9sZDwvYj4=</title>').title).toBe('Bold');
  });

  it('joins characters that were numbered half by half, and opens marks that were escaped with their text', () => {
    const titleOf = (title: string) =>
      readFeed(Buffer.from(`<rss><channel><item><title>${title}</title></item></channel></rss>`)).entries[0]!.title;
    expect(titleOf('&#xD83D;&#xDE00; &#55357;&#56832; &#xD83D; end')).toBe('😀 😀 end');
    expect(titleOf('&lt;![CDATA[A &amp;amp; B]]&gt;')).toBe('A & B');
    expect(titleOf('a &lt;![CDATA[ stays')).toBe('a <![CDATA[ stays');
  });

  it('repairs texts that were encoded twice', () => {
    expect(item('<title>donâ€™t stop: cafÃ© &#226;&#128;&#166;</title>').title).toBe('don’t stop: café …');
    expect(item('<title>don&#146;t</title>').title).toBe('don’t');
    expect(item('<title>Â«déjà»</title>').title).toBe('Â«déjà»');
  });

  it('lets entries without an author have that of the feed', () => {
    const feed = read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Jo</name></author><entry/><entry><author><name>Al</name></author></entry></feed>',
    );
    expect(feed.entries.map(({ author }) => author)).toEqual(['Jo', 'Al']);
  });

  it('takes a script inside a comment for a comment', () => {
    expect(
      item('<description><![CDATA[a <!-- <script> --> b <script>x <!-- y</script> c]]></description>').summary,
    ).toBe('a b c');
  });

  it('leaves scripts, styles and control characters out', () => {
    expect(
      item(
        '<title>a&lt;script&gt;alert(1)&lt;/script&gt;b\u0000\ud800 c</title><description><![CDATA[<style>x{}</style><p onclick="x">Text</p>]]></description>',
      ),
    ).toMatchObject({
      title: 'a b c',
      summary: 'Text',
    });
  });
});

describe('readFeed: ill-formed documents', () => {
  it('keeps items apart whose ends are missing', () => {
    const feed = read(
      '<rss><channel><title>K<item><title>One<link>https://k.example/1<pubDate>2024-03-05<item><title>Two</title><description>a <b>b <p>c</description>',
    );
    expect(feed.title).toBe('K');
    expect(feed.entries.map(({ title, link, summary }) => [title, link, summary])).toEqual([
      ['One', 'https://k.example/1', null],
      ['Two', null, 'a b c'],
    ]);
  });

  it('reads past junk before the document and text after it', () => {
    expect(
      read(
        '\n\nWarning: x in y.php\n<?xml version="1.0"?><rss><channel><item><title>One</title></item></channel></rss> trailing',
      ).entries,
    ).toHaveLength(1);
    expect(read('<item><title>One</title></item>').entries).toHaveLength(1);
  });

  it('says what a document is that is no feed', () => {
    expect(read('<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>').error).toBe(
      'the document is an HTML page, no feed; it names one at /feed',
    );
    expect(read('<note/>').error).toContain('begins with <note>');
    expect(read('').error).toBe('the document is empty');
    expect(read('{"a":1}').error).toContain('no JSON Feed');
    expect(read('[{"a":1}]').error).toContain('no JSON Feed');
    expect(read('{"a":').error).toContain('begins like JSON');
    expect(read('plain words').error).toContain('empty or no XML');
  });

  it('never throws, whatever the bytes', () => {
    const pieces = fc.constantFrom(
      '<rss>',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&',
      '&#x',
      ';',
      '"',
      "'",
      '<',
      '>',
      '\0',
      'text',
      '<feed>',
      '<entry ',
      'xmlns:',
      '="',
      '<!DOCTYPE x [',
      '{"items":[',
    );
    fc.assert(fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => void read(parts.join(''))));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readFeed(bytes)));
  });
});

describe('readFeed: attacks', () => {
  const lols = Array.from({ length: 12 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i || ''};`.repeat(10)}">`).join('');
  it.each([
    [
      'nested entities',
      `<!DOCTYPE lolz [<!ENTITY lol "lol">${lols}]><rss><channel><item><title>ok &lol9;</title></item></channel></rss>`,
    ],
    [
      'a long entity used often',
      `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(999)}">]><rss><channel><item><title>ok ${'&a;'.repeat(200_000)}</title></item></channel></rss>`,
    ],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>ok &f;</title></item></channel></rss>`,
    ],
    ['deep nesting', `<rss><channel><item><title>ok</title></item>${'<a>'.repeat(300_000)}`],
    ['elements never closed', `<rss><channel><item><title>ok</title></item>${'<item>'.repeat(300_000)}`],
    [
      'crossed tags in HTML',
      `<rss><channel><item><title>ok</title><description><![CDATA[${'<a>'.repeat(100_000)}${'</b>'.repeat(100_000)}]]></description></item></channel></rss>`,
    ],
    [
      'a huge title',
      `<rss><channel><item><title>ok</title></item><item><title>${'x'.repeat(20_000_000)}</title></item></channel></rss>`,
    ],
  ])('survives %s, and keeps the neighbours', (_name, document) => {
    const spent = processorTime();
    const feed = read(document);
    expect(feed.entries[0]!.title).toMatch(/^ok/);
    expect(feed.entries[0]!.title!.length).toBeLessThan(1_100_000);
    expect(feed.entries[0]!.title).not.toContain('root:');
    expect(spent()).toBeLessThan(15);
  });
});
