import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';

const b64 = (value: object | Buffer): string =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url');

/**
 * Our own tokens are random and carry no algorithm that could be confused (see sessions.spec). The ID token of a provider is signed, so this provider gives
 * whatever token the test wants.
 */
describe('the ID token of a provider', () => {
  let api: PeopleApi;
  let server: Server;
  let issuer: string;
  let keys: { privateKey: KeyObject; publicKey: KeyObject };
  let forge: (claims: Record<string, unknown>) => string;

  beforeAll(async () => {
    keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    let nonce = '';
    server = createServer((request, response) => {
      const url = new URL(request.url!, issuer);
      const json = (value: object) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(value));
      };
      if (url.pathname === '/.well-known/openid-configuration')
        return json({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
        });
      if (url.pathname === '/keys')
        return json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'one' }] });
      if (url.pathname === '/auth') {
        nonce = url.searchParams.get('nonce')!;
        response.writeHead(303, {
          location: `${url.searchParams.get('redirect_uri')}?code=x&state=${url.searchParams.get('state')}`,
        });
        return response.end();
      }
      const now = Math.floor(Date.now() / 1_000);
      const claims = {
        iss: issuer,
        aud: 'us',
        sub: 'ada',
        iat: now,
        exp: now + 60,
        nonce,
        email: 'ada@example.org',
        email_verified: true,
      };
      json({ access_token: 'x', token_type: 'Bearer', id_token: forge(claims) });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    api = await startPeopleApi({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'us', OIDC_CLIENT_SECRET: 'the client secret' });
  });
  afterAll(async () => {
    await api.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const signed = (header: object, claims: object, signature: (text: string) => Buffer): string => {
    const text = `${b64(header)}.${b64(claims)}`;
    return `${text}.${b64(signature(text))}`;
  };
  const rsa = (key: KeyObject) => (text: string) => createSign('sha256').update(text).sign(key);
  const honest = (claims: object) => signed({ alg: 'RS256', kid: 'one' }, claims, rsa(keys.privateKey));
  /** Where a sign-in ends with such a token. */
  async function signIn(made: typeof forge): Promise<string> {
    forge = made;
    const begun = await api.call('get', '/session/provider').expect(303);
    const cookie = /^[^;]+/.exec((begun.headers['set-cookie'] as unknown as string[])[0]!)![0];
    const sent = await fetch(begun.headers['location']!, { redirect: 'manual' });
    const back = new URL(sent.headers.get('location')!);
    const arrived = await api.call('get', `/session/provider/callback${back.search}`).set('Cookie', cookie).expect(303);
    return arrived.headers['location']!.replace(/#.*/, '');
  }

  it('is believed when the provider signed it: the way that the others must not take', async () => {
    expect(await signIn(honest)).toBe('/sign-up/provider');
  });

  it.each<[string, (claims: Record<string, unknown>) => string]>([
    ['no signature at all', (claims) => `${b64({ alg: 'none' })}.${b64(claims)}.`],
    ['its signature cut off', (claims) => honest(claims).replace(/[^.]+$/, '')],
    [
      'the public key used as a secret',
      (claims) =>
        signed({ alg: 'HS256', kid: 'one' }, claims, (text) =>
          createHmac('sha256', keys.publicKey.export({ type: 'spki', format: 'pem' }))
            .update(text)
            .digest(),
        ),
    ],
    [
      'the client secret used as a key',
      (claims) =>
        signed({ alg: 'HS256' }, claims, (text) => createHmac('sha256', 'the client secret').update(text).digest()),
    ],
    [
      'another key',
      (claims) =>
        signed(
          { alg: 'RS256', kid: 'one' },
          claims,
          rsa(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
        ),
    ],
    ['another issuer', (claims) => honest({ ...claims, iss: 'https://evil.example' })],
    ['another audience', (claims) => honest({ ...claims, aud: 'them' })],
    ['another nonce', (claims) => honest({ ...claims, nonce: 'replayed' })],
    ['no nonce', ({ nonce: _gone, ...claims }) => honest(claims)],
    ['its time over', (claims) => honest({ ...claims, exp: Math.floor(Date.now() / 1_000) - 600 })],
  ])('is not believed with %s', async (_name, made) => {
    expect(await signIn(made)).toBe('/sign-in?problem=refused');
  });
});
