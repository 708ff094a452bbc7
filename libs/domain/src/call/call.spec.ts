import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCall } from './read-call.js';
import { daysUntil, lastEntry, matchCall, type Need, nextDeadline, prepareCall, stateOfCall } from './call.js';

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

describe('matching a call with needs', () => {
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

  it('says why', () => {
    const match = matchCall(
      prepareCall(text, { ecosystems: ['energy-renewables'], trends: ['h'] }),
      [hydrogen],
      ['energy-renewables'],
    )!;
    expect(match.reasons).toMatchObject([{ need: 'h', terms: ['green hydrogen', 'electrolysers', 'hydrogen'] }]);
    expect(match.ecosystems).toEqual(['energy-renewables']);
  });
  it('takes no single word in passing for a reason', () => {
    const aside = { title: 'Better museums', keywords: [], text: 'Museums may also heat with green hydrogen.' };
    expect(matchCall(prepareCall(aside, NOTHING), [{ ...hydrogen, medium: [] }], [])).toBeNull();
  });
  it('does not find words inside others', () => {
    const other = { title: 'Enchanted gardens', keywords: [], text: '' };
    expect(matchCall(prepareCall(other, NOTHING), [{ ...hydrogen, strong: ['chant'], medium: [] }], [])).toBeNull();
  });
  it('ranks a gap before a trend of the same fit', () => {
    const prepared = prepareCall(text, NOTHING);
    const score = (weight: number) => matchCall(prepared, [{ ...hydrogen, weight }], [])!.score;
    expect(score(1.5)).toBeGreaterThan(score(0.6));
  });
  it('has finite scores and reasons in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, body) => {
        const match = matchCall(
          prepareCall({ title, text: body, keywords: [] }, NOTHING),
          [hydrogen, { ...hydrogen, id: 'i', strong: [title], weight: 2 }],
          [],
        );
        if (match) {
          expect(Number.isFinite(match.score)).toBe(true);
          match.reasons.reduce((before, { points }) => (expect(points).toBeLessThanOrEqual(before), points), Infinity);
        }
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
