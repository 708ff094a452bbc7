import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCall } from './read-call.js';
import type { EcosystemId } from '../ecosystem/ecosystem.js';
import { daysUntil, lastEntry, nextDeadline, stateOfCall } from './call.js';
import { CallIndex, matchCalls, type Need } from './match-calls.js';

const call = (deadlines: string[], deadlineModel: string | null = null, opens: string | null = null) => ({
  deadlines,
  deadlineModel,
  opens,
});

describe('deadlines of calls, in Brussels', () => {
  it.each([
    [call(['2026-10-07']), '2026-10-07 16:59', 'open'],
    [call(['2026-10-07']), '2026-10-07 17:00', 'closed'],
    [call(['2026-10-07'], null, '2026-09-01'), '2026-08-31 23:59', 'forthcoming'],
    [call(['2026-10-07', '2027-03-01'], 'two-stage'), '2026-12-01 10:00', 'closed'],
    [call(['2026-10-07', '2027-03-01'], 'multiple cut-off'), '2026-12-01 10:00', 'open'],
    [call([]), '2026-12-01 10:00', 'unknown'],
  ])('%j at %s is %s', (one, now, state) => expect(stateOfCall(one, now)).toBe(state));
  it('tell the last entry, the next one and the days left', () => {
    expect(lastEntry(call([]))).toBeNull();
    expect(nextDeadline(call(['2026-10-07', '2027-03-01']), '2026-10-07 17:30')).toBe('2027-03-01');
    expect(nextDeadline(call(['2026-10-07']), '2026-10-08 00:00')).toBeNull();
    // Over the change to winter time a day has 25 hours and is still one day.
    expect(daysUntil('2026-10-26', '2026-10-24 23:00')).toBe(2);
    expect(daysUntil('2026-10-24', '2026-10-24 23:00')).toBe(0);
  });
});

const NOTHING = { ecosystems: [], trends: [] };

