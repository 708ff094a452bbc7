// Made-up answers in the shape of the API, the same on every start. For looking at pages; nothing here is shipped.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const data = join(import.meta.dirname, '../../../data');
const read = (path) => JSON.parse(readFileSync(join(data, path), 'utf8'));
const definition = read('radar.json');
const KINDS = ['publication', 'patent', 'investment', 'news', 'article'];

/** Mulberry32: a small generator whose seed is the whole state. */
export function random(seed) {
  let a = [...seed].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) | 0, 7);
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const segments = definition.segments.map((segment, i, all) => ({
  ...segment,
  from: (360 / all.length) * i,
  to: (360 / all.length) * (i + 1),
}));
export const rings = definition.rings.map((ring, i, all) => ({ ...ring, inner: i === 0 ? 0 : all[i - 1].outer }));
export const parameters = definition.placement;
export const ecosystems = readdirSync(join(data, 'ecosystems'))
  .map((file) => read(`ecosystems/${file}`))
  .sort((a, b) => a.number - b.number);

const catalogue = readdirSync(join(data, 'trends')).flatMap((file) => {
  const content = read(`trends/${file}`);
  return content.trends.map((trend) => ({ ecosystem: content.ecosystem, ...trend }));
});
export const trends = new Map(catalogue.map((trend) => [trend.id, trend]));

/** How many trends a radar gets: from 5 to 60, to see both ends. */
const SIZES = { tourism: 5, digital: 60, textiles: 9 };

export const edition = {
  number: 2,
  publishedAt: '2026-11-21T06:00:00.000Z',
  asOf: '2026-11-20',
  methodVersion: parameters.version,
  evidenceHash: 'e'.repeat(64),
  inputHash: 'a'.repeat(64),
  hash: 'b'.repeat(64),
  signalCount: 11000,
  synthetic: true,
};

const ringOf = (radius) => rings.find((ring) => radius <= ring.outer)?.id ?? rings.at(-1).id;

export function placements(ecosystem) {
  const own = catalogue.filter((trend) => trend.ecosystem === ecosystem);
  const others = catalogue.filter((trend) => trend.ecosystem !== ecosystem);
  const chosen = [...own, ...others].slice(0, SIZES[ecosystem] ?? own.length);
  const inSegment = new Map();
  return chosen.map((trend) => {
    const dice = random(`${ecosystem}/${trend.id}`);
    const segment = segments.find(({ id }) => id === trend.segment) ?? segments[0];
    const place = (inSegment.get(segment.id) ?? 0) + 1;
    inSegment.set(segment.id, place);
    const share = ((place * 0.618034) % 1) * 0.84 + 0.08;
    const radius = Math.min(0.96, 0.14 + 0.8 * dice() ** 0.8);
    const previousRadius =
      dice() < 0.12 ? null : Math.min(1, Math.max(0.03, radius + (dice() - 0.5) * (dice() < 0.4 ? 0.34 : 0.02)));
    const spreadBy = 0.04 + dice() * 0.12;
    const sure = 0.45 + dice() * 0.55;
    const growth = (dice() - 0.35) * 0.6;
    const width = dice() * 0.6;
    const volume = Math.round(4 + 320 * dice() ** 3.2);
    const weights = KINDS.map(() => dice() ** 2);
    const sum = weights.reduce((a, b) => a + b, 0);
    const evidence = Object.fromEntries(KINDS.map((kind, i) => [kind, Math.round((weights[i] / sum) * volume)]));
    const ring = ringOf(radius);
    const rest = rings.filter(({ id }) => id !== ring);
    const change = previousRadius === null ? 0 : radius - previousRadius;
    return {
      trendId: trend.id,
      name: trend.name,
      ecosystem,
      segment: segment.id,
      ring,
      radius,
      angle: segment.from + share * (segment.to - segment.from),
      interval: { low: Math.max(0.02, radius - spreadBy), high: Math.min(1, radius + spreadBy) },
      ringProbability: { [ring]: sure, [rest[0].id]: (1 - sure) * 0.7, [rest[1].id]: (1 - sure) * 0.3 },
      maturity: 1 - radius,
      movement: previousRadius === null ? 'new' : change < -0.03 ? 'in' : change > 0.03 ? 'out' : 'none',
      previousRadius,
      momentum:
        volume < 12 ? { growth: null, low: null, high: null } : { growth, low: growth - width, high: growth + width },
      volume,
      evidence,
      origin: dice() < 0.15 ? 'discovered' : 'curated',
    };
  });
}

export function explanation(ecosystem, trendId) {
  const placement = placements(ecosystem).find((p) => p.trendId === trendId);
  if (!placement) return null;
  const kinds = KINDS.filter((kind) => placement.evidence[kind] > 0);
  const contributions = kinds.map((kind) => {
    const weight = placement.evidence[kind] / placement.volume;
    return {
      kind,
      evidence: placement.evidence[kind],
      weight,
      maturity: placement.maturity,
      value: placement.radius * weight,
    };
  });
  return {
    trendId,
    ecosystem,
    name: placement.name,
    edition,
    radius: placement.radius,
    ring: placement.ring,
    contributions,
    counterfactuals: [],
    sentences: [`${placement.name} stands in ${placement.ring}.`, 'This explanation is made up for development.'],
    method: { version: parameters.version, seed: 'fixture', parameters },
  };
}

const TITLES = [
  'Pilot plant reaches full output',
  'Consortium opens a shared test line',
  'New process halves energy use',
  'Regional programme supports first movers',
  'Measuring what matters: a review',
];
const COUNTRIES = ['DE', 'FR', 'IT', 'ES', 'PL', 'NL', 'SE', 'CZ', 'PT', 'GR'];

export function signal(n) {
  const dice = random(`signal/${n}`);
  const trend = catalogue[Math.floor(dice() * catalogue.length)];
  const title = `${trend.name}: ${TITLES[n % TITLES.length].toLowerCase()}`;
  const text = `${trend.summary} The companies expect first results within two years.`;
  const words = [{ term: trend.name, weight: 1, start: 0, end: trend.name.length }];
  const year = 2017 + Math.floor(dice() * 10);
  return {
    id: `demo:${n}`,
    kind: KINDS[Math.floor(dice() * KINDS.length)],
    title,
    date: `${year}-0${1 + Math.floor(dice() * 9)}-1${Math.floor(dice() * 10)}`,
    url: null,
    country: COUNTRIES[Math.floor(dice() * COUNTRIES.length)],
    lang: 'en',
    publisher: `Publisher ${1 + Math.floor(dice() * 12)}`,
    amountEur: dice() < 0.2 ? Math.round(dice() * 4e7) : null,
    synthetic: true,
    independent: dice() < 0.9,
    text,
    excerpt: text.slice(0, 180),
    organisations: ['Example SE'],
    codes: trend.codes?.slice(0, 2) ?? [],
    ecosystems: [trend.ecosystem],
    tags: [{ ecosystem: trend.ecosystem, score: 0.4 + dice() * 0.6, words }],
    trends: [{ id: trend.id, name: trend.name, score: 0.4 + dice() * 0.6, words }],
    year: String(year),
  };
}

export const signals = Array.from({ length: 1200 }, (_, n) => signal(n));
