import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

/** Clock ticks a second of /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

/** Processor seconds a process has used, user and system; NaN where there is no /proc. */
function processorSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return NaN;
  }
}

/**
 * Asks `server` for the paths in turn over `connections` connections, each with one question open at a time, for `seconds`. Returns answers a second,
 * p50 and p99 in ms, bytes and server processor ms for each answer, and the number of answers that were neither 200 nor 304.
 */
export async function load(server, paths, headers, { seconds, connections }) {
  const pool = new Pool(server.origin, { connections, pipelining: 1 });
  const times = [];
  let bytes = 0;
  let errors = 0;
  let next = 0;
  const used = processorSeconds(server.pid);
  const start = performance.now();
  const end = start + seconds * 1_000;
  const ask = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      const { statusCode, body } = await pool.request({ path: paths[next++ % paths.length], method: 'GET', headers });
      for await (const chunk of body) bytes += chunk.length;
      if (statusCode !== 200 && statusCode !== 304) errors++;
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const took = (performance.now() - start) / 1_000;
  const processorMs = ((processorSeconds(server.pid) - used) * 1_000) / times.length;
  await pool.close();
  times.sort((a, b) => a - b);
  const quantile = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  return {
    perSecond: times.length / took,
    p50: quantile(0.5),
    p99: quantile(0.99),
    bytes: bytes / times.length,
    processorMs,
    errors,
  };
}
