import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownPath } from './own-path.js';

const HERE = 'https://universe.example/';

describe('where one is sent after signing in', () => {
  it.each(['/account', '/organisations/1?tab=people#top', '/radars/health?q=a%20b', '/sign-in?to=//evil.example'])(
    'is %s, a page of ours',
    (to) => expect(ownPath(to, HERE)).toBe(to),
  );
  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    ' //evil.example',
    '/../\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example/?a=1',
    '/api/v1/account/export',
    'account',
    '',
    undefined,
    ['/account'],
    `/${'a'.repeat(600)}`,
  ])('is never %j', (to) => expect(ownPath(to, HERE)).toBe('/account'));
  it('never leaves this installation, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
          fc
            .array(fc.constantFrom('/', '\\', '.', '..', '%2e', 'a', '@', ':', '?', '#', '%09', 'evil.example'))
            .map((parts) => `/${parts.join('')}`),
        ),
        (to) => {
          expect(new URL(ownPath(to, HERE), HERE).origin).toBe('https://universe.example');
        },
      ),
      { numRuns: 500 },
    );
  });
});
