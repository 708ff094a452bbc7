import writeExcelFile from 'write-excel-file/node';
import { spreadsheetSafe } from '../../shared/csv.js';
import type { ClusterReport } from './report.service.js';

type Value = string | number | null | undefined;
type Cell = { value: string | number; type: StringConstructor | NumberConstructor; fontWeight?: 'bold' } | null;

const cell = (value: Value, bold = false): Cell =>
  value === null || value === undefined || value === ''
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value: spreadsheetSafe(value), type: String, ...(bold && { fontWeight: 'bold' as const }) };
const sheet = (name: string, header: readonly string[], rows: readonly (readonly Value[])[]) => ({
  sheet: name,
  data: [header.map((title) => cell(title, true)), ...rows.map((row) => row.map((value) => cell(value)))] as never,
  stickyRowsCount: 1,
});

/** The same as the PDF in sheets, with every number. */
export function reportXlsx(report: ClusterReport): Promise<Buffer> {
  const { profile, day, members, benchmarks, readiness, calls, partners, plan, radar, figures } = report;
  const sheets = [
    sheet(
      'About',
      ['', ''],
      [
        ['Cluster', profile.name],
        ['Day', day],
        ['Data', profile.synthetic ? 'SYNTHETIC demo data' : 'real signals'],
        ['Members', members],
        ['Region', profile.nuts],
        ['Country', profile.country],
        ['Edition of the radar', radar.edition ? `${radar.edition.number}, as of ${radar.edition.asOf}` : 'none yet'],
        [
          'quotient',
          'share of the cluster over share of the market, shrunken towards the peers; low..high: 90 % interval',
        ],
        ...benchmarks.flatMap(({ ecosystem, caveats }) =>
          caveats.map((caveat): Value[] => [`caveat, ${ecosystem}`, caveat]),
        ),
      ],
    ),
    sheet(
      'Benchmark',
      [
        'ecosystem',
        'trend',
        'verdict',
        'count',
        'expected',
        'own evidence',
        'quotient',
        'low',
        'high',
        'rank',
        'of',
        'percentile',
        'growth',
        'density',
      ],
      benchmarks.flatMap(({ ecosystem, trends }) =>
        trends.map((t) => [
          ecosystem,
          t.name,
          t.verdict,
          t.count,
          t.expected,
          t.own,
          t.quotient,
          t.interval.low,
          t.interval.high,
          t.rank,
          t.of,
          t.percentile,
          t.growth?.ratio,
          t.density,
        ]),
      ),
    ),
    sheet(
      'Readiness',
      ['questionnaire', 'assessment', 'dimension', 'score', 'target', 'before', 'median of others'],
      readiness.flatMap((one) =>
        one.dimensions.map((d) => [
          one.questionnaire.name,
          one.label,
          d.name,
          d.score,
          d.target,
          d.before,
          d.peers.shown ? d.peers.median : null,
        ]),
      ),
    ),
    sheet(
      'Calls',
      [
        'call',
        'title',
        'programme',
        'state',
        'next deadline (17:00 Brussels)',
        'days left',
        'budget EUR',
        'score',
        'reasons',
        'address',
      ],
      calls.items.map((c) => [
        c.id,
        c.title,
        c.programme,
        c.state,
        c.nextDeadline,
        c.daysLeft,
        c.budgetEur,
        c.score,
        c.reasons.map((r) => `${r.kind}: ${r.label} (${r.terms.join(', ')})`).join('; '),
        c.url,
      ]),
    ),
    sheet(
      'Partners',
      ['cluster', 'country', 'score', 'kilometres', 'reasons'],
      partners.items.map((p) => [p.name, p.country, p.score, p.kilometres, p.reasons.join(' ')]),
    ),
    sheet(
      'Plan',
      ['what', 'who', 'until', 'status', 'because'],
      plan.map((a) => [a.title, a.owner, a.due, a.status, a.because]),
    ),
    sheet(
      'Region',
      ['indicator', 'region', 'year', 'value', 'percentile', 'loaded'],
      figures.map((f) => [f.label, f.nuts, f.year, f.value, f.percentile, f.vintage]),
    ),
  ];
  return writeExcelFile(sheets as never).toBuffer();
}
