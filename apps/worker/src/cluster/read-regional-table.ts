import { badInput, type Figure, readFigure, type RegionalTable } from '#libs/domain';
import { readTable } from '#libs/sources';

/** What the codes of Eurostat say, by their beginnings; the rest of a code is its unit. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^hrst_st_rcat_hrst_/, 'People with a degree or a job in science and technology'],
  [/^pat_ep_rtot_/, 'Patent applications to the EPO'],
  [/^pat_ep_rtec_/, 'High-technology patent applications to the EPO'],
  [/^rd_e_gerdreg_total_/, 'Spending on research and development'],
];
const UNITS: Readonly<Record<string, string>> = {
  nr: 'number',
  p_mhab: 'per million inhabitants',
  p_mact: 'per million active people',
  gdp_beur: 'per billion euros of GDP',
  pc_gdp: '% of GDP',
  pc_act: '% of active people',
  pc_pop: '% of people',
  ths: 'thousands',
  mio_eur: 'million euros',
  eur_hab: 'euros per inhabitant',
};

/** Rows of one indicator. Regions of other kinds and cells without a number are refused one by one; absent is not zero. */
export async function readRegionalTable(
  bytes: Uint8Array,
  file: string,
): Promise<RegionalTable & { readonly refused: number }> {
  const values = new Map<string, Figure>();
  let places: { nuts: number; year: number; value: number } | null = null;
  let indicator = '';
  let refused = 0;
  const once = async function* () {
    yield bytes;
  };
  for await (const { row, header, fields } of readTable(once())) {
    if (places === null) {
      const names = header.map((name) => name.trim());
      const known = ['year', 'region_type', 'region_year_spec', 'region_id', 'region_level'];
      const at = names.findIndex((name) => !known.includes(name));
      if (!names.includes('year') || !names.includes('region_id') || at < 0)
        throw badInput(`${file} has no columns year, region_id and a value; it has ${names.join(', ').slice(0, 200)}.`);
      places = { year: names.indexOf('year'), nuts: names.indexOf('region_id'), value: at };
      indicator = names[at]!.slice(0, 100);
    }
    if (row === 0) continue;
    const [nuts, year, value] = [places.nuts, places.year, places.value].map((at) => fields[at]?.trim());
    const figure = readFigure({ nuts, year, value });
    if (typeof figure === 'string') refused += 1;
    else values.set(`${figure.nuts}/${figure.year}`, figure);
  }
  if (values.size === 0) throw badInput(`${file} has no figure that can be read.`);
  const known = NAMES.find(([start]) => start.test(indicator));
  if (!known) return { indicator, label: indicator, values: [...values.values()], refused };
  const [pattern, name] = known;
  const unit = indicator.replace(pattern, '');
  const short = Object.keys(UNITS).find((end) => unit === end || unit.endsWith(`_${end}`));
  return {
    indicator,
    label: short ? `${name}, ${UNITS[short]}` : `${name} (${unit})`,
    values: [...values.values()],
    refused,
  };
}
