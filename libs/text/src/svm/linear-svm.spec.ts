import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsrBuilder } from '../vectors/index.js';
import { decisionValues, seededRandom, shuffle, trainSvm } from './index.js';

const matrix = (rows: readonly (readonly number[])[]) => {
  const builder = new CsrBuilder();
  for (const row of rows) {
    row.forEach((value, column) => value !== 0 && builder.add(column, value));
    builder.endRow();
  }
  return builder.build(Math.max(0, ...rows.map((row) => row.length)));
};

// Six points of two classes that overlap.
const POINTS = [
  [1, 0.2],
  [0.8, -0.4],
  [-0.1, 0.9],
  [-0.9, 0.1],
  [0.3, 0.3],
  [-0.6, -0.7],
];
const LABELS = [1, 1, -1, -1, -1, 1];
const OUTSIDE = { weights: [0.62945, -1.15083], bias: 0.00853, objective: 2.362381 } as const;

describe('the linear SVM', () => {
  it('finds the weights and the objective of scikit-learn 1.9 LinearSVC(C=1, tol=1e-10)', () => {
    const model = trainSvm(matrix(POINTS), LABELS, { cost: 1, passes: 20_000, tolerance: 1e-9 });
    expect(model.weights[0]).toBeCloseTo(OUTSIDE.weights[0], 4);
    expect(model.weights[1]).toBeCloseTo(OUTSIDE.weights[1], 4);
    expect(model.bias).toBeCloseTo(OUTSIDE.bias, 4);
    const margins = decisionValues(matrix(POINTS), model);
    const penalty = 0.5 * (model.weights[0]! ** 2 + model.weights[1]! ** 2 + model.bias ** 2);
    const loss = LABELS.reduce((sum, y, i) => sum + Math.max(0, 1 - y * margins[i]!) ** 2, 0);
    expect(penalty + loss).toBeCloseTo(OUTSIDE.objective, 5);
  });

  it('weighs positive rows, and leaves rows of label 0 or weight 0 out', () => {
    const lean = trainSvm(matrix(POINTS), LABELS, { passes: 2_000, tolerance: 1e-8 });
    const keen = trainSvm(matrix(POINTS), LABELS, { positiveWeight: 10, passes: 2_000, tolerance: 1e-8 });
    expect(keen.bias).toBeGreaterThan(lean.bias);
    const more = [...POINTS, [9, 9], [-9, 9]];
    const masked = trainSvm(matrix(more), [...LABELS, 0, 1], {
      rowWeights: [1, 1, 1, 1, 1, 1, 1, 0],
      passes: 2_000,
      tolerance: 1e-8,
    });
    expect(masked.weights[0]).toBeCloseTo(lean.weights[0]!, 4);
  });

  it('says no, or yes, when it saw rows of one sign only', () => {
    expect(trainSvm(matrix([[1], [2]]), [-1, -1]).bias).toBe(-1);
    expect(trainSvm(matrix([[1], [2]]), [1, 1]).bias).toBe(1);
    expect(trainSvm(matrix([]), []).bias).toBe(-1);
  });

  it('separates what a line separates', () => {
    const point = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 30 }), (points) => {
        const labels = points.map(([x, y]) => (x + y > 0 ? 1 : -1));
        const far = points.map(([x, y], i) => [x + labels[i]!, y + labels[i]!]);
        const margins = decisionValues(matrix(far), trainSvm(matrix(far), labels, { cost: 100, passes: 200 }));
        margins.forEach((margin, i) => expect(Math.sign(margin)).toBe(labels[i]));
      }),
    );
  });

  it('shuffles the same for the same seed, and keeps every item', () => {
    const one = Int32Array.from({ length: 50 }, (_, i) => i);
    const two = one.slice();
    shuffle(one, seededRandom(3));
    shuffle(two, seededRandom(3));
    expect(one).toEqual(two);
    expect([...one].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
});
