import { zipSync } from 'fflate';
import type { Connector } from '../../libs/sources/src/connectors/connector.js';
import { cordis } from '../../libs/sources/src/connectors/cordis/fetch.js';
import { crossref } from '../../libs/sources/src/connectors/crossref/fetch.js';
import { epoOps } from '../../libs/sources/src/connectors/epo-ops/fetch.js';
import { euCalls } from '../../libs/sources/src/connectors/eu-calls/fetch.js';
import { gdelt } from '../../libs/sources/src/connectors/gdelt/fetch.js';
import { openAlex } from '../../libs/sources/src/connectors/openalex/fetch.js';
import { tableConnector } from '../../libs/sources/src/connectors/table/fetch.js';
import { usptoOdp } from '../../libs/sources/src/connectors/uspto-odp/fetch.js';
import { json, queryOf } from './pull.js';
import type { ReplayHandler } from './replay-server.js';

/** A source that takes several pages to give what it has. */
export interface PagingPeer {
  readonly name: string;
  readonly answer: ReplayHandler;
  /** The connector and what it is asked, for a server at this address. */
  at(url: string): { readonly connector: Connector<any>; readonly options: object };
  /** Signals, or calls, it has in all. */
  readonly items: number;
  readonly mostInPage: number;
}

export const PEER_KEYS = { EPO_OPS_KEY: 'k', EPO_OPS_SECRET: 's', USPTO_ODP_API_KEY: 'u', OPENALEX_API_KEY: 'o' };

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const titled = (n: number) => `Drying kelp at sea, number ${n}`;

const openAlexPages: Record<string, [string | null, number[]]> = {
  '*': ['two', [1, 2]],
  two: ['three', [3, 4]],
  three: [null, [5]],
};
const work = (n: number) => ({ id: `https://openalex.org/W${n}`, title: titled(n), publication_date: '2026-09-01' });

const crossrefPages: Record<string, [string, number[]]> = {
  '*': ['b', [1, 2]],
  b: ['c', [3, 4]],
  c: ['d', [5]],
};
const paper = (n: number) => ({
  DOI: `10.5555/kelp.${n}`,
  title: [titled(n)],
  issued: { 'date-parts': [[2026, 5]] },
  type: 'journal-article',
  publisher: 'Coast Press',
});

const patent = (n: number) => ({
  '@country': 'EP',
  '@doc-number': String(4_000_000 + n),
  '@kind': 'A1',
  'bibliographic-data': {
    'publication-reference': {
      'document-id': {
        '@document-id-type': 'docdb',
        country: { $: 'EP' },
        'doc-number': { $: String(4_000_000 + n) },
        kind: { $: 'A1' },
        date: { $: '20260506' },
      },
    },
    'invention-title': { '@lang': 'en', $: titled(n) },
  },
});

const application = (n: number) => ({
  applicationNumberText: `18/${String(n).padStart(6, '0')}`,
  applicationMetaData: {
    inventionTitle: titled(n),
    earliestPublicationDate: '2026-09-03',
    filingDate: '2025-01-01',
  },
});

const openCall = (n: number) => ({
  language: 'en',
  metadata: {
    identifier: [`KELP-${n}`],
    title: [titled(n)],
    type: ['1'],
    status: ['31094501'],
    deadlineDate: ['2026-12-01T00:00:00.000+0000'],
    deadlineModel: ['single-stage'],
    descriptionByte: ['<p>Kelp</p>'],
  },
});

const projects = ['id;acronym;title;startDate;ecSignatureDate;objective;contentUpdateDate']
  .concat(numbers(0, 1_050).map((n) => `${n};KELP;${titled(n)};2026-01-01;2026-05-06;Text;2026-05-09 10:11:12`))
  .join('\n');
const archive = zipSync({
  'csv/project.csv': Buffer.from(projects),
  'csv/organization.csv': Buffer.from('projectID;name;country;role\n'),
  'csv/euroSciVoc.csv': Buffer.from('projectID;euroSciVocCode;euroSciVocPath;euroSciVocTitle\n'),
});

