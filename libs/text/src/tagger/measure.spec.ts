import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { measureTags, objective } from './measure.js';

describe('the quality of tags', () => {
  it('counts F1, first hits by kind and false alarms', () => {
    const quality = measureTags([
      { kind: 'news', truth: [0], said: [0, 1] },
      { kind: 'news', truth: [1], said: [] },
      { kind: 'patent', truth: [0, 1], said: [1] },
      { kind: 'news', truth: [], said: [2] },
      { kind: 'news', truth: [], said: [] },
    ]);
    expect(quality.perClass['aerospace-defence']).toEqual({ texts: 2, precision: 1, recall: 0.5, f1: 0.667 });
    expect(quality.perClass['agri-food']).toEqual({ texts: 2, precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(quality.hitAt1).toBe(0.667);
    expect(quality.hitAt1ByKind).toEqual({ news: 0.5, patent: 1 });
    expect(quality.falseAlarmShare).toBe(0.5);
    // right 2, said 4, there 4
    expect(quality.microF1).toBe(0.5);
    expect(quality.macroF1).toBe(0.083);
  });

  it('holds without texts, and takes false alarms off the objective only above what is accepted', () => {
    const nothing = measureTags([]);
    expect(nothing.falseAlarmShare).toBeNull();
    expect(nothing.macroF1).toBe(0);
    expect(objective({ ...nothing, macroF1: 0.8, hitAt1: 0.8, falseAlarmShare: 0.1 }, 0.12)).toBeCloseTo(1.6);
    expect(objective({ ...nothing, macroF1: 0.8, hitAt1: 0.8, falseAlarmShare: 0.22 }, 0.12)).toBeCloseTo(1.4);
  });

  it('is perfect for perfect tags', () => {
    const truths = fc.array(fc.uniqueArray(fc.nat(13), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(truths, (rows) => {
        const quality = measureTags(rows.map((truth) => ({ kind: 'news', truth, said: truth })));
        expect(quality.microF1).toBe(1);
        expect(quality.hitAt1).toBe(1);
      }),
    );
  });
});
