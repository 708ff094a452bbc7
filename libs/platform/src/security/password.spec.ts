import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword, newPassword, randomPassword } from './password.js';
import { hashOfSecret, newSecret, sameSecret } from './secret.js';

describe('passwords', () => {
  it('are kept as argon2id with the cost we chose, and each with its own salt', async () => {
    const [one, other] = await Promise.all([
      hashPassword('correct horse battery'),
      hashPassword('correct horse battery'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword(one, 'correct horse battery')).toBe(true);
    expect(await isPassword(one, 'Correct horse battery')).toBe(false);
  });

  // The reference vector of argon2's own test suite (version 0x13): memory 64 MiB, "password", "somesalt".
  it('agree with the reference implementation', async () => {
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await isPassword(reference, 'password')).toBe(true);
    expect(await isPassword(reference, 'differentpassword')).toBe(false);
  });

  it('are hashed one after the other in a rush, and too many at once are sent away without harm to the rest', async () => {
    const kept = await hashPassword('four words are quite enough');
    // A hash that costs next to nothing, so that the rush is over soon.
    const cheap = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$';
    const rush = await Promise.allSettled(
      Array.from({ length: 210 }, (_, n) => isPassword(`${cheap}${'A'.repeat(43)}`, `guess ${n}`)),
    );
    const refused = rush.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(8);
    expect(refused[0]!.reason).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await isPassword(kept, 'four words are quite enough')).toBe(true);
  });

  it('fail one by one: a broken hash spoils no other', async () => {
    const kept = await hashPassword('four words are quite enough');
    const [broken, good] = await Promise.allSettled([
      isPassword('not a hash', 'x'),
      isPassword(kept, 'four words are quite enough'),
    ]);
    expect(broken.status).toBe('rejected');
    expect(good).toEqual({ status: 'fulfilled', value: true });
  });

  it('match in either Unicode spelling, and never without a kept hash', async () => {
    expect(await isPassword(await hashPassword('caf\u00e9 caf\u00e9 latte'), 'cafe\u0301 cafe\u0301 latte')).toBe(true);
    expect(await isPassword(null, 'anything at all')).toBe(false);
  });

  it.each([
    ['too short 1', false],
    ['aaaaaaaaaaaaaaaaaaaa', false],
    ['x'.repeat(201), false],
    ['four words are enough', true],
  ])('are checked for length, not for signs: %s', (password, fits) => {
    expect(newPassword.safeParse(password).success).toBe(fits);
  });

  it('can be made up, never twice the same', () => {
    expect(randomPassword()).toMatch(/^[0-9a-f]{6}(?:-[0-9a-f]{6}){4}$/);
    expect(new Set(Array.from({ length: 100 }, randomPassword)).size).toBe(100);
  });
});

describe('secrets', () => {
  it('carry 256 bits behind their prefix and are compared whole', () => {
    const secret = newSecret('tu_x_');
    expect(secret).toMatch(/^tu_x_[\w-]{43}$/);
    expect(hashOfSecret(secret)).toHaveLength(32);
    expect(sameSecret(secret, secret)).toBe(true);
    expect(sameSecret(secret, `${secret}x`)).toBe(false);
  });
});
