import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseRows, rowOf, type Dense } from '../lsa/index.js';
import { CsrBuilder, type Csr } from '../vectors/index.js';
import { bottleneckMerges } from './bottleneck.js';
import { npmi } from './coherence.js';
import { agreement, cutMerges, sphericalKMeans, wardMerges } from './index.js';
import { kneeOf } from './knee.js';
import { leafGroups } from './leaves.js';
import { groupingLikelihood, refineByWords } from './multinomial.js';
import { firstTellings, postingsOf } from './postings.js';

const dense = (rows: readonly (readonly number[])[]): Dense => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  data: Float32Array.from(rows.flat()),
});
const sparse = (rows: readonly (readonly number[])[]): Csr => {
  const builder = new CsrBuilder();
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value !== 0) builder.add(column, value);
    });
    builder.endRow();
  }
  return builder.build(rows[0]!.length);
};
const onCircle = (degrees: readonly number[]): number[][] =>
  degrees.map((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]);

describe('agreement of groupings', () => {
  it.each([
    [[0, 0, 0, 1, 1, 2, 2, 2], 0.557797, 0.157895],
    [[1, 1, 0, 0, 2, 2, 2, 3], 1, 1],
    [[0, 1, 2, 3, 0, 1, 2, 3], 0.46376, -0.188679],
    [[5, 5, 5, 5, 5, 5, 5, 5], 0, 0],
  ])('gives the numbers of scikit-learn for %j', (other, nmi, ari) => {
    const result = agreement([0, 0, 1, 1, 2, 2, 2, 3], other);
    expect(result.nmi).toBeCloseTo(nmi, 6);
    expect(result.ari).toBeCloseTo(ari, 6);
  });

  it('takes no items, one item and negative groups, and refuses unequal lengths', () => {
    expect(agreement([], [])).toEqual({ nmi: 1, ari: 1 });
    expect(agreement([3], [-1])).toEqual({ nmi: 1, ari: 1 });
    expect(agreement([-1, -1, 2], [0, 0, 1]).ari).toBe(1);
    expect(() => agreement([1], [1, 2])).toThrow(/same length/);
  });

  it('does not care for the names of groups or the order of the arguments', () => {
    const pairs = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(pairs, (items) => {
        const a = items.map(([x]) => x);
        const b = items.map(([, y]) => y);
        const there = agreement(a, b);
        const back = agreement(
          b,
          a.map((group) => 9 - group),
        );
        expect(back.nmi).toBeCloseTo(there.nmi, 9);
        expect(back.ari).toBeCloseTo(there.ari, 9);
      }),
    );
  });
});

describe('merging of groups', () => {
  it("follows Ward's costs on a hand-made matrix (computed with numpy)", () => {
    const sizes = [3, 1, 2, 4, 2];
    const sums = dense(onCircle([0, 10, 80, 95, 200]).map((row, i) => row.map((value) => value * sizes[i]!)));
    const merges = wardMerges(sums);
    expect(merges.map(({ into, from }) => [into, from])).toEqual([
      [0, 1],
      [2, 3],
      [2, 4],
      [0, 2],
    ]);
    [0.01141, 0.045606, 2.358529, 3.747985].forEach((cost, i) => expect(merges[i]!.cost).toBeCloseTo(cost, 4));
    expect([...cutMerges(5, merges, 2)]).toEqual([0, 0, 1, 1, 2]);
    expect([...cutMerges(5, merges, 4)]).toEqual([0, 0, 0, 0, 0]);
  });

  it('follows the Jensen-Shannon divergence of the words (computed with numpy)', () => {
    const merges = bottleneckMerges(
      sparse([
        [4, 1, 0, 0],
        [3, 2, 0, 0],
        [0, 0, 5, 1],
      ]),
      [0, 1, 2],
      3,
    );
    expect(merges.map(({ into, from }) => [into, from])).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(merges[0]!.cost).toBeCloseTo(0.241573, 5);
    expect(merges[1]!.cost).toBeCloseTo(10.585012, 5);
  });

  it('takes none and one group', () => {
    expect(wardMerges(dense([]))).toEqual([]);
    expect(wardMerges(dense([[1, 0]]))).toEqual([]);
  });
});

