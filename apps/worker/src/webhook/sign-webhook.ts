import { createHmac } from 'node:crypto';

/**
 * The headers of a message as Standard Webhooks 1.0.0 has them, so that its libraries check them: `v1,` and the base64 of HMAC-SHA-256 over
 * `id.timestamp.body`, under the secret whose base64 stands behind `whsec_`.
 * @param seconds since 1970; receivers refuse messages that are minutes old, so a copy cannot be sent again later
 */
export function signedHeaders(secret: string, id: string, seconds: number, body: string): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
}
