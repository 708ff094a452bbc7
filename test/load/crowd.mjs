import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

/** An impatient visitor who was told to come back in 2 seconds comes back after so long. */
const IMPATIENCE_MS = 250;
const WAIT_MS = 60_000;

/**
 * So many visitors at once, each asking one thing after the other for `seconds`, each with a connection and an address of its own. Returns times and
 * answers by what was asked.
 * @param {{ origins: string[], asked: object[], visitors: object[], seconds: number, pauseMs?: number }} options `visitors` keep their tokens from
 * phase to phase; `pauseMs` is how long one looks at an answer
 */
export async function crowd({ origins, asked, visitors, seconds, pauseMs = 0 }) {
  const share = Math.ceil(visitors.length / origins.length);
  const pools = origins.map(
    (origin) => new Pool(origin, { connections: share, pipelining: 1, bodyTimeout: WAIT_MS, headersTimeout: WAIT_MS }),
  );
  const seen = new Map(asked.map(({ name }) => [name, { times: [], sentAway: 0, tooOften: 0, failed: 0 }]));
  const problems = new Map();
  let [refusals, withRetryAfter] = [0, 0];
  const lot = asked.flatMap((one) => Array(one.share).fill(one));
  const begun = performance.now();
  const until = begun + seconds * 1_000;

  const visit = async (visitor, at) => {
    // A walk of its own through the list, the same in each run: 37 and the length have no common divisor.
    for (let turn = visitor.n * 11; performance.now() < until; turn++) {
      let one = lot[(turn * 37 + visitor.n) % lot.length];
      if (needsToken(one.name) && !visitor.token) one = asked.find(({ name }) => name === 'sign-in');
      const into = seen.get(one.name);
      const { learn, headers, ...request } = one.ask(visitor, turn);
      const started = performance.now();
      try {
        const {
          statusCode,
          headers: answered,
          body,
        } = await pools[at].request({
          ...request,
          headers: { 'x-forwarded-for': visitor.address(turn), ...headers },
        });
        const text = await body.text();
        if (statusCode < 400) {
          into.times.push(performance.now() - started);
          learn?.(JSON.parse(text));
        } else if (statusCode === 401) {
          visitor.token = null; // Access tokens live for minutes.
        } else if (statusCode === 503 || statusCode === 429) {
          into[statusCode === 503 ? 'sentAway' : 'tooOften']++;
          refusals++;
          if (Number(answered['retry-after']) > 0) withRetryAfter++;
          await sleep(IMPATIENCE_MS);
        } else {
          into.failed++;
          problems.set(`${one.name}: ${statusCode} ${text.slice(0, 200)}`, (problems.get(statusCode) ?? 0) + 1);
        }
      } catch (error) {
        into.failed++;
        problems.set(`${one.name}: ${error.code ?? error.message}`, 1);
        await sleep(IMPATIENCE_MS);
      }
      if (pauseMs) await sleep(pauseMs);
    }
  };
  await Promise.all(visitors.map((visitor, at) => visit(visitor, at % origins.length)));
  const took = (performance.now() - begun) / 1_000;
  await Promise.all(pools.map((pool) => pool.close()));
  return { seen, took, refusals, withRetryAfter, problems: [...problems.keys()] };
}

const needsToken = (name) => ['own collections', 'new collection', 'save a signal'].includes(name);