describe('spherical k-means', () => {
  it('finds bundles of directions whatever the seed', () => {
    const rows = dense(onCircle([0, 2, 4, 120, 121, 123, 240, 241, 244]));
    for (const seed of [1, 2, 3]) {
      const { groups } = sphericalKMeans(rows, 3, { seed });
      expect(agreement(groups, [0, 0, 0, 1, 1, 1, 2, 2, 2]).ari).toBe(1);
    }
  });

  it('gives each row its nearest centroid and leaves no centroid without length', () => {
    const rows = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 6 }), (points, k) => {
        const unit = normaliseRows(dense(points));
        const { groups, cosines, centroids } = sphericalKMeans(unit, k);
        groups.forEach((group, r) => {
          for (let j = 0; j < centroids.rows; j++) {
            const cosine = rowOf(unit, r).reduce((sum, value, t) => sum + value * rowOf(centroids, j)[t]!, 0);
            expect(cosine).toBeLessThanOrEqual(cosines[r]! + 1e-5);
          }
          expect(group).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('takes no rows, equal rows and more groups than rows', () => {
    expect(sphericalKMeans(dense([]), 3).groups).toHaveLength(0);
    expect(
      sphericalKMeans(
        dense([
          [1, 0],
          [1, 0],
        ]),
        5,
      ).groups,
    ).toHaveLength(2);
    expect(
      leafGroups(
        dense([
          [1, 0],
          [1, 0],
          [1, 0],
        ]),
        2,
        1,
      ),
    ).toHaveLength(3);
  });
});

describe('groups by words', () => {
  const counts = sparse([
    [2, 1, 0],
    [1, 1, 0],
    [0, 0, 3],
    [0, 1, 2],
  ]);

  it('has the likelihood of a Dirichlet-multinomial mixture (computed with scipy)', () => {
    expect(groupingLikelihood(counts, [0, 0, 1, 1], 2)).toBeCloseTo(-15.054726, 5);
    expect(groupingLikelihood(counts, [0, 1, 0, 1], 2)).toBeCloseTo(-22.848913, 5);
  });

  it('puts a misplaced text right, and keeps one without words', () => {
    const two = sparse([
      [3, 2, 0, 0],
      [2, 3, 0, 0],
      [0, 0, 3, 2],
      [0, 0, 2, 3],
      [3, 1, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect([...refineByWords(two, [0, 0, 1, 1, 1, 1], 2)]).toEqual([0, 0, 1, 1, 0, 1]);
  });
});

describe('coherence', () => {
  const documents = sparse([
    [1, 1, 0],
    [1, 1, 0],
    [1, 0, 1],
    [0, 0, 1],
    [0, 1, 1],
    [1, 1, 0],
  ]);

  it('is the mean NPMI of the pairs (computed with numpy)', () => {
    expect(npmi(postingsOf(documents), [0, 1, 2])).toBeCloseTo(-0.20126, 5);
  });

  it('is 1 for words that are always together, -1 for words that never are, 0 for a single one', () => {
    const apart = postingsOf(
      sparse([
        [1, 1, 0],
        [0, 0, 1],
        [0, 0, 1],
      ]),
    );
    expect(npmi(apart, [0, 1])).toBeCloseTo(1, 9);
    expect(npmi(apart, [0, 2])).toBe(-1);
    expect(npmi(apart, [0])).toBe(0);
    expect(npmi(apart, [])).toBe(0);
  });
});

describe('repeated stories', () => {
  it('point to their first telling', () => {
    const rows = sparse([
      [1, 0, 0],
      [0, 1, 0],
      [0.9, 0.436, 0],
      [0.95, 0.312, 0],
      [0, 0, 0],
    ]);
    expect([...firstTellings(rows, postingsOf(rows))]).toEqual([0, 1, 0, 0, 4]);
  });
});

describe('the knee of a curve', () => {
  it('is where it bends', () => {
    expect(kneeOf([1, 2, 3, 4, 5], [0, 8, 9, 9.5, 10])).toBe(1);
    expect(kneeOf([1, 2, 3, 4, 5], [0, 2, 8, 9, 10])).toBe(2);
    expect(kneeOf([1, 2, 3], [0, 1, 2])).toBe(0);
    expect(kneeOf([1, 2], [0, 1])).toBe(0);
    expect(kneeOf([], [])).toBe(0);
  });
});
