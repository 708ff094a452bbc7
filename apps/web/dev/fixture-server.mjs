// A stand-in for the API while pages are made: `node apps/web/dev/fixture-server.mjs [port]`, then API=http://127.0.0.1:PORT npx vite apps/web.
// UNIVERSE=empty shows the front before its first edition; DELAY=2000 shows skeletons.
import { createServer } from 'node:http';
import {
  ecosystems,
  edition,
  explanation,
  placements,
  random,
  rings,
  segments,
  signals,
  trends,
} from './fixture-data.mjs';

const port = Number(process.argv[2] ?? 4899);
const empty = process.env.UNIVERSE === 'empty';
const delay = Number(process.env.DELAY ?? 0);
const runs = [];
const KINDS = ['publication', 'patent', 'investment', 'news', 'article'];

const missing = (what) => ({
  status: 404,
  body: { code: 'NOT_FOUND', message: `There is no such ${what}.`, details: [], requestId: 'fixture' },
});
const ok = (body) => ({ status: 200, body });
const list = (value) => (value ?? '').split(',').filter(Boolean);

function radarList() {
  const radars = ecosystems.map(({ id, number, name }) => {
    const own = empty ? [] : placements(id);
    const moved = (p) => (p.previousRadius === null ? 0 : Math.abs(p.previousRadius - p.radius));
    return {
      ecosystem: id,
      number,
      name,
      trendCount: own.length,
      volume: own.reduce((sum, { volume }) => sum + volume, 0),
      blips: own,
      movers: [...own].sort((a, b) => moved(b) - moved(a)).slice(0, 3),
    };
  });
  return { edition: empty ? null : edition, segments, rings, radars };
}

function trendCard(id) {
  const trend = trends.get(id);
  if (!trend) return missing('trend');
  const placed = ecosystems.flatMap((ecosystem) => placements(ecosystem.id).filter(({ trendId }) => trendId === id));
  const dice = random(`series/${id}`);
  const series = KINDS.flatMap((kind) =>
    Array.from({ length: 12 }, (_, i) => ({
      kind,
      year: 2015 + i,
      n: Math.floor(dice() * (i + 2) * 3),
      total: 300 + i * 80,
      incomplete: i === 11 || (kind === 'patent' && i === 10),
    })),
  );
  const evidence = signals
    .filter((signal) => signal.trends[0].id === id)
    .map((signal) => ({ ...signal, score: signal.trends[0].score, words: signal.trends[0].words }));
  const related = (trend.related ?? []).map((other) => ({
    id: other,
    name: trends.get(other)?.name ?? other,
    ecosystem: trends.get(other)?.ecosystem ?? trend.ecosystem,
    reason: 'catalogue',
    shared: 3,
  }));
  return ok({
    ...trend,
    alsoOn: trend.alsoOn ?? [],
    drivers: trend.drivers ?? [],
    codes: trend.codes ?? [],
    origin: 'curated',
    status: 'active',
    edition,
    placements: placed,
    series,
    evidence,
    countries: ['DE', 'FR', 'IT', 'ES'].map((country, i) => ({ country, n: 12 - i * 2 })),
    actors: [
      { name: 'Example SE', n: 5 },
      { name: 'Sample Oy', n: 3 },
    ],
    publishers: [{ name: 'Publisher 1', n: 9 }],
    related,
    history: placed.flatMap(({ ecosystem, radius, previousRadius, ring }) => [
      ...(previousRadius === null ? [] : [{ edition: 1, asOf: '2026-10-20', ecosystem, radius: previousRadius, ring }]),
      { edition: 2, asOf: '2026-11-20', ecosystem, radius, ring },
    ]),
  });
}

function matching(query) {
  const words = (query.get('q') ?? '').toLowerCase();
  const any = (name, value) => list(query.get(name)).length === 0 || list(query.get(name)).includes(value);
  return signals.filter(
    (s) =>
      `${s.title} ${s.text}`.toLowerCase().includes(words) &&
      any('kind', s.kind) &&
      any('year', s.year) &&
      any('country', s.country) &&
      any('ecosystem', s.ecosystems[0]) &&
      any('trend', s.trends[0].id),
  );
}

