import { describe, expect, it } from '@jest/globals';
import { signedHeaders } from './sign-webhook.js';

describe('the signature of a webhook', () => {
  // The example of the specification (standard-webhooks, and its reference libraries' tests).
  it('is that of Standard Webhooks', () => {
    const body = '{"test": 2432232314}';
    expect(
      signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, body),
    ).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });
  it('changes with the id, the time, the body and the secret', () => {
    const sign = (secret: string, id: string, at: number, body: string) =>
      signedHeaders(secret, id, at, body)['webhook-signature'];
    const one = sign('whsec_AAAA', 'a', 1, '{}');
    for (const other of [
      sign('whsec_AAAB', 'a', 1, '{}'),
      sign('whsec_AAAA', 'b', 1, '{}'),
      sign('whsec_AAAA', 'a', 2, '{}'),
      sign('whsec_AAAA', 'a', 1, '{ }'),
    ])
      expect(other).not.toBe(one);
  });
});
