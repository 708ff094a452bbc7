import { type Http, SourceError } from '#libs/sources';
import type { Delivery, DeliveryAttempt } from '#libs/store';
import { signedHeaders } from './sign-webhook.js';

export interface Outcome {
  readonly attempt: DeliveryAttempt;
  readonly delivered: boolean;
  /** Trying again is of no use: the address is not for us, or its owner says that it is gone. */
  readonly permanent: boolean;
}

/** Sends a delivery once. Only an answer of 2xx from the address itself counts; where it redirects to is not told anything. */
export async function deliverWebhook(http: Http, delivery: Delivery, now = Date.now()): Promise<Outcome> {
  const body = JSON.stringify({ type: delivery.event, timestamp: delivery.createdAt, data: delivery.data });
  const began = performance.now();
  const outcome = (status: number | null, error: string | null, permanent = false): Outcome => ({
    attempt: { at: new Date(now).toISOString(), ms: Math.round(performance.now() - began), status, error },
    delivered: error === null,
    permanent,
  });
  try {
    const answer = await http.send({
      url: delivery.url,
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...signedHeaders(delivery.secret, delivery.id, Math.floor(now / 1_000), body),
      },
      maxBytes: 64 * 1_024,
      timeoutMs: 15_000,
    });
    if (answer.url !== new URL(delivery.url).href)
      return outcome(answer.status, 'It redirects elsewhere. Give the address it redirects to.', true);
    if (answer.status >= 200 && answer.status < 300) return outcome(answer.status, null);
    return outcome(answer.status, `It answered with status ${answer.status}.`, answer.status === 410);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return outcome(error.status, error.message, error.permanent);
  }
}
