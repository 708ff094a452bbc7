import { describe, expect, it } from '@jest/globals';
import { answeringRings, type BroughtRadar, layBeside } from './beside.js';

const rings = ['act', 'prepare', 'watch'].map((id, i) => ({
  id,
  name: id[0]!.toUpperCase() + id.slice(1),
  horizon: '',
  outer: (i + 1) / 3,
}));

describe('answeringRings', () => {
  it.each([
    [
      ['ADOPT', 'TRIAL', 'ASSESS', 'HOLD'],
      ['act', 'prepare', 'watch', null],
    ],
    [
      ['WATCH', 'ACT'],
      ['watch', 'act'],
    ],
    [
      ['now', 'later'],
      ['act', 'prepare'],
    ],
    [
      ['1', '2', '3', '4', '5', '6'],
      ['act', 'act', 'prepare', 'prepare', 'watch', 'watch'],
    ],
    [[], []],
  ])('of %j are %j', (theirs, answers) => expect(answeringRings(theirs, rings)).toEqual(answers));
});

describe('layBeside', () => {
  const entry = (name: string, ring: number) => ({ name, ring, quadrant: 0, moved: 'none' as const, description: '' });
  const brought = (...entries: ReturnType<typeof entry>[]): BroughtRadar => ({
    title: 'x',
    date: null,
    quadrants: ['q'],
    rings: ['Adopt', 'Trial', 'Assess', 'Hold'],
    entries,
  });
  const ours = [
    { trendId: 'h2', name: 'Green hydrogen', ring: 'prepare', ringProbability: { act: 0.1, prepare: 0.9 } },
    { trendId: 'steel', name: 'Hydrogen-based steelmaking', ring: 'watch', ringProbability: { watch: 1 } },
  ];

  it('finds the trend by its words, and says how far our evidence agrees', () => {
    const found = layBeside(brought(entry('green HYDROGEN', 0), entry('Steelmaking, hydrogen based', 2)), ours, rings);
    expect(found.map(({ ourRing, trend }) => [ourRing, trend?.trendId, trend?.agreement])).toEqual([
      ['act', 'h2', 0.1],
      ['watch', 'steel', 1],
    ]);
  });

  it('names no trend that only shares a word, and no ring for what is on hold', () => {
    expect(layBeside(brought(entry('Hydrogen trains', 0), entry('Green hydrogen', 3)), ours, rings)).toMatchObject([
      { trend: null },
      { ourRing: null, trend: { trendId: 'h2', agreement: null } },
    ]);
    expect(layBeside(brought(entry('—', 0)), ours, rings)[0]?.trend).toBeNull();
    expect(layBeside(brought(), [], rings)).toEqual([]);
  });
});