/** Every connector that hands a source over in pages; tables of deals are handed over as other tables are. */
export const PAGING_PEERS: readonly PagingPeer[] = [
  {
    name: 'openalex',
    items: 5,
    mostInPage: 2,
    at: (url) => ({ connector: openAlex(url), options: { search: 'kelp', perPage: 2 } }),
    answer: (request) => {
      const [next, works] = openAlexPages[queryOf(request).get('cursor')!]!;
      return json({ meta: { count: 5, next_cursor: next }, results: works.map(work) });
    },
  },
  {
    name: 'crossref',
    items: 5,
    mostInPage: 2,
    at: (url) => ({ connector: crossref(url), options: { query: 'kelp', rows: 2 } }),
    answer: (request) => {
      const [next, papers] = crossrefPages[queryOf(request).get('cursor')!]!;
      return json({ status: 'ok', message: { 'total-results': 5, items: papers.map(paper), 'next-cursor': next } });
    },
  },
  {
    name: 'epo-ops',
    items: 250,
    mostInPage: 100,
    at: (url) => ({ connector: epoOps(url), options: { cql: 'cpc=A23L17', firstDays: 1 } }),
    answer: (request) => {
      if (request.path.endsWith('/accesstoken')) return json({ access_token: 't', expires_in: '1199' });
      const [first, last] = request.headers['x-ops-range']!.split('-').map(Number) as [number, number];
      const shown = numbers(first - 1, Math.min(last, 250)).map(patent);
      return json({
        'ops:world-patent-data': {
          'ops:biblio-search': {
            '@total-result-count': '250',
            'ops:search-result': { 'exchange-documents': { 'exchange-document': shown } },
          },
        },
      });
    },
  },
  {
    name: 'uspto-odp',
    items: 230,
    mostInPage: 100,
    at: (url) => ({ connector: usptoOdp(url), options: { query: 'kelp', by: 'publication' } }),
    answer: (request) => {
      const { offset, limit } = JSON.parse(request.body).pagination as { offset: number; limit: number };
      return json({
        count: 230,
        patentFileWrapperDataBag: numbers(offset, Math.min(offset + limit, 230)).map(application),
      });
    },
  },
  {
    name: 'gdelt',
    items: 6,
    mostInPage: 2,
    at: (url) => ({ connector: gdelt(url), options: { query: 'kelp', sliceHours: 24, firstDays: 2 } }),
    answer: (request) => {
      const day = Number(queryOf(request).get('startdatetime')!.slice(0, 8));
      return json({
        articles: [1, 2].map((n) => ({
          url: `https://news.example/${day}/${n}`,
          title: titled(day * 10 + n),
          seendate: '20261004T101500Z',
          domain: 'news.example',
          language: 'English',
          sourcecountry: 'Austria',
        })),
      });
    },
  },
  {
    name: 'eu-calls',
    items: 250,
    mostInPage: 100,
    at: (url) => ({ connector: euCalls(url), options: {} }),
    answer: (request) => {
      const page = Number(queryOf(request).get('pageNumber'));
      const results = numbers((page - 1) * 100, Math.min(page * 100, 250)).map(openCall);
      return json({ totalResults: 250, results });
    },
  },
  {
    name: 'cordis',
    items: 1_050,
    mostInPage: 1_000,
    at: (url) => ({ connector: cordis(url), options: { programme: 'HORIZON', kind: 'publication' } }),
    answer: () => ({ body: archive, headers: { etag: '"1"', 'content-type': 'application/zip' } }),
  },
  {
    name: 'table',
    items: 1_050,
    mostInPage: 1_000,
    at: (url) => ({ connector: tableConnector, options: { url: `${url}/list.jsonl` } }),
    answer: () => ({
      headers: { etag: '"1"' },
      body: numbers(0, 1_050)
        .map((n) => JSON.stringify({ id: `t${n}`, kind: 'news', title: titled(n), date: '2026-03-03', publisher: 'P' }))
        .join('\n'),
    }),
  },
];
