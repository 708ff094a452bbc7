import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onePublisherOf, tellingWords } from './telling-words.js';

const signal = (...words: [string, number][]) => ({ words: words.map(([term, weight]) => ({ term, weight })) });

describe('tellingWords', () => {
  it('puts what most signals share first, spelling aside, a signal once (counted by hand)', () => {
    const found = tellingWords([
      signal(['Geopolymers', 0.6], ['fly ash', 0.4]),
      signal(['geopolymers', 0.9], ['GEOPOLYMERS', 0.1]),
      signal(['C04B', 1]),
    ]);
    expect(found).toEqual([
      { term: 'Geopolymers', signals: 2 },
      { term: 'C04B', signals: 1 },
      { term: 'fly ash', signals: 1 },
    ]);
  });

  it('says nothing of nothing, and no more than asked', () => {
    expect(tellingWords([])).toEqual([]);
    expect(tellingWords([signal([' ', 1])])).toEqual([]);
    expect(tellingWords([signal(['a', 1], ['b', 1], ['c', 1])], 2)).toHaveLength(2);
  });

  it('takes plurals and shouting for the same word, and a word inside a phrase for the phrase', () => {
    const found = tellingWords([
      signal(['Quantum', 0.5], ['QUANTUM COMPUTING', 0.5]),
      signal(['quantum', 0.5], ['quantum computing', 0.5]),
      signal(['lipid nanoparticles', 0.9], ['RAG', 0.1]),
      signal(['lipid nanoparticle', 0.9]),
    ]);
    expect(found).toEqual([
      { term: 'lipid nanoparticle', signals: 2 },
      { term: 'quantum computing', signals: 2 },
      { term: 'RAG', signals: 1 },
    ]);
  });

  it('does not depend on the order of the signals', () => {
    const word = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(0.25, 0.5, 1));
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 8 }), (texts) => {
        const signals = texts.map((words) => signal(...words));
        expect(tellingWords([...signals].reverse())).toEqual(tellingWords(signals));
      }),
    );
  });
});

describe('onePublisherOf', () => {
  it.each([
    [[4, 1], { publisher: 'p0', n: 4, of: 5 }],
    [[3, 1], null],
    [[7, 3], null],
    [[1, 9], { publisher: 'p1', n: 9, of: 10 }],
    [[], null],
  ])('of %j is %j', (counts, one) => {
    expect(onePublisherOf(counts.map((n, i) => ({ publisher: `p${i}`, n })))).toEqual(one);
  });
});
