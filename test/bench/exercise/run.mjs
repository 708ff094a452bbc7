/**
 * An exercise of 200 panellists by 40 items by 3 criteria by 3 rounds (72,000 ratings) through the API of the built program, 50 at a time.
 *   npm run build && node test/bench/exercise/run.mjs [panellists] [items] [rounds] [at once]
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProgram } from '../program.mjs';
import { play } from './play.mjs';

const [panellists, items, rounds, atOnce] = [200, 40, 3, 50].map((usual, i) => Number(process.argv[2 + i] ?? usual));
const { base, dataDir, stop } = await startProgram(0);
try {
  const post = async (path, body, token) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  };
  const [email, password] = ['facilitator@example.org', 'a password for this run only'];
  await post('/sign-up', { email, name: 'Facilitator' });
  let mail;
  while (!mail) {
    await sleep(50);
    const [file] = await readdir(join(dataDir, 'mail')).catch(() => []);
    mail = file && (await readFile(join(dataDir, 'mail', file), 'utf8'));
  }
  await post('/sign-up/confirmation', { token: /#(\S+)/.exec(mail)[1], password, consent: true });
  const { accessToken } = await post('/session', { email, password, deliver: 'body' });
  const { id } = await post('/organisations', { kind: 'agency', name: 'Agency' }, accessToken);
  // An access token lives for minutes, a personal one for the whole run.
  const { token } = await post('/account/tokens', { name: 'load', scopes: ['read', 'write'], days: 1 }, accessToken);
  const began = performance.now();
  const played = await play({ base, bearer: token, organisationId: id, panellists, items, rounds, atOnce });
  console.log(
    JSON.stringify(
      { panellists, items, rounds, atOnce, seconds: Math.round((performance.now() - began) / 1000), ...played },
      null,
      2,
    ),
  );
  const whole =
    played.sent === panellists * items * 3 * rounds &&
    played.sent === played.keptInOwnViews &&
    played.sent === played.countedInFigures;
  const quick = played.resultsMs < 1000 && played.liveMs.most < 2000;
  console.log(`no rating lost: ${whole}; results below 1 s and live view within 2 s: ${quick}`);
  process.exitCode = whole && quick ? 0 : 1;
} finally {
  await stop();
}
