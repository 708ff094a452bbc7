import { describe, expect, it } from '@jest/globals';
import { Secret } from 'otpauth';
import fc from 'fast-check';
import { newRecoveryCodes, newTotpSecret, plainRecoveryCode, totpCode, totpStep, totpUri } from './totp.js';

describe('codes from an app', () => {
  /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
  const rfc = Secret.fromLatin1('12345678901234567890').base32;
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %d s is %s, as the RFC has it', (seconds, code) => {
    expect(totpCode(rfc, seconds * 1000)).toBe(code);
    expect(totpStep(rfc, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('count in the step before and after, and name their own step; two steps away they do not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1e9 }), fc.integer({ min: -1, max: 1 }), (step, off) => {
        const secret = newTotpSecret();
        const now = step * 30_000 + 5_000;
        const code = totpCode(secret, (step + off) * 30_000);
        // By chance, in three of a million, a neighbour's code is the same.
        const found = totpStep(secret, code, now);
        expect(found).not.toBeNull();
        expect(Math.abs(found! - step)).toBeLessThanOrEqual(1);
        expect(totpCode(secret, found! * 30_000)).toBe(code);
      }),
      { numRuns: 30 },
    );
    expect(totpStep(rfc, '287082', 59_000 + 90_000)).toBeNull();
    expect(totpStep(rfc, '287082', 59_000 + 60_000 + 1_000)).toBeNull();
  });

  it.each(['', '28708', '2870822', '-87082', '28708a', '٢٨٧٠٨٢', '287082;', '1e5000'])('are never "%s"', (code) =>
    expect(totpStep(rfc, code, 59_000)).toBeNull(),
  );
  it('may be typed with a blank', () => expect(totpStep(rfc, ' 287 082', 59_000)).toBe(1));

  it('come with an address that apps read', () => {
    const uri = new URL(totpUri(rfc, 'ada@example.org'));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toContain('Trend Universe:ada@example.org');
    expect(uri.searchParams.get('secret')).toBe(rfc);
  });
});

describe('recovery codes', () => {
  it('are ten, never alike, and read the same however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(codes).toHaveLength(10);
    expect(new Set([...codes, ...newRecoveryCodes()]).size).toBe(20);
    for (const code of codes) expect(code).toMatch(/^(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(plainRecoveryCode(codes[0]!.toUpperCase().replaceAll('-', ' – '))).toBe(codes[0]!.replaceAll('-', ''));
  });
});
