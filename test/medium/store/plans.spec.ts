import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { CoverageReads } from '../../../libs/store/src/read/coverage.read.js';
import { SignalReads } from '../../../libs/store/src/read/signals.read.js';
import { TrendReads } from '../../../libs/store/src/read/trends.read.js';
import { testStore } from '../../support/store.js';

const SIGNALS = 20_000;
/** Tables that grow with the signals: a pass over one of them is what no screen may wait for. */
const GROWING = ['signal', 'signal_tag', 'signal_trend', 'evidence'];

/** 20,000 signals over 14 ecosystems and 200 trends; every third speaks of energy, every hundredth of electrolysers. */
const FILL = [
  `insert into trend (id, ecosystem, name, summary, segment, phrases, origin, status)
   select 'trend-' || n, 'ecosystem-' || n % 14, 'Trend ' || n, '', 'technology', '{}', 'curated', 'active' from generate_series(0, 199) n`,
  `insert into signal (id, kind, title, body, date, country, organisations, codes, lang, publisher, synthetic, content_hash, evidence_key, independent)
   select 'plan:' || n, (array['publication', 'patent', 'news', 'investment', 'article'])[1 + n % 5],
          'Signal ' || n || case when n % 3 = 0 then ' on energy' else '' end || case when n % 100 = 0 then ' and electrolysers' else '' end,
          repeat('Words about matter ' || n % 97 || ' of no great interest. ', 8), date '2012-01-01' + n / 4, (array['DE', 'FR', 'PL', null])[1 + n % 4],
          array['Organisation ' || n % 500], '{}', 'en', 'Publisher ' || n % 50, false, decode(md5('c' || n), 'hex'), decode(md5('e' || n), 'hex'), true
   from generate_series(1, ${SIGNALS}) n`,
  `insert into signal_tag (seq, ecosystem, score, words) select seq, 'ecosystem-' || seq % 14, 0.8, '[]' from signal`,
  `insert into signal_trend (trend_id, seq, score, words, kind, year, independent)
   select 'trend-' || seq % 200, seq, (seq % 90) / 100.0, '[]', kind, extract(year from date), true from signal`,
  `insert into evidence (key, seq, kind, year, quarter, country)
   select evidence_key, seq, kind, extract(year from date), extract(quarter from date), coalesce(country, '') from signal`,
  `insert into evidence_total select kind, year, quarter, country, count(*) from evidence group by 1, 2, 3, 4`,
  `analyze`,
  // What the embedded server is set to; a real one on solid state disks should be, too.
  `set random_page_cost = 1.1`,
];

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

describe('plans of the read models', () => {
  let client: pg.Client;
  let close: () => Promise<void>;
  let explained: PlanNode[];
  /** A connection that explains each query before it runs it. */
  const db = {
    query: async (sql: string, parameters: unknown[] = []) => {
      const { rows } = await client.query(`explain (format json) ${sql}`, parameters);
      explained.push(rows[0]['QUERY PLAN'][0].Plan);
      return (await client.query(sql, parameters)).rows;
    },
  } as unknown as DataSource;
  const signals = new SignalReads(db);
  const trends = new TrendReads(db);
  const coverage = new CoverageReads(db);

  beforeAll(async () => {
    const opened = await testStore();
    client = new pg.Client({ connectionString: opened.url });
    await client.connect();
    for (const sql of FILL) await client.query(sql);
    close = async () => {
      await client.end();
      await opened.close();
    };
  });
  afterAll(() => close());

  const secondPage = async () => {
    const { nextCursor } = await signals.page({}, 'newest', 20);
    return signals.page({}, 'newest', 20, nextCursor!);
  };
  const READS: Record<string, () => Promise<unknown>> = {
    'the newest signals': () => signals.page({}, 'newest', 20),
    'their second page': secondPage,
    'signals of an ecosystem': () => signals.page({ ecosystem: ['ecosystem-3'] }, 'newest', 20),
    'signals of a trend': () => signals.page({ trend: 'trend-42' }, 'newest', 20),
    'signals of a trend and kind': () => signals.page({ trend: 'trend-42', kind: ['patent'] }, 'newest', 20),
    'signals by words, ranked': () => signals.page({ q: 'electrolysers' }, 'relevance', 20),
    'signals by words of an ecosystem': () =>
      signals.page({ q: 'electrolysers', ecosystem: ['ecosystem-3'] }, 'newest', 20),
    'facets of words': () => signals.facets({ q: 'electrolysers' }),
    'facets of a trend': () => signals.facets({ trend: 'trend-42' }),
    'one signal': () => signals.get('plan:77'),
    'the series of a trend': () => trends.series('trend-42'),
    'its series by country': () => trends.finer('trend-42', 'country'),
    'its series by quarter': () => trends.finer('trend-42', 'quarter'),
    'its investments': () => trends.finer('trend-42', 'investment'),
    'its clearest evidence': () => trends.evidence('trend-42', 20),
    'where its evidence comes from': () => trends.origins('trend-42', 10),
    'trends that share its signals': () => trends.sharing('trend-42', 10),
    'every quarter of news, with those of a trend': () => trends.quarters('trend-42'),
    'signals of a trend by actor': () => trends.actors('trend-42'),
    'the titles of its clearest evidence': () => trends.titles('trend-42', 20),
    'the series of an ecosystem': () => trends.ofEcosystem('ecosystem-3', 'year'),
    'its series by quarter (ecosystem)': () => trends.ofEcosystem('ecosystem-3', 'quarter'),
    'its series by country (ecosystem)': () => trends.ofEcosystem('ecosystem-3', 'country'),
    'its investments (ecosystem)': () => trends.ofEcosystem('ecosystem-3', 'investment'),
    'the coverage of an ecosystem': () => coverage.of('ecosystem-3'),
  };

  it.each(Object.keys(READS))('%s: no pass over a table that grows', async (name) => {
    explained = [];
    await READS[name]!();
    expect(explained.length).toBeGreaterThan(0);
    expect(explained.flatMap(sequentialScans)).toEqual([]);
  });

  it('asks every read there is', () => {
    const asked = Object.values(READS).map(String).join('\n');
    for (const [room, reads] of Object.entries({ signals, trends, coverage })) {
      const names = Object.getOwnPropertyNames(Object.getPrototypeOf(reads)).filter(
        (name) => !['constructor', 'cut', 'onePublisher'].includes(name),
      );
      for (const name of names) expect(asked).toMatch(new RegExp(`${room}\\.${name}\\(`));
    }
  });

  it('sees a sequential scan when there is one', async () => {
    explained = [];
    await db.query(`select count(*) from signal where publisher = 'Publisher 7'`);
    expect(explained.flatMap(sequentialScans)).toEqual(['signal']);
  });
});

function sequentialScans(node: PlanNode): string[] {
  const own =
    node['Node Type'].includes('Seq Scan') && GROWING.includes(node['Relation Name']!) ? [node['Relation Name']!] : [];
  return [...own, ...(node.Plans ?? []).flatMap(sequentialScans)];
}
