import writeExcelFile from 'write-excel-file/node';
import { spreadsheetSafe } from '../../shared/csv.js';
import type { RadarView } from '../radar.schema.js';
import { HEADER, rowsOf } from './table.js';

type Cell = { value: string | number; type: StringConstructor | NumberConstructor; fontWeight?: 'bold' } | null;

const text = (value: string, bold = false): Cell => ({
  value: spreadsheetSafe(value),
  type: String,
  ...(bold && { fontWeight: 'bold' as const }),
});
const cell = (value: string | number | null): Cell =>
  value === null ? null : typeof value === 'number' ? { value, type: Number } : text(value);

/** A workbook: the placements, and what a reader needs to know of them. */
export async function radarXlsx(radar: RadarView): Promise<Buffer> {
  const placements = [HEADER.map((name) => text(name, true)), ...rowsOf(radar).map((row) => row.map(cell))];
  const about = [
    ['Radar', radar.name],
    ['Edition', radar.edition ? `${radar.edition.number}, as of ${radar.edition.asOf}` : 'none yet'],
    ['Evidence', radar.edition?.synthetic ? 'SYNTHETIC demo data' : `${radar.edition?.signalCount ?? 0} signals`],
    ['Method', radar.edition?.methodVersion ?? ''],
    ['radius', '0 = centre, impact now; 1 = rim. radiusLow..radiusHigh: 5th to 95th percentile'],
    ['volume', 'pieces of independent evidence'],
    ['growthPerYear', 'yearly growth of the share of all evidence; 0.2 = 20 %'],
    ...radar.rings.map((ring) => [`ring ${ring.id}`, `${ring.name}: impact within ${ring.horizon}`]),
  ].map(([name, value]) => [text(name!, true), text(value!)]);
  return writeExcelFile([
    { data: placements as never, sheet: 'Placements', stickyRowsCount: 1 },
    { data: about as never, sheet: 'About' },
  ] as never).toBuffer();
}