describe('matching calls with needs', () => {
  const hydrogen: Need = {
    id: 'h',
    kind: 'gap',
    label: 'Green hydrogen',
    strong: ['green hydrogen', 'electrolysers'],
    medium: ['hydrogen'],
    weight: 1,
  };
  const text = {
    title: 'Innovative electrolyser stacks',
    keywords: [],
    text: 'Production of green hydrogen from renewable power.',
  };
  const match = (call: object, needs: readonly Need[], own: readonly EcosystemId[] = []) =>
    matchCalls(new CallIndex([{ ...text, ...NOTHING, ...call }]), needs, own)[0];

  it('says why', () => {
    const found = match(
      { ecosystems: ['energy-renewables'], trends: [{ id: 'h' }] },
      [hydrogen],
      ['energy-renewables'],
    )!;
    // Head 2.5, text 1 + 0.3, found by the reader 1.5: 4 (1 - e^(-5.3 / 4)) = 2.9369; a shared ecosystem counts a quarter more.
    expect(found.reasons).toMatchObject([{ need: 'h', terms: ['electrolysers', 'green hydrogen', 'hydrogen'] }]);
    expect(found.reasons[0]!.points).toBeCloseTo(2.9368, 3);
    expect(found.score).toBeCloseTo(1.25 * 2.9368, 3);
    expect(found.ecosystems).toEqual(['energy-renewables']);
  });
  it('takes no single word in passing for a reason', () =>
    expect(
      match({ title: 'Better museums', text: 'Museums may also heat with green hydrogen.' }, [
        { ...hydrogen, medium: [] },
      ]),
    ).toBeUndefined());
  it('does not find words inside others', () =>
    expect(match({ title: 'Enchanted gardens' }, [{ ...hydrogen, strong: ['chant'], medium: [] }])).toBeUndefined());
  it('ranks a gap before a trend of the same fit', () => {
    const score = (weight: number) => match({}, [{ ...hydrogen, weight }])!.score;
    expect(score(1.5)).toBeGreaterThan(score(0.6));
  });
  it('puts a call on the matter before one that only repeats the words of its programme', () => {
    const terms = ['soil health', 'soil monitoring', 'soil carbon', 'soil strategy'];
    const soil = { ...hydrogen, strong: terms, medium: [] };
    const calls = [
      { title: 'Rural museums', keywords: [], text: terms.join('. '), ...NOTHING },
      { title: 'Soil health in vineyards', keywords: [], text: '', ...NOTHING },
    ];
    expect(matchCalls(new CallIndex(calls), [soil], []).map(({ at }) => at)).toEqual([1, 0]);
  });
  it('gives nothing for words that every call says', () => {
    const calls = Array.from({ length: 200 }, (_, i) => ({
      title: `Call ${i}`,
      keywords: [],
      text: `A grant for a proposal${i === 7 ? ' about foresight and a roadmap' : ''}.`,
      ...NOTHING,
    }));
    const words = (medium: string[]) => ({ ...hydrogen, strong: [], medium });
    const index = new CallIndex(calls);
    expect(matchCalls(index, [words(['grant', 'proposal', 'call', 'about'])], [])).toEqual([]);
    const plan = { ...hydrogen, strong: ['foresight', 'roadmap', 'grant'], medium: [] };
    expect(matchCalls(index, [plan], []).map(({ at, reasons }) => [at, reasons[0]!.terms])).toEqual([
      [7, ['foresight', 'roadmap']],
    ]);
    expect(index.find('grant').rarity).toBe(0);
    expect(index.find('foresight').rarity).toBe(1);
  });
  it('is empty without calls, needs or words', () => {
    expect(matchCalls(new CallIndex([]), [hydrogen], [])).toEqual([]);
    expect(match({}, [])).toBeUndefined();
    expect(match({}, [{ ...hydrogen, strong: ['', '—'], medium: [] }])).toBeUndefined();
  });
  it('has finite scores and reasons in order, whatever the text; more terms never make it worse', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, body) => {
        const needs = [hydrogen, { ...hydrogen, id: 'i', strong: [title], weight: 2 }];
        const found = match({ title, text: body }, needs);
        for (const { points } of found?.reasons ?? []) expect(points).toBeLessThanOrEqual(8);
        if (found) {
          expect(Number.isFinite(found.score)).toBe(true);
          found.reasons.reduce((before, { points }) => (expect(points).toBeLessThanOrEqual(before), points), Infinity);
        }
        const more = match({ title, text: `${body} green hydrogen` }, needs);
        expect(more?.score ?? 0).toBeGreaterThanOrEqual((found?.score ?? 0) - 1e-9);
      }),
    );
  });
});

describe('reading calls', () => {
  it('takes a record of the portal', () => {
    const row = {
      topicId: 'HORIZON-X-1',
      title: 'A &amp; B',
      description: 'Text',
      deadline: '2026-03-17',
      stage: 'two-stage',
      budgetMax: 2e6,
      expectedGrants: 3,
      keywords: 'HORIZON-X-1, solar',
      portalUrl: 'https://x.example',
    };
    expect(readCall(row)).toEqual({
      ok: true,
      call: {
        id: 'eu:HORIZON-X-1',
        title: 'A & B',
        text: 'Text',
        opens: null,
        deadlines: ['2026-03-17'],
        deadlineModel: 'two-stage',
        budgetEur: 6e6,
        programme: null,
        url: 'https://x.example',
        keywords: ['solar'],
      },
    });
  });
  it.each([
    [null, 'not an object'],
    [{ title: 'x' }, 'id'],
    [{ id: 'x' }, 'title'],
    [{ id: 'x', title: 'y', deadline: 'soon' }, 'not a date'],
  ])('refuses %j', (row, reason) =>
    expect(readCall(row)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) }),
  );
  it('takes no address that is a script', () =>
    expect(readCall({ id: 'x', title: 'y', url: 'javascript:alert(1)' })).toMatchObject({
      ok: true,
      call: { url: null },
    }));
});
