import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from './addresses.js';
import { AddressGuard } from './guard.js';

describe('isPublicAddress', () => {
  it.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '64:ff9b::101:101', '2002:0101:0101::1'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'nonsense',
    '',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('AddressGuard', () => {
  const guard = new AddressGuard();

  it.each([
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://x.localhost/',
    'http://metadata.google.internal/',
    'http://intranet/',
    'http://printer.local/',
    'http://①②⑦.⓪.⓪.①/',
    'http://0/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'gopher://example.com/',
    'http://user:secret@example.com/',
    'nonsense',
    'http://',
  ])('refuses %s', (address) => expect(() => guard.check(address)).toThrow(/is not fetched/));

  it('takes public addresses and says none of their query in errors', () => {
    expect(guard.check('https://example.com/feed?a=1').hostname).toBe('example.com');
    expect(() => guard.check('http://127.0.0.1/?api_key=secret')).toThrow(/^(?!.*secret)/);
  });

  it('allows only loopback beside the public internet, by host and port', () => {
    expect(new AddressGuard(['127.0.0.1:8080']).check('http://127.0.0.1:8080/x').port).toBe('8080');
    expect(() => new AddressGuard(['127.0.0.1:8080']).check('http://127.0.0.1:8081/x')).toThrow('is not fetched');
    expect(() => new AddressGuard(['10.0.0.1:80'])).toThrow('loopback');
  });

  it('refuses names that lead inside, even when only one of their addresses does', async () => {
    const looked = (addresses: string[]) =>
      new Promise((resolve) => {
        const answers = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
        new AddressGuard([], () => Promise.resolve(answers)).lookup('rebind.example', { all: true }, (error, found) =>
          resolve(error ? error.message : found),
        );
      });
    expect(await looked(['93.184.216.34'])).toEqual([{ address: '93.184.216.34', family: 4 }]);
    expect(await looked(['93.184.216.34', '127.0.0.1'])).toContain('leads to 127.0.0.1');
    expect(await looked(['::ffff:10.0.0.1'])).toContain('private or reserved');
    expect(await looked([])).toContain('no address');
  });
});
