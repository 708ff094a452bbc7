import { describe, expect, it } from '@jest/globals';
import { capitalised, compileTemplate, render } from './template.js';

describe('templates', () => {
  const words: Record<string, string> = { S: 'solid electrolytes', M: 'mRNA vaccines', P: 'Graz' };
  const write = (source: string): string => render(compileTemplate(source), (slot) => words[slot] ?? '?');

  it('fills slots and writes the beginning of sentences with a capital', () => {
    expect(write('{S} in {P}. {S} again? {S}: a view of {S}')).toBe(
      'Solid electrolytes in Graz. Solid electrolytes again? Solid electrolytes: a view of solid electrolytes',
    );
  });

  it('leaves words with their own capitals alone, and texts without slots', () => {
    expect(write('{M} arrive')).toBe('mRNA vaccines arrive');
    expect(write('Nothing here.')).toBe('Nothing here.');
    expect(write('')).toBe('');
    expect(capitalised('élan')).toBe('Élan');
  });
});
