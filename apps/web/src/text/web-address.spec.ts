import { describe, expect, it } from '@jest/globals';
import { webAddress } from './web-address.js';

describe('the address of a link', () => {
  it.each(['https://example.org/a?b#c', 'http://example.org'])('may be %s', (address) =>
    expect(webAddress(address)).toBe(address),
  );
  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//x',
    'x',
    '',
    null,
  ])('is never %j', (address) => expect(webAddress(address)).toBeNull());
});
