import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsrBuilder, type Csr } from '../vectors/csr.js';
import { alikeness } from './coherence.js';
import { lowerCut } from './evidence.js';
import { assignDiscovered, type DiscoveredProfile } from './profile.js';

const matrix = (rows: readonly (readonly number[])[]): Csr => {
  const builder = new CsrBuilder();
  for (const row of rows) {
    row.forEach((value, column) => (value === 0 ? undefined : builder.add(column, value)));
    builder.endRow();
  }
  return builder.build(Math.max(1, ...rows.map((row) => row.length)));
};
const all = (rows: readonly unknown[]): number[] => [...rows.keys()];

/** The mean over pairs, one by one. */
function pairByPair(rows: readonly (readonly number[])[]): number {
  const full = rows.filter((row) => row.some((value) => value !== 0));
  let sum = 0;
  let pairs = 0;
  full.forEach((a, i) =>
    full.slice(i + 1).forEach((b) => {
      sum += a.reduce((dot, value, c) => dot + value * b[c]!, 0) / Math.hypot(...a) / Math.hypot(...b);
      pairs++;
    }),
  );
  return pairs === 0 ? 0 : sum / pairs;
}

describe('how alike texts are', () => {
  it('is the mean cosine of the pairs, worked out by hand', () => {
    // Cosines 1, 0.6 and 0.6.
    expect(alikeness(matrix([[1, 0], [2, 0], [3, 4]]), [0, 1, 2])).toBeCloseTo(2.2 / 3, 6); // prettier-ignore
    // Without the first column two rows are empty.
    expect(alikeness(matrix([[1, 0], [2, 0], [3, 4]]), [0, 1, 2], [0])).toBe(0); // prettier-ignore
    expect(alikeness(matrix([[9, 1, 0], [9, 1, 0], [9, 0, 1]]), [0, 1, 2], [0])).toBeCloseTo(1 / 3, 6); // prettier-ignore
  });

  it('is 0 for none, one and empty texts', () => {
    expect(alikeness(matrix([[1]]), [])).toBe(0);
    expect(alikeness(matrix([[1]]), [0])).toBe(0);
    expect(alikeness(matrix([[0], [0]]), [0, 1])).toBe(0);
  });

  it('is what the pairs give, whatever the order', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (values) => {
        const expected = pairByPair(values);
        expect(alikeness(matrix(values), all(values))).toBeCloseTo(expected, 5);
        expect(alikeness(matrix(values), all(values).reverse())).toBeCloseTo(expected, 5);
      }),
    );
  });
});

describe('the cut of a profile', () => {
  it('lies at the lower quarter of the members, and the ninth of ten scores 0.9', () => {
    const evidence = Float64Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const { threshold, scale } = lowerCut(evidence, all([...evidence]));
    expect(threshold).toBe(2);
    expect(1 / (1 + Math.exp((threshold - 9) / scale))).toBeCloseTo(0.9, 12);
  });

  it('takes one member, and equal ones', () => {
    expect(lowerCut(Float64Array.from([4]), [0])).toEqual({ threshold: 4, scale: 0.4 });
    expect(lowerCut(Float64Array.from([4, 4, 0]), [0, 1])).toEqual({ threshold: 4, scale: 0.4 });
  });
});

describe('a text that is about a subject by name', () => {
  const profile: DiscoveredProfile = {
    version: 1,
    id: 'tidal',
    name: 'Tidal turbine',
    subject: ['tidal', 'turbin'],
    terms: [['tidal', 0.8], ['turbin', 0.5], ['seab', 0.3]], // prettier-ignore
    threshold: 9,
    scale: 1,
    size: 9,
    seen: '0',
  };
  const find = assignDiscovered([profile]);

  it('belongs with the name in the title or twice, and not with one mention or the words apart', () => {
    expect(find({ title: 'Tidal turbines', text: '' })?.score).toBeGreaterThanOrEqual(0.5);
    expect(find({ title: 'News', text: 'A tidal turbine here. A tidal turbine there.' })?.trendId).toBe('tidal');
    expect(find({ title: 'News', text: 'A tidal turbine.' })).toBeNull();
    expect(find({ title: 'A turbine that is tidal', text: 'Tidal power. A turbine.' })).toBeNull();
    expect(find({ title: '', text: '' })).toBeNull();
  });

  it('goes to the subject it names rather than to one with more evidence', () => {
    const other = { ...profile, id: 'sea', subject: ['seab', 'cabl'], terms: [['seab', 1]] as const, threshold: 0.1 };
    const both = assignDiscovered([{ ...other, terms: [...other.terms, ['tidal', 0.9] as const] }, profile]);
    expect(both({ title: 'Tidal turbine', text: 'Seabed, seabed, tidal seabed.' })?.trendId).toBe('tidal');
  });

  it('is told by the threshold alone where a profile of before has no subject', () => {
    const { subject: _, ...before } = profile;
    expect(assignDiscovered([before])({ title: 'Tidal turbines', text: '' })).toBeNull();
    expect(assignDiscovered([{ ...before, threshold: 0.1 }])({ title: 'Tidal turbines', text: '' })).not.toBeNull();
  });
});