function facets(query) {
  const found = empty ? [] : matching(query);
  const counted = (value, label = (v) => v) => {
    const counts = new Map();
    for (const s of found) counts.set(value(s), (counts.get(value(s)) ?? 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 30)
      .map(([v, n]) => ({ value: v, label: label(v), n }));
  };
  const region = new Intl.DisplayNames('en', { type: 'region' });
  return {
    total: found.length,
    capped: false,
    facets: {
      ecosystem: counted(
        (s) => s.ecosystems[0],
        (id) => ecosystems.find((e) => e.id === id).name,
      ),
      kind: counted((s) => s.kind),
      year: counted((s) => s.year),
      country: counted(
        (s) => s.country,
        (code) => region.of(code),
      ),
      lang: counted(
        (s) => s.lang,
        () => 'English',
      ),
      trend: counted(
        (s) => s.trends[0].id,
        (id) => trends.get(id).name,
      ),
    },
  };
}

/** A run that reads 400 rows in four seconds, and refuses every 90th. */
function runView(run) {
  const share = Math.min(1, (Date.now() - run.begun) / 4000);
  const rows = Math.round(share * 400);
  const refused = Math.floor(rows / 90);
  const { begun: _begun, ...view } = run;
  return {
    ...view,
    status: share < 1 ? 'running' : 'done',
    bytesRead: Math.round(share * run.bytesTotal),
    read: rows,
    new: rows - refused - Math.floor(rows / 10),
    duplicate: Math.floor(rows / 10),
    refused,
  };
}

function answer(method, path, query, bytes) {
  const [what, id, more, trendId] = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (what === 'status')
    return ok({
      universe: empty ? 'empty' : 'demo',
      signals: empty ? 0 : 11000,
      edition: empty ? null : edition,
      openEditing: true,
      version: '0.1.0',
    });
  if (what === 'ecosystems')
    return ok(ecosystems.map(({ id: ecosystem, number, name, scope }) => ({ id: ecosystem, number, name, scope })));
  if (what === 'editions')
    return ok({ items: empty ? [] : [edition, { ...edition, number: 1, asOf: '2026-10-20' }], nextBefore: null });
  if (what === 'radars' && !id) return ok(radarList());
  if (what === 'radars' && more === 'trends')
    return explanation(id, trendId) ? ok(explanation(id, trendId)) : missing('placement');
  if (what === 'radars') {
    const ecosystem = ecosystems.find((e) => e.id === id);
    if (!ecosystem) return missing('ecosystem');
    const own = empty ? [] : placements(id);
    return ok({
      ecosystem: id,
      name: ecosystem.name,
      edition: empty ? null : edition,
      segments,
      rings,
      trendCount: own.length,
      placements: own,
    });
  }
  if (what === 'trends' && id) return trendCard(id);
  if (what === 'trends')
    return ok({
      items: [...trends.values()]
        .filter(({ name }) => name.toLowerCase().includes((query.get('q') ?? '').toLowerCase()))
        .slice(0, 8),
      nextCursor: null,
    });
  if (what === 'signals' && id === 'facets') return ok(facets(query));
  if (what === 'signals' && id)
    return signals.some((s) => s.id === id) ? ok(signals.find((s) => s.id === id)) : missing('signal');
  if (what === 'signals') {
    const from = Number(query.get('cursor') ?? 0);
    const found = empty ? [] : matching(query);
    return ok({ items: found.slice(from, from + 25), nextCursor: found.length > from + 25 ? String(from + 25) : null });
  }
  if (what === 'ingest-runs' && method === 'POST') {
    const run = {
      id: `run-${runs.length + 1}`,
      origin: 'upload',
      label: query.get('name') ?? 'upload',
      dryRun: query.get('dryRun') === 'true',
      synthetic: false,
      bytesTotal: bytes,
      changed: 0,
      error: null,
      createdAt: new Date().toISOString(),
      startedAt: new Date().toISOString(),
      finishedAt: null,
      begun: Date.now(),
    };
    runs.unshift(run);
    return { status: 202, body: runView(run) };
  }
  if (what === 'ingest-runs' && more === 'refusals')
    return ok({
      items: [90, 180, 270, 360].map((row) => ({
        row,
        id: null,
        reason: 'date "2026-13-40" is no day of the calendar. Write it as YYYY-MM-DD.',
      })),
      nextAfter: null,
    });
  if (what === 'ingest-runs' && id)
    return runs.some((run) => run.id === id) ? ok(runView(runs.find((run) => run.id === id))) : missing('run');
  if (what === 'ingest-runs') return ok({ items: runs.map(runView), nextCursor: null });
  return missing('address');
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://fixture');
  let bytes = 0;
  request.on('data', (chunk) => (bytes += chunk.length));
  request.on('end', () => {
    const { status, body } = answer(request.method, url.pathname.replace('/api/v1', ''), url.searchParams, bytes);
    setTimeout(
      () => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      delay,
    );
  });
}).listen(port, '127.0.0.1', () => console.log(`fixture API on http://127.0.0.1:${port}`));
