import { describe, expect, it } from '@jest/globals';
import { safeNext } from './sign-in-href.js';

describe('where signing in leads', () => {
  it('is a page of this front', () => {
    expect(safeNext('/collections?sort=name')).toBe('/collections?sort=name');
    expect(safeNext(undefined)).toBe('/');
  });
  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    String.raw`/\elsewhere.example`,
    'javascript:alert(1)',
    '/api/v1/account',
    '/.//elsewhere.example/',
    '/a/..//elsewhere.example/',
    '',
  ])('is never %s', (next) => expect(safeNext(next)).toBe('/'));
});
