import { describe, expect, it } from '@jest/globals';
import { addressOf } from './address.js';

describe('whom limits count', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:bbbb::2', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['not an address', 'unknown'],
    [undefined, 'unknown'],
  ])('of %s is %s', (ip, counted) => {
    expect(addressOf({ ip } as never)).toBe(counted);
  });
});
