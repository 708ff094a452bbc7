import type { Results } from '../results.service.js';

export type Value = string | number | null;
export interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

const yes = (value: boolean | null | undefined): string =>
  value === null || value === undefined ? '' : value ? 'yes' : 'no';

/** Results as tables: one row a cell (of people, or of organisations), one a group, one a criterion, one a value. Only what the results hold, in the order of the items. */
export function tablesOf(results: Results): Table[] {
  const nameOf = new Map(results.criteria.map((c) => [c.key, c.name]));
  const cells = results.items.flatMap((item) =>
    item.cells.map((cell) => ({ item, cell, criterion: nameOf.get(cell.criterion) ?? cell.criterion })),
  );
  return [
    {
      name: 'Figures',
      header: [
        'item',
        'kind',
        'trend',
        'year',
        'criterion',
        'round',
        results.voice === 'organisation' ? 'organisations' : 'ratings',
        'median',
        'q1',
        'q3',
        'iqr',
        'mean',
        'deviation',
        'consensus',
        'twoCamps',
        'bimodality',
        'weightedMedian',
        'weightedMean',
        'stable',
        'changeOfVariation',
        'kappa',
        'settledAfterRound',
      ],
      rows: cells.map(({ item, cell, criterion }) => {
        const f = cell.figures;
        return [
          item.title,
          item.kind,
          item.trendId,
          item.year,
          criterion,
          cell.round,
          f?.n ?? null,
          f?.median ?? null,
          f?.q1 ?? null,
          f?.q3 ?? null,
          f?.iqr ?? null,
          f?.mean ?? null,
          f?.deviation ?? null,
          yes(f?.consensus),
          yes(cell.twoCamps),
          f?.bimodality ?? null,
          f?.weighted?.median ?? null,
          f?.weighted?.mean ?? null,
          yes(cell.stability?.stable),
          cell.stability?.change ?? null,
          cell.stability?.kappa ?? null,
          item.settledRound,
        ];
      }),
    },
    {
      name: 'Groups',
      header: ['item', 'criterion', 'group', 'ratings', 'median'],
      rows: cells.flatMap(({ item, cell, criterion }) =>
        cell.groups.map(({ group, n, median }) => [
          item.title,
          criterion,
          results.groups.find((g) => g.key === group)?.name ?? group,
          n,
          median,
        ]),
      ),
    },
    {
      name: 'Criteria',
      header: [
        'criterion',
        'raters',
        'items',
        'kendallW',
        'chiSquare',
        'freedom',
        'pValue',
        'cronbachAlpha',
        'iccSingle',
        'iccMean',
      ],
      rows: results.criteria.map(({ name, figures: f }) => [
        name,
        f?.raters ?? null,
        f?.items ?? null,
        f?.kendall?.w ?? null,
        f?.kendall?.chiSquare ?? null,
        f?.kendall?.freedom ?? null,
        f?.kendall?.pValue ?? null,
        f?.alpha ?? null,
        f?.icc?.single ?? null,
        f?.icc?.mean ?? null,
      ]),
    },
    {
      name: 'Values',
      header: ['item', 'criterion', 'round', 'value', 'ratings'],
      rows: valueRows(results).map((row) => [row.item, row.criterion, row.round, row.value, row.n]),
    },
    {
      name: 'Agenda',
      header: ['trend', 'panelRadius', 'computedRadius', 'difference', 'moreThanNoise'],
      rows: results.agenda.map((point) => [
        point.title,
        point.panel,
        point.computed,
        point.difference,
        yes(point.apart),
      ]),
    },
    {
      name: 'Comments',
      header: ['item', 'stance', 'text', 'replies', 'author'],
      rows: results.divergent.map((c) => [c.title, c.stance, c.text, c.replies, c.author]),
    },
    {
      name: 'Rounds',
      header: ['round', 'opened', 'closed', 'panel', 'answered', 'droppedOut', 'joined'],
      rows: results.rounds.map((r) => [r.number, r.openedAt, r.closedAt, r.panel, r.answered, r.droppedOut, r.joined]),
    },
  ];
}

/** How often each value was given: what is left of raw data when nobody may be recognised. */
export const valueRows = (results: Results) =>
  results.items.flatMap((item) =>
    item.cells.flatMap((cell) =>
      cell.stands
        ? []
        : (cell.figures?.counts ?? []).map(([value, n]) => ({
            itemId: item.id,
            item: item.title,
            criterion: cell.criterion,
            round: cell.round,
            value,
            n,
          })),
    ),
  );
