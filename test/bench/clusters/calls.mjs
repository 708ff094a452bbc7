// Calls that fit five made-up clusters, out of the real calls of `../shared/corpora`: `node test/bench/clusters/calls.mjs [--read]` after `npm run build`.
// `--read` prints each match with its reasons and the beginning of its text, to be judged by a person; the judgements stand in `calls.labels.json`
// (2 = a manager would pass it on to members, 1 = same subject but not for such a cluster, 0 = wrong), and are summed without it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallIndex, matchCalls, readCall } from '#libs/domain';
import { loadCatalogue, loadQuestionnaires } from '#libs/platform';
import { readCallText } from '#libs/text';
import { loadReader } from '../../../dist/apps/worker/src/reader.js';

const FILE = join(import.meta.dirname, '../../../../shared/corpora/calls/open-calls-2026-08.jsonl');
if (!existsSync(FILE)) {
  console.log('Skipped: ../shared/corpora is not here.');
  process.exit(0);
}
const TOP = 10;
const labels = JSON.parse(readFileSync(join(import.meta.dirname, 'calls.labels.json'), 'utf8'));
const catalogue = loadCatalogue();
const trends = new Map(catalogue.trends.map((trend) => [trend.id, trend]));
const questions = new Map(
  [...loadQuestionnaires().values()].flatMap(({ questions: all }) => all.map((q) => [q.id, q])),
);
const WEIGHTS = { gap: 1.5, 'watched trend': 1.3, strength: 1, trend: 0.5 };

const CLUSTERS = JSON.parse(readFileSync(join(import.meta.dirname, 'calls.clusters.json'), 'utf8'));

const reader = loadReader(catalogue);
let began = performance.now();
const calls = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => readCall(JSON.parse(line)))
  .flatMap(({ call }) => (call && call.text.length > 0 ? [call] : []))
  .map((call) => {
    const { ecosystems, trends: found } = readCallText(reader, call);
    return { ...call, ecosystems, trends: found };
  });
console.log(`${calls.length} calls with text read in ${((performance.now() - began) / 1000).toFixed(1)} s`);
began = performance.now();
const index = new CallIndex(calls);
console.log(`indexed in ${(performance.now() - began).toFixed(0)} ms`);

const counts = [0, 0, 0];
let unread = 0;
for (const { name, ecosystems, readiness, ...kinds } of CLUSTERS) {
  const needs = Object.entries(kinds).flatMap(([kind, ids]) =>
    ids.map((id) => {
      const trend = trends.get(id);
      if (!trend) throw new Error(`There is no trend "${id}".`);
      return { id, kind, label: trend.name, ...trend.phrases, weight: WEIGHTS[kind] };
    }),
  );
  readiness.forEach((id, at) => {
    const { text, words } = questions.get(id);
    needs.push({
      id,
      kind: 'readiness',
      label: text,
      strong: words.filter((word) => word.includes(' ')),
      medium: words.filter((word) => !word.includes(' ')),
      weight: 0.9 - 0.1 * at,
    });
  });
  began = performance.now();
  const found = matchCalls(index, needs, ecosystems).map(({ at, ...match }) => ({ call: calls[at], ...match }));
  const ms = performance.now() - began;
  console.log(`\n${name}: ${found.length} fit, ${ms.toFixed(0)} ms`);
  for (const { call, score, reasons } of found.slice(0, TOP)) {
    const label = labels[name]?.[call.id];
    if (label === undefined) unread += 1;
    else counts[label] += 1;
    if (!process.argv.includes('--read')) continue;
    console.log(`  [${label ?? '?'}] ${score.toFixed(2)} ${call.id} ${call.title}`);
    for (const { kind, label: need, terms, points } of reasons.slice(0, 3))
      console.log(`        ${points.toFixed(2)} ${kind}: ${need} (${terms.join(', ')})`);
    console.log(`        ${call.text.replace(/\s+/g, ' ').slice(0, 420)}`);
  }
}
const judged = counts.reduce((a, b) => a + b, 0);
console.log(
  `\n${judged} matches judged: ${counts[2]} useful (${((100 * counts[2]) / Math.max(1, judged)).toFixed(0)} %), ${counts[1]} same subject, ${counts[0]} wrong; ${unread} not judged`,
);
