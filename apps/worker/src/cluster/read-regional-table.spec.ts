import { describe, expect, it } from '@jest/globals';
import { readRegionalTable } from './read-regional-table.js';

const read = (text: string, file = 'pat_ep_rtot_p_mhab.csv') => readRegionalTable(Buffer.from(text), file);
const HEAD = 'year,region_type,region_year_spec,region_id,region_level,pat_ep_rtot_p_mhab\n';

describe('a table of Eurostat', () => {
  it('gives figures by region and year, and says what the code means', async () => {
    expect(await read(`${HEAD}2011,NUTS,2010,AT,0,214.237\n2012,NUTS,2010,AT13,2,0\n`)).toEqual({
      indicator: 'pat_ep_rtot_p_mhab',
      label: 'Patent applications to the EPO, per million inhabitants',
      values: [
        { nuts: 'AT', year: 2011, value: 214.237 },
        { nuts: 'AT13', year: 2012, value: 0 },
      ],
      refused: 0,
    });
  });
  it('takes an empty cell for unknown, not for zero, and refuses rows one by one', async () => {
    const { values, refused } = await read(
      `${HEAD}2011,NUTS,2010,AT,0,\n2011,NUTS,2010,Tyrol,2,1\nlast year,NUTS,2010,AT,0,1\n2011,NUTS,2010,DE,0,:\n2011,NUTS,2010,FR,0,7\n`,
    );
    expect(values).toEqual([{ nuts: 'FR', year: 2011, value: 7 }]);
    expect(refused).toBe(4);
  });
  it('keeps the code of an indicator that it does not know', async () =>
    expect((await read('year,region_id,kelp_x\n2011,AT,3\n')).label).toBe('kelp_x'));
  it.each([
    ['a,b\n1,2\n', 'has no columns year, region_id'],
    ['year,region_id\n2011,AT\n', 'has no columns year, region_id'],
    [`${HEAD}2011,NUTS,2010,AT,0,\n`, 'no figure that can be read'],
    ['', 'no figure that can be read'],
  ])('refuses a file without figures: %j', (text, reason) => expect(read(text)).rejects.toThrow(reason));
});
