import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest();
const b64 = (value: Uint8Array): string => Buffer.from(value).toString('base64url');

/** An authenticator in software (ES256, no attestation), as far as WebAuthn asks of one: for tests of the server. */
export function softAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const { x, y } = publicKey.export({ format: 'jwk' });
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
    ]) as never,
  );
  let counter = 0;
  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  const count = () => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(++counter);
    return bytes;
  };
  const host = new URL(origin).hostname;
  return {
    id: b64(id),
    create(challenge: string, from = origin) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      // Flags: user present, user verified, attested data.
      const authData = Buffer.concat([sha256(host), Buffer.from([0x45]), count(), Buffer.alloc(16), length, id, cose]);
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(authData)],
        ]) as never,
      );
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: b64(clientData('webauthn.create', challenge, from)),
          attestationObject: b64(attestation),
          transports: ['internal'],
        },
      };
    },
    /** @param flags 5 = user present and verified, 1 = only present */
    get(challenge: string, from = origin, flags = 5) {
      const authData = Buffer.concat([sha256(host), Buffer.from([flags]), count()]);
      const client = clientData('webauthn.get', challenge, from);
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(privateKey);
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: b64(client), authenticatorData: b64(authData), signature: b64(signature) },
      };
    },
  };
}
