import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sigmoid, trainLogistic } from './index.js';

const POINTS = [
  [1, 0.2],
  [0.8, -0.4],
  [-0.1, 0.9],
  [-0.9, 0.1],
  [0.3, 0.3],
  [-0.6, -0.7],
];
const LABELS = [1, 1, -1, -1, -1, 1];
const OUTSIDE = {
  two: { weights: [0.868526, -1.327711], bias: 0.008629 },
  one: { slope: 2.5287, intercept: 0.0264 },
} as const;

describe('logistic regression', () => {
  it('finds the weights of scikit-learn 1.9 LogisticRegression(C=2, tol=1e-12)', () => {
    const model = trainLogistic(Float64Array.from(POINTS.flat()), 2, LABELS, { cost: 2 });
    expect(model.weights[0]).toBeCloseTo(OUTSIDE.two.weights[0], 4);
    expect(model.weights[1]).toBeCloseTo(OUTSIDE.two.weights[1], 4);
    expect(model.bias).toBeCloseTo(OUTSIDE.two.bias, 4);
  });

  it('is Platt scaling with one feature: slope and intercept of scikit-learn, C=1e6', () => {
    const margins = Float64Array.from([-2, -1.2, -0.4, 0.1, 0.3, -0.1, 1.5, 2.2]);
    const model = trainLogistic(margins, 1, [-1, -1, -1, 1, -1, 1, 1, 1], { cost: 1e6 });
    expect(model.weights[0]).toBeCloseTo(OUTSIDE.one.slope, 2);
    expect(model.bias).toBeCloseTo(OUTSIDE.one.intercept, 2);
  });

  it('leaves rows of label 0 out, and says what the shares say without features', () => {
    const model = trainLogistic(new Float64Array(0), 0, [1, 1, 1, -1, 0, 0]);
    expect(sigmoid(model.bias)).toBeCloseTo(0.75, 6);
  });

  it('gives finite weights for any labels, and a sigmoid between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, 0, 1), { minLength: 1, maxLength: 20 }), (labels) => {
        const features = Float64Array.from(labels, (_, i) => Math.sin(i));
        const model = trainLogistic(features, 1, labels);
        expect(Number.isFinite(model.bias)).toBe(true);
        expect(Number.isFinite(model.weights[0])).toBe(true);
      }),
    );
    fc.assert(fc.property(fc.double({ noNaN: true }), (x) => sigmoid(x) >= 0 && sigmoid(x) <= 1));
  });
});
