#!/usr/bin/env node
// `npm run audit`: known holes in the packages that run in production. High and critical ones fail; a registry without an answer does not, and is said.
import { spawnSync } from 'node:child_process';

const { stdout, status, error } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
let answer = null;
try {
  answer = JSON.parse(stdout);
} catch {
  // Not an answer of npm: said below.
}

const counts = answer?.metadata?.vulnerabilities;
if (!counts) {
  const reason = error?.message ?? answer?.message ?? answer?.error?.summary ?? `npm ended with ${status}`;
  console.log(`Packages were NOT checked for known holes: the registry gave no answer (${String(reason).trim()}).`);
  process.exit(0);
}
const bad = counts.high + counts.critical;
console.log(
  `Known holes in packages of production: ${counts.critical} critical, ${counts.high} high, ${counts.moderate} moderate, ${counts.low} low.`,
);
for (const { name, severity, range, fixAvailable } of Object.values(answer.vulnerabilities ?? {})) {
  if (severity !== 'high' && severity !== 'critical') continue;
  console.log(`- ${name} ${range}: ${severity}; ${fixAvailable ? 'npm audit fix has a remedy' : 'no remedy yet'}`);
}
process.exit(bad > 0 ? 1 : 0);
