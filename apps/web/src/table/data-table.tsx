import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type SortKey, sorted } from './sort.js';
import { TableScroll } from './table-scroll.js';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers stand to the right. */
  readonly number?: boolean;
  /** By what the column sorts; without it, it does not. */
  readonly by?: (row: Row) => SortKey;
}

interface Props<Row> {
  /** What the table shows; read by screen readers, hidden from view. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
}

/** A table that sorts by its columns; the first column names the row. On a narrow screen it scrolls inside its frame. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  const [order, setOrder] = useState<{ column: number; descending: boolean } | null>(null);
  const by = order ? columns[order.column]?.by : undefined;
  const shown = by && order ? sorted(rows, by, order.descending) : rows;
  const press = (column: number): void =>
    setOrder((before) =>
      before?.column === column
        ? { column, descending: !before.descending }
        : { column, descending: columns[column]?.number === true },
    );
  return (
    <TableScroll label={caption}>
      <table class="table">
        <caption class="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => {
              const on = order?.column === index;
              return (
                <th
                  key={column.name}
                  scope="col"
                  class={column.number ? 'number' : undefined}
                  aria-sort={on ? (order.descending ? 'descending' : 'ascending') : undefined}
                >
                  {column.by ? (
                    <button type="button" onClick={() => press(index)}>
                      {column.name}
                      <span aria-hidden="true">{on ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  ) : (
                    column.name
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.name}
                    scope={index === 0 ? 'row' : undefined}
                    class={column.number ? 'number' : undefined}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
