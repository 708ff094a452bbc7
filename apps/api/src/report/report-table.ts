import writeExcelFile from 'write-excel-file/node';
import { csvTable, spreadsheetSafe } from '../shared/csv.js';
import type { TrendReport } from './report.service.js';

type Value = string | number | null;
interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** What a report says in tables. */
export function sheetsOf({ card, placement, explanation, ecosystemName, segmentName }: TrendReport): Sheet[] {
  const about: [string, Value][] = [
    ['Trend', card.name],
    ['Summary', card.summary],
    ['Ecosystem', ecosystemName],
    ['Segment', segmentName],
    ['Edition', card.edition ? `${card.edition.number}, as of ${card.edition.asOf}` : 'none yet'],
    ['Evidence', card.edition?.synthetic ? 'SYNTHETIC demo data' : 'signals of this installation'],
    ['Ring', placement?.ring ?? 'not placed'],
    ['Radius', placement?.radius ?? null],
    ['Radius, low', placement?.interval.low ?? null],
    ['Radius, high', placement?.interval.high ?? null],
    ['Growth a year', placement?.momentum.growth ?? null],
    ...(explanation?.sentences ?? []).map((sentence, i): [string, Value] => [i === 0 ? 'Why' : '', sentence]),
  ];
  return [
    { name: 'About', header: ['what', 'value'], rows: about },
    {
      name: 'Parts',
      header: ['kind', 'partOfRadius', 'weight', 'maturity', 'evidence', 'ringWithout', 'radiusWithout'],
      rows: (explanation?.contributions ?? []).map((part) => {
        const without = explanation!.counterfactuals.find((one) => one.without === part.kind);
        return [
          part.kind,
          part.value,
          part.weight,
          part.maturity,
          part.evidence,
          without?.ring ?? null,
          without?.radius ?? null,
        ];
      }),
    },
    {
      name: 'Series',
      header: ['kind', 'year', 'evidence', 'allEvidence', 'incomplete'],
      rows: card.series.map(({ kind, year, n, total, incomplete }) => [kind, year, n, total, String(incomplete)]),
    },
    {
      name: 'Evidence',
      header: ['id', 'kind', 'date', 'title', 'publisher', 'country', 'url', 'score', 'words'],
      rows: card.evidence.map((item) => [
        item.id,
        item.kind,
        item.date,
        item.title,
        item.publisher,
        item.country,
        item.url,
        item.score,
        item.words.map(({ term }) => term).join('; '),
      ]),
    },
  ];
}

/** All tables in one file, a line of the table's name before each: for programs, and for eyes. */
export const reportCsv = (report: TrendReport): string =>
  sheetsOf(report)
    .map(({ name, header, rows }) => `${csvTable([name], [])}${csvTable(header, rows)}`)
    .join('\r\n');

const text = (value: string, bold = false) => ({
  value: spreadsheetSafe(value),
  type: String,
  ...(bold && { fontWeight: 'bold' as const }),
});

export function reportXlsx(report: TrendReport): Promise<Buffer> {
  const sheets = sheetsOf(report).map(({ name, header, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: [
      header.map((title) => text(title, true)),
      ...rows.map((row) =>
        row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : text(value))),
      ),
    ],
  }));
  return writeExcelFile(sheets as never).toBuffer();
}
