import { readFigure } from '#libs/domain';
import { SourceError } from '../../fetch/source-error.js';
import type { InputRow } from '../../file/row.js';
import { type Fields, fieldsOf, noAnswer, readJsonBytes, textOf } from '../shared/fields.js';
import type { EurostatOptions } from './options.js';

/** A dimension of the cube: its codes in their order, and what they are called. */
interface Dimension {
  readonly name: string;
  readonly codes: readonly string[];
  readonly labels: Fields;
}
/** Regions by years are far below it; a larger cube is another question. */
const MOST_CELLS = 5_000_000;

/**
 * Figures of one indicator out of a JSON-stat 2.0 cube: cells by place in row-major order, absent ones unknown, not zero. Only region and time may have several
 * values; a dimension that was not chosen is told with what there is to choose from. Sums over countries (EU27_2020) are left out: no region stands in them.
 */
export function parseFigures(bytes: Uint8Array, { dataset, dimensions: chosen, label }: EurostatOptions): InputRow[] {
  const json = readJsonBytes(bytes);
  const cube = fieldsOf('value' in json ? json.value : null);
  const dimensions = dimensionsOf(cube);
  const geo = dimensions?.findIndex(({ name }) => name === 'geo') ?? -1;
  const time = dimensions?.findIndex(({ name }) => name === 'time') ?? -1;
  const cells = dimensions?.reduce((product, { codes }) => product * codes.length, 1) ?? 0;
  if (!dimensions || geo < 0 || time < 0 || cells > MOST_CELLS)
    throw noAnswer('Eurostat', 'table of regions by years', bytes);
  const open = dimensions.filter(({ codes }, at) => at !== geo && at !== time && codes.length > 1);
  if (open.length > 0) throw undecided(dataset, open);
  const row = {
    indicator: indicatorOf(dataset, dimensions, chosen),
    label: label ?? labelOf(cube, dimensions, dataset),
  };
  const values = Object.entries(fieldsOf(Array.isArray(cube['value']) ? { ...cube['value'] } : cube['value']));
  const rows: InputRow[] = [];
  for (const [place, value] of values) {
    const codes = codesAt(Number(place), dimensions);
    const nuts = codes?.[geo];
    if (value === null || nuts?.startsWith('EU') || nuts?.startsWith('EA')) continue;
    const figure = readFigure({ nuts, year: codes?.[time], value });
    const at = { row: rows.length + 1, bytes: bytes.length };
    rows.push(typeof figure === 'string' ? { ...at, error: figure } : { ...at, value: { ...row, ...figure } });
  }
  return rows;
}

/** Null when it is no cube. */
function dimensionsOf({ id, size, dimension }: Fields): Dimension[] | null {
  if (!Array.isArray(id) || !Array.isArray(size) || id.length !== size.length) return null;
  const found = id.map((name): Dimension | null => {
    const { index, label } = fieldsOf(fieldsOf(fieldsOf(dimension)[textOf(name)])['category']);
    const places = Array.isArray(index) ? index.map((code, at) => [textOf(code), at]) : Object.entries(fieldsOf(index));
    const codes: string[] = [];
    for (const [code, at] of places) if (Number.isInteger(at)) codes[at as number] = code as string;
    // A dimension of one value may leave its index out.
    if (codes.length === 0) codes.push(...Object.keys(fieldsOf(label)).slice(0, 1));
    return { name: textOf(name).toLowerCase(), codes, labels: fieldsOf(label) };
  });
  return found.every((one, at) => one !== null && one.codes.length === size[at]) ? (found as Dimension[]) : null;
}

/** The codes of a cell by its place in row-major order: the last dimension runs fastest. Null for a place that is not in the cube. */
function codesAt(place: number, dimensions: readonly Dimension[]): string[] | null {
  if (!Number.isInteger(place) || place < 0) return null;
  const codes: string[] = [];
  let rest = place;
  for (const { codes: all } of [...dimensions].reverse()) {
    codes.unshift(all[rest % all.length] ?? '');
    rest = Math.floor(rest / all.length);
  }
  return rest === 0 ? codes : null;
}

/** As the files of Eurostat are named: the data set and what was chosen, in the order of the cube. */
function indicatorOf(dataset: string, dimensions: readonly Dimension[], chosen: EurostatOptions['dimensions']): string {
  const names = new Set(Object.keys(chosen).map((name) => name.toLowerCase()));
  const codes = dimensions.filter(({ name }) => names.has(name)).map(({ codes: [code] }) => code);
  return [dataset, ...codes].join('_').toLowerCase().slice(0, 100);
}

/** What Eurostat calls the table, and the one value of each dimension that was chosen. */
function labelOf(cube: Fields, dimensions: readonly Dimension[], dataset: string): string {
  const parts = dimensions
    .filter(({ name }) => !['geo', 'time', 'freq'].includes(name))
    .map(({ codes, labels }) => textOf(labels[codes[0]!]) || codes[0]!);
  return [textOf(cube['label']) || dataset, ...parts].join(', ').slice(0, 200);
}

function undecided(dataset: string, open: readonly Dimension[]): SourceError {
  const choices = open.map(
    ({ name, codes }) => `${name} (${codes.slice(0, 12).join(', ')}${codes.length > 12 ? ', …' : ''})`,
  );
  return new SourceError(
    'BAD_INPUT',
    `"${dataset}" has several values of ${choices.join('; ')}. Choose one of each in "dimensions".`,
    {
      permanent: true,
    },
  );
}
