import { expectOk } from '../../fetch/expect-ok.js';
import type { HttpRequest, HttpResponse } from '../../fetch/http.js';
import { SourceError } from '../../fetch/source-error.js';
import type { PullContext } from '../connector.js';
import { ask, nowOf } from '../shared/ask.js';
import { fieldsOf, noAnswer, numberOf, readJsonBytes, textOf } from '../shared/fields.js';
import { throttled } from './throttle.js';

/** A token is renewed so long before its end. */
const MARGIN_MS = 60_000;

/** Requests to OPS with an access token (OAuth 2, client credentials), which lives for 20 minutes and is renewed as needed. */
export class OpsSession {
  private token = '';
  private until = 0;

  constructor(
    private readonly context: PullContext,
    private readonly endpoint: string,
    private readonly key: string,
    private readonly secret: string,
  ) {}

  /** An answer with status 200, or 404: OPS says "nothing found" that way. */
  async get(path: string, headers: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const answer = await this.send(path, headers);
    // A token that is past its time is answered with 400 (not 401) and a word about it.
    const stale = answer.status === 401 || (answer.status === 400 && /access.?token/i.test(bodyOf(answer)));
    if (!stale) return this.checked(answer);
    this.token = '';
    return this.checked(await this.send(path, headers));
  }

  private async send(path: string, headers: Readonly<Record<string, string>>): Promise<HttpResponse> {
    if (this.token === '' || nowOf(this.context) >= this.until) await this.renew();
    const url = new URL(path, this.endpoint).href;
    return this.ask({ url, headers: { ...headers, authorization: `Bearer ${this.token}` } });
  }

  private checked(answer: HttpResponse): HttpResponse {
    const refusal = throttled(answer, nowOf(this.context));
    if (refusal) throw refusal;
    return answer.status === 404 ? answer : expectOk(answer, 'EPO OPS');
  }

  private async renew(): Promise<void> {
    const answer = await this.ask({
      url: new URL('/3.2/auth/accesstoken', this.endpoint).href,
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${this.key}:${this.secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
    });
    const { status } = answer;
    if (status === 400 || status === 401)
      throw new SourceError('FORBIDDEN', 'EPO OPS refuses the key. Check EPO_OPS_KEY and EPO_OPS_SECRET.', {
        permanent: true,
        status,
      });
    const json = readJsonBytes(this.checked(answer).bytes);
    const grant = 'value' in json ? fieldsOf(json.value) : {};
    this.token = textOf(grant['access_token']);
    if (this.token === '') throw noAnswer('EPO OPS', 'access token', answer.bytes);
    const lifeMs = (numberOf(grant['expires_in']) ?? 1_200) * 1000;
    this.until = nowOf(this.context) + Math.max(lifeMs - MARGIN_MS, MARGIN_MS);
  }

  private ask(request: HttpRequest): Promise<HttpResponse> {
    return ask(this.context, 'EPO OPS', request, [400, 401, 403, 404]);
  }
}

const bodyOf = ({ bytes }: HttpResponse): string => Buffer.from(bytes.subarray(0, 1_000)).toString('latin1');
