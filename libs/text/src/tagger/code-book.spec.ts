import { describe, expect, it } from '@jest/globals';
import { ecosystemsWith, trendWith } from '../testing/catalogue.js';
import { CodeBook, codePrefixes, patentCode, underPrefix } from './code-book.js';
import { CLASSES, CROSSWALK, PREFIXES } from './columns.js';

describe('codes', () => {
  it('knows IPC and CPC codes in any spelling, and nothing else', () => {
    expect(patentCode('a61k 8/02')).toBe('A61K8/02');
    expect(patentCode('Y02E')).toBe('Y02E');
    expect(patentCode('H01M  10/0525')).toBe('H01M10/0525');
    for (const other of ['cs.AI', 'HORIZON-CL6-2021', 'FinTech', '', 'Z01', 'A6']) expect(patentCode(other)).toBeNull();
  });

  it('matches prefixes by group, not by digits', () => {
    expect(underPrefix('A61K8/02', 'A61K8')).toBe(true);
    expect(underPrefix('A61K85/00', 'A61K8')).toBe(false);
    expect(underPrefix('G06Q10/0235', 'G06Q10/02')).toBe(true);
    expect(underPrefix('A61K8/02', 'A61')).toBe(true);
    expect(codePrefixes('A61K8/02')).toEqual(['A', 'A61', 'A61K']);
    expect(codePrefixes('')).toEqual(['']);
  });

  it('tells which ecosystems, trends and known prefixes a code speaks for', () => {
    const ecosystems = ecosystemsWith({
      health: { prefixes: ['A61'], except: ['A61K 8'] },
      'agri-food': { prefixes: ['A01'] },
    });
    const book = new CodeBook(ecosystems, [trendWith('hydroponics', 'agri-food', {}, ['A01G 31'])], ['A', 'A61']);
    const [agri, health] = [1, 8];
    expect(book.read('A61B5/00')).toEqual({
      code: 'A61B5/00',
      voices: [health],
      trends: [],
      prefixes: [0, 1],
      columns: [CROSSWALK + health, PREFIXES, PREFIXES + 1],
    });
    expect(book.read('A61K8/02')?.voices).toEqual([]);
    expect(book.read('A01G 31/02')).toEqual({
      code: 'A01G31/02',
      voices: [agri, CLASSES + agri],
      trends: [0],
      prefixes: [0],
      columns: [CROSSWALK + agri, CROSSWALK + CLASSES + agri, PREFIXES],
    });
    expect(book.read('cs.AI')).toBeNull();
    expect(book.read('A61B5/00')).toBe(book.read('A61B5/00'));
  });
});
