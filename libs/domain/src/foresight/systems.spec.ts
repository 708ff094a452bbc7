import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom } from '../random/random.js';
import {
  checkModel,
  findConsistentScenarios,
  impactBalances,
  inconsistency,
  type CrossImpactModel,
} from './cross-impact.js';
import { micmac } from './micmac.js';

describe('micmac', () => {
  it('follows chains until the order settles (numpy: power 29, shares below)', () => {
    const found = micmac([
      [9, 3, 1, 0, 2],
      [1, 9, 0, 2, 0],
      [0, 2, 9, 3, 1],
      [0, 0, 1, 9, 3],
      [2, 0, 0, 1, 9],
    ]);
    expect(found).toMatchObject({ power: 29, stable: true });
    const influence = [
      0.2520527118320319, 0.150323352122392, 0.2476664795917134, 0.18278242842759462, 0.1671750280262682,
    ];
    const dependence = [
      0.185890244244748, 0.18622786454490917, 0.10300606478720073, 0.23616366691881302, 0.2887121595043292,
    ];
    influence.forEach((x, i) => expect(found?.influence[i]).toBeCloseTo(x, 9));
    dependence.forEach((x, i) => expect(found?.dependence[i]).toBeCloseTo(x, 9));
    expect(found?.quadrants).toEqual(['driver', 'autonomous', 'driver', 'dependent', 'dependent']);
    expect(found?.direct.influence[0]).toBeCloseTo(6 / 22, 12);
  });

  it('stops at the longest chain when influence runs one way only, and at the cap in a plain circle of unlike links', () => {
    expect(
      micmac([
        [0, 2, 1],
        [0, 0, 1],
        [0, 0, 0],
      ]),
    ).toMatchObject({ power: 2, stable: false });
    expect(
      micmac(
        [
          [0, 1],
          [3, 0],
        ],
        7,
      ),
    ).toMatchObject({ power: 7, stable: false });
  });

  it('is null without influence and refuses what is no matrix', () => {
    expect(micmac([])).toBeNull();
    expect(micmac([[5]])).toBeNull();
    expect(() => micmac([[0, 1]])).toThrow('square');
    expect(() =>
      micmac([
        [0, -1],
        [1, 0],
      ]),
    ).toThrow('from 0');
  });
});

/** A made-up country of 486 futures: six descriptors, judgements from a formula. Python tried all of them. */
const sizes = [3, 3, 3, 2, 3, 3];
const judgement = (j: number, l: number, i: number, k: number): number =>
  ((7 * (j + 1) + 5 * (l + 1) * (j + 2) + 11 * (i + 1) + 3 * (k + 1) * (i + 2) + (l + 1) * (k + 1) * (i + j + 3)) % 7) -
  3;
const modelOf = (n: number[], of = judgement): CrossImpactModel => ({
  descriptors: n.map((states, i) => ({ id: `d${i}`, states: Array.from({ length: states }, (_, k) => `s${k}`) })),
  judgements: n.map((from, j) =>
    Array.from({ length: from }, (_, l) => n.map((to, i) => Array.from({ length: to }, (__, k) => of(j, l, i, k)))),
  ),
});
const country = modelOf(sizes);

describe('cross-impact balances', () => {
  it('finds the consistent scenarios among 486 (itertools in Python: two)', () => {
    const found = findConsistentScenarios(country, { random: randomFrom('x') });
    expect(found).toEqual({
      scenarios: [
        [0, 2, 2, 0, 0, 2],
        [1, 1, 1, 1, 1, 1],
      ],
      combinations: 486,
      method: 'enumeration',
      complete: true,
    });
    expect(findConsistentScenarios(country, { random: randomFrom('x'), tolerance: 2 }).scenarios).toHaveLength(5);
  });

  it('balances the impacts on one scenario (Python)', () => {
    expect(impactBalances(country, [1, 2, 0, 1, 2, 0])).toEqual([
      [-3, 1, -2],
      [3, 4, -2],
      [6, 7, -6],
      [-2, 1],
      [-3, 5, -1],
      [7, 6, -2],
    ]);
    expect(inconsistency(country, [1, 2, 0, 1, 2, 0])).toBe(6);
    expect(inconsistency(country, [1, 1, 1, 1, 1, 1])).toBe(0);
  });

  it('beyond the cap follows chains, says so, and finds no scenario that is not consistent', () => {
    const found = findConsistentScenarios(country, { random: randomFrom('x'), cap: 100, starts: 300 });
    expect(found.method).toBe('succession');
    expect(found.complete).toBe(false);
    expect(found.scenarios.length).toBeGreaterThan(0);
    for (const scenario of found.scenarios) expect(inconsistency(country, scenario)).toBe(0);
  });

  it('turns its wheels without losing the count: as good as looking at every scenario afresh', () => {
    const values = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(values, (v) => {
        const model = modelOf([2, 3, 3], (j, l, i, k) => v[(j * 27 + l * 9 + i * 3 + k) % 64] ?? 0);
        const afresh: number[][] = [];
        for (let a = 0; a < 2; a += 1)
          for (let b = 0; b < 3; b += 1)
            for (let c = 0; c < 3; c += 1) if (inconsistency(model, [a, b, c]) === 0) afresh.push([a, b, c]);
        expect(findConsistentScenarios(model, { random: randomFrom('x') }).scenarios).toEqual(afresh);
      }),
    );
  });

  it('names the descriptor whose judgements do not fit', () => {
    expect(findConsistentScenarios({ descriptors: [], judgements: [] }, { random: randomFrom('x') }).scenarios).toEqual(
      [],
    );
    const broken = { ...country, judgements: country.judgements.slice(0, 5) };
    expect(() => checkModel(broken)).toThrow('"d5" on "d0"');
    expect(() => checkModel({ descriptors: [{ id: 'one', states: ['only'] }], judgements: [] })).toThrow(
      '"one" needs at least two',
    );
  });
});

/**
 * The reference case Somewhereland, with the judgements of the ScenarioWizard 4.1 manual (fig. 2-2) as they stand in
 * `data/exercises/scenarios.json`. The manual counts 486 scenarios, ten of them consistent, and prints the balances of one
 * (fig. 2-3); which ten they are was found by trying all of them in Python.
 */
describe('Somewhereland', () => {
  const { balance } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../data/exercises/scenarios.json'), 'utf8'),
  ) as { balance: CrossImpactModel };

  it('has 486 scenarios, ten of them consistent', () => {
    const found = findConsistentScenarios(balance, { random: randomFrom('x') });
    expect(found).toMatchObject({ combinations: 486, method: 'enumeration', complete: true });
    expect(found.scenarios).toEqual([
      [0, 1, 1, 0, 0, 1],
      [0, 2, 0, 1, 2, 2],
      [0, 2, 1, 0, 0, 1],
      [0, 2, 1, 0, 0, 2],
      [1, 0, 2, 1, 1, 0],
      [1, 1, 2, 1, 1, 0],
      [2, 0, 1, 0, 0, 1],
      [2, 0, 2, 1, 0, 0],
      [2, 1, 1, 0, 0, 1],
      [2, 1, 2, 1, 0, 0],
    ]);
  });

  it('balances as the manual prints it', () => {
    expect(impactBalances(balance, [1, 0, 2, 0, 0, 0])).toEqual([
      [0, 3, -3],
      [2, 1, -3],
      [-9, -1, 10],
      [-7, 7],
      [4, -1, -3],
      [2, -1, -1],
    ]);
    expect(inconsistency(balance, [1, 0, 2, 0, 0, 0])).toBe(14);
  });
});
