import { describe, expect, it } from '@jest/globals';
import {
  assignDiscovered,
  discoverTrends,
  type DiscoveredProfile,
  type Discovery,
  type DiscoverLimits,
  type DiscoverText,
} from './index.js';
import { about, noise } from './synthetic.fixture.js';

const discover = (
  texts: readonly DiscoverText[],
  known: readonly DiscoveredProfile[] = [],
  prefix = 'trend',
): Discovery => {
  let number = 0;
  const newId = (): string => `${prefix}-${(number += 1)}`;
  return discoverTrends({ ecosystem: 'digital', texts, known, newId });
};
const carried = (texts: readonly DiscoverText[], { assignments }: Discovery): DiscoverText[] =>
  texts.map((text) => ({ ...text, trendId: assignments.get(text.seq)?.trendId ?? null }));
const profiles = ({ trends }: Discovery): DiscoveredProfile[] => trends.map(({ profile }) => profile);

const start = [
  ...about('sodium battery', 24, { seed: 1, from: 1 }),
  ...about('insect protein', 20, { seed: 2, from: 101 }),
  ...about('acoustic panel', 16, { seed: 3, from: 201 }),
  ...noise(60, { seed: 4, from: 301 }),
];
const topicOf = (seq: string): number => Math.floor(Number(seq) / 100);

