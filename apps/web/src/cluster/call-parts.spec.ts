import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partsOfCall } from './call-parts.js';

describe('the text of a call', () => {
  it('gets its parts and paragraphs back', () => {
    const text =
      'Preface. Expected Outcome:Results contribute to the following outcomes:Better kelp;Safer kelp. Scope:Kelp grows.Proposals should address it (e.g. in EU.27).';
    expect(partsOfCall(text)).toEqual([
      { name: null, paragraphs: ['Preface.'] },
      {
        name: 'Expected Outcome',
        paragraphs: ['Results contribute to the following outcomes:', 'Better kelp;', 'Safer kelp.'],
      },
      { name: 'Scope', paragraphs: ['Kelp grows.', 'Proposals should address it (e.g. in EU.27).'] },
    ]);
  });
  it('is left alone where there is nothing to find', () => {
    expect(partsOfCall('')).toEqual([]);
    expect(partsOfCall('The microscope: a tool. Next sentence.')).toEqual([
      { name: null, paragraphs: ['The microscope: a tool. Next sentence.'] },
    ]);
  });
  it('loses no word', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Scope:', 'Kelp', 'kelp.', 'Objective:', 'a;B', ' ', 'x:Yz')), (words) => {
        const text = words.join('');
        const joined = partsOfCall(text)
          .map(({ name, paragraphs }) => `${name === null ? '' : `${name}:`}${paragraphs.join('')}`)
          .join('');
        expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    ));
});
