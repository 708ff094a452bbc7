import { setTimeout as sleep } from 'node:timers/promises';

const GROUPS = ['firms', 'research', 'policy', 'finance'];
const CRITERIA = [
  { key: 'impact', name: 'Impact', question: '', measures: 'impact', scale: { kind: 'points', points: 9 } },
  { key: 'likelihood', name: 'Likelihood', question: '', measures: 'likelihood', scale: { kind: 'percent' } },
  { key: 'time', name: 'Time', question: '', measures: 'time', scale: { kind: 'year', from: 2026, to: 2046 } },
];
/** What panellist p answers to item i, criterion c, in round r: anything that is told apart and can be computed again. */
const answer = (p, i, c, r) => {
  const x = (p * 7 + i * 13 + c * 29 + r * 17 + ((p * i) % 11)) >>> 0;
  return c === 0 ? 1 + (x % 9) : c === 1 ? x % 101 : 2026 + (x % 21);
};

/**
 * Plays a whole exercise through the HTTP API as its people would: a facilitator sets it up, panellists enter by one link and answer item by
 * item, so many at once, in rounds. Counts what was sent, and what is found again: in each panellist's own view, and in the figures. Each
 * panellist has their own connection, as phones have.
 * @returns {Promise<object>} counts and times in milliseconds
 */
export async function play({ base, bearer, organisationId, panellists, items, rounds, atOnce, watch = base }) {
  let shed = 0;
  /** A server that sheds load has done nothing: like the panellist's screen, come back when it says. */
  const call = async (token, method, path, body, tries = 60) => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status === 503 && tries > 1) {
      shed += 1;
      await sleep(1000 * Number(response.headers.get('retry-after') ?? 1));
      return call(token, method, path, body, tries - 1);
    }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  const each = async (n, work) => {
    let next = 0;
    await Promise.all(
      Array.from({ length: Math.min(atOnce, n) }, async () => {
        while (next < n) await work(next++);
      }),
    );
  };
  const setUp = { title: 'Load', criteria: CRITERIA, groups: GROUPS.map((key) => ({ key, name: key })) };
  const list = Array.from({ length: items }, (_, i) => ({ kind: 'statement', title: `Statement ${i + 1}` }));
  const exercise = await call(bearer, 'POST', `/organisations/${organisationId}/exercises`, { setUp, items: list });
  const at = `/organisations/${organisationId}/exercises/${exercise.id}`;
  const { link } = await call(bearer, 'POST', `${at}/panel-link`, {});
  const tokens = Array(panellists);
  await each(panellists, async (p) => {
    const entry = {
      token: link.split('#')[1],
      name: `Panellist ${p}`,
      group: GROUPS[p % GROUPS.length],
      deliver: 'body',
    };
    tokens[p] = (await call(null, 'POST', '/panel/entry', entry)).token;
  });

  const live = watchLive(`${watch}/api/v1${at}/live`, bearer);
  const times = { save: [], live: [], close: [], results: [] };
  let [sent, kept, figures] = [0, 0, 0];
  for (let round = 1; round <= rounds; round += 1) {
    await call(bearer, 'POST', `${at}/rounds`, {});
    let answers = 0;
    await each(panellists, async (p) => {
      for (const [i, item] of exercise.items.entries()) {
        const ratings = CRITERIA.map(({ key }, c) => ({
          itemId: item.id,
          criterion: key,
          value: answer(p, i, c, round),
        }));
        const began = performance.now();
        const saved = await call(tokens[p], 'PUT', `/panel/${exercise.id}/ratings`, { round, ratings });
        times.save.push(performance.now() - began);
        if (saved.ratings.some((r) => r.outcome !== 'saved')) throw new Error(`not saved: ${JSON.stringify(saved)}`);
        sent += ratings.length;
        answers += ratings.length;
        // How long until the facilitator's screen counts at least all answers that are in by now.
        if (sent % 90 === 0) live.expect(round, answers, (ms) => times.live.push(ms));
      }
    });
    await live.settled();
    await each(panellists, async (p) => {
      const { ratings } = await call(tokens[p], 'GET', `/panel/${exercise.id}`);
      const at = new Map(ratings.map((r) => [`${r.itemId}/${r.criterion}`, r.value]));
      for (const [i, item] of exercise.items.entries())
        for (const [c, { key }] of CRITERIA.entries())
          if (at.get(`${item.id}/${key}`) === answer(p, i, c, round)) kept += 1;
    });
    let began = performance.now();
    await call(bearer, 'POST', `${at}/rounds/current/closing`, { finish: round === rounds });
    times.close.push(performance.now() - began);
    began = performance.now();
    const results = await call(bearer, 'GET', `${at}/results`);
    times.results.push(performance.now() - began);
    for (const [i, item] of results.items.entries())
      for (const [c, cell] of item.cells.entries()) {
        const wanted = new Map();
        for (let p = 0; p < panellists; p += 1)
          wanted.set(answer(p, i, c, round), (wanted.get(answer(p, i, c, round)) ?? 0) + 1);
        for (const [value, n] of cell.figures.counts) if (wanted.get(value) === n) figures += n;
      }
  }
  live.stop();
  const top = (all) => Math.round(Math.max(...all));
  const median = (all) => Math.round([...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]);
  return {
    sent,
    shed,
    keptInOwnViews: kept,
    countedInFigures: figures,
    saveMs: { median: median(times.save), most: top(times.save) },
    liveMs: { looks: times.live.length, median: median(times.live), most: top(times.live) },
    closeMs: top(times.close),
    resultsMs: top(times.results),
  };
}

/** As long as that: the server looks again after ten seconds when news were lost, and a busy machine is no fault. How long it took is told. */
const PATIENCE_MS = 120_000;

/** Follows the facilitator's stream; tells how long a count took to appear in it. */
function watchLive(url, bearer) {
  const stop = new AbortController();
  let waiting = [];
  let seen = { round: 0, answers: 0 };
  const look = () => {
    waiting = waiting.filter(({ round, answers, began, tell }) => {
      if (seen.round !== round || seen.answers < answers) return true;
      tell(performance.now() - began);
      return false;
    });
  };
  const reading = (async () => {
    let response = await fetch(url, { headers: { authorization: `Bearer ${bearer}` }, signal: stop.signal });
    while (response.status === 503) {
      await sleep(1000);
      response = await fetch(url, { headers: { authorization: `Bearer ${bearer}` }, signal: stop.signal });
    }
    let text = '';
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      const events = text.split('\n\n');
      text = events.pop();
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data) seen = JSON.parse(data);
      }
      look();
    }
  })().catch(() => undefined);
  return {
    expect: (round, answers, tell) => void waiting.push({ round, answers, tell, began: performance.now() }),
    settled: async () => {
      for (const begun = Date.now(); waiting.length > 0 && Date.now() - begun < PATIENCE_MS;) await sleep(20);
      if (waiting.length > 0) throw new Error(`the live view never told ${waiting.length} counts`);
    },
    stop: () => {
      stop.abort();
      return reading;
    },
  };
}