describe('discovery of trends', () => {
  const first = discover(start);

  it('finds the topics, names them, and leaves noise alone', () => {
    expect(first.trends.map(({ name }) => name.toLowerCase()).sort()).toEqual([
      'acoustic panel',
      'insect protein',
      'sodium battery',
    ]);
    for (const { id } of first.trends) {
      const topics = new Set(
        [...first.assignments].filter(([, { trendId }]) => trendId === id).map(([seq]) => topicOf(seq)),
      );
      expect(topics.size).toBe(1);
    }
    expect([...first.assignments.keys()].filter((seq) => topicOf(seq) === 3)).toEqual([]);
    expect(first.assignments.size).toBeGreaterThanOrEqual(55);
  });

  it('describes a trend by phrases, a sentence of its own and its coherence', () => {
    const trend = first.trends.find(({ name }) => name === 'Insect protein')!;
    expect(trend).toMatchObject({ isNew: true, status: 'active' });
    expect(trend.phrases.strong).toContain('insect protein');
    expect(start.some(({ text }) => text.includes(trend.summary!))).toBe(true);
    expect(trend.coherence).toBeGreaterThan(0.14);
    expect(trend.size).toBe([...first.assignments.values()].filter(({ trendId }) => trendId === trend.id).length);
  });

  it('says which words earned a signal its trend, where they stand', () => {
    for (const [seq, { score, words }] of first.assignments) {
      const { title, text } = start.find((signal) => signal.seq === seq)!;
      expect(score).toBeGreaterThanOrEqual(0.3);
      expect(score).toBeLessThanOrEqual(1);
      expect(words.length).toBeGreaterThanOrEqual(2);
      for (const { term, start: from, end } of words) expect(`${title}\n${text}`.slice(from, end)).toBe(term);
    }
  });

  it('gives the same result for the same input', () => {
    expect(discover(start)).toEqual(first);
  });

  it('knows new texts by the stored profile alone', () => {
    const stored = JSON.parse(JSON.stringify(profiles(first))) as DiscoveredProfile[];
    for (const { terms } of stored) expect(terms.length).toBeLessThanOrEqual(150);
    const find = assignDiscovered(stored);
    const battery = first.trends.find(({ name }) => name === 'Sodium battery')!.id;
    const fresh = about('sodium battery', 20, { seed: 9, from: 900 });
    expect(fresh.filter((text) => find(text)?.trendId === battery).length).toBeGreaterThanOrEqual(18);
    for (const text of noise(10, { seed: 9, from: 900 })) expect(find(text)).toBeNull();
    for (const [seq, { trendId }] of first.assignments)
      expect(find(start.find((text) => text.seq === seq)!)?.trendId).toBe(trendId);
  });

  it('keeps trends and their signals when run again, and when a part is missing', () => {
    const again = discover(carried(start, first), profiles(first));
    expect(again.trends.map(({ id, isNew }) => [id, isNew]).sort()).toEqual(
      first.trends.map(({ id }) => [id, false]).sort(),
    );
    const part = carried(start, first).filter((_, i) => i % 10 !== 0);
    const less = discover(part, profiles(first));
    for (const { seq } of start) expect(again.assignments.get(seq)?.trendId).toBe(first.assignments.get(seq)?.trendId);
    const moved = part.filter(({ seq }) => less.assignments.get(seq)?.trendId !== first.assignments.get(seq)?.trendId);
    expect(moved.length).toBeLessThanOrEqual(0.03 * part.length);
  });

  it('finds a topic that comes later, as one new trend, and moves no old signal', () => {
    const late = [...about('tidal turbine', 14, { seed: 5, from: 401 }), ...noise(4, { seed: 6, from: 501 })];
    const next = discover([...carried(start, first), ...late], profiles(first), 'new');
    expect(next.trends.filter(({ isNew }) => isNew).map(({ name }) => name)).toEqual(['Tidal turbine']);
    expect(late.filter(({ seq }) => next.assignments.get(seq)?.trendId === 'new-1').length).toBeGreaterThanOrEqual(13);
    for (const { seq } of start) expect(next.assignments.get(seq)?.trendId).toBe(first.assignments.get(seq)?.trendId);
  });

  it('retires a trend whose signals are gone, and merges one that says what another says', () => {
    const gone = start.filter(({ seq }) => topicOf(seq) !== 2);
    const acoustic = first.trends.find(({ name }) => name === 'Acoustic panel')!;
    expect(discover(carried(gone, first), profiles(first)).trends.find(({ id }) => id === acoustic.id)?.status).toBe(
      'retired',
    );
    const twin = { ...acoustic.profile, id: 'twin' };
    const merged = discover(carried(start, first), [...profiles(first), twin]);
    expect(merged.trends.find(({ id }) => id === 'twin')).toMatchObject({ status: 'merged', mergedInto: acoustic.id });
    expect([...merged.assignments.values()].some(({ trendId }) => trendId === 'twin')).toBe(false);
  });

  it('takes no new trend under an id that is taken', () => {
    const all = discoverTrends({ ecosystem: 'digital', texts: start, known: [], newId: () => 'one' });
    expect(all.trends).toHaveLength(1);
  });

  it('lets a single word weigh more than several before it names a trend', () => {
    const texts = [...start.slice(0, 24), ...about('perovskite', 24, { seed: 7, from: 601 }), ...start.slice(60)];
    const names = (limits: Partial<DiscoverLimits>) =>
      discoverTrends({ ecosystem: 'digital', texts, known: [], newId: (name) => name, limits })
        .trends.map(({ name }) => name)
        .sort();
    expect(names({})).toEqual(['Perovskite', 'Sodium battery']);
    expect(names({ weightAlone: 1_000 })).toEqual(['Sodium battery']);
    expect(names({ weight: 1_000 })).toEqual(['Perovskite']);
  });

  it('does not take the same story told often, a single newsroom or another language for a trend', () => {
    const story = about('tidal turbine', 1, { seed: 5, from: 1 })[0]!;
    const often = Array.from({ length: 20 }, (_, i) => ({ ...story, seq: String(i + 1) }));
    expect(discover([...often, ...noise(40, { seed: 4, from: 301 })]).trends).toEqual([]);
    const newsroom = about('tidal turbine', 20, { seed: 5, from: 1 }).map((text) => ({
      ...text,
      kind: 'news',
      publisher: 'One',
    }));
    expect(discover([...newsroom, ...noise(40, { seed: 4, from: 301 })]).trends).toEqual([]);
    const foreign = about('tidal turbine', 20, { seed: 5, from: 1 }).map((text) => ({ ...text, lang: 'pl' }));
    expect(discover([...foreign, ...noise(40, { seed: 4, from: 301 })]).trends).toEqual([]);
  });

  it('takes none, one, two, equal and empty texts', () => {
    const one = about('tidal turbine', 2, { seed: 5, from: 1 });
    const empty = one.map((text) => ({ ...text, title: '', text: '' }));
    for (const texts of [[], one.slice(0, 1), one, empty, Array.from({ length: 12 }, () => empty[0]!)]) {
      expect(discover(texts)).toEqual({ trends: [], assignments: new Map() });
    }
    expect(assignDiscovered([])(one[0]!)).toBeNull();
  });
});
