import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root, startProgram } from '../program.mjs';

/** A demo universe of its own with one account for each role, and one finished exercise whose results are published. */
export async function startUniverse(signals) {
  const { base, env, stop } = await startProgram(signals);
  try {
    const admin = join(root, 'dist/apps/worker/src/cli/admin.js');
    const told = execFileSync(process.execPath, [admin, 'demo'], { cwd: root, env, encoding: 'utf8' });
    const accounts = Object.fromEntries(
      [...told.matchAll(/^(\w+)(@demo\.example)\s+(\S+)/gm)].map(([, role, host, password]) => [
        role,
        { email: role + host, password },
      ]),
    );
    return { base, accounts, ids: await prepare(base, accounts), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the pages to be measured show: ids of a cluster, a collection and an exercise. */
async function prepare(base, accounts) {
  const call = async (token, method, path, body) => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  const signIn = async (account) => (await call(null, 'POST', '/session', { ...account, deliver: 'body' })).accessToken;
  const [manager, facilitator] = [await signIn(accounts.manager), await signIn(accounts.facilitator)];

  const { placements } = await call(null, 'GET', '/radars/health');
  const { items: signals } = await call(null, 'GET', '/signals?q=hydrogen&limit=5');
  for (const { id } of signals) await call(manager, 'POST', '/saves', { kind: 'signal', ref: id });
  const { demo } = await call(manager, 'GET', '/clusters');
  const [collection] = await call(manager, 'GET', '/collections');

  const [organisation] = await call(facilitator, 'GET', '/organisations');
  const exercises = `/organisations/${organisation.id}/exercises`;
  const criterion = { key: 'impact', name: 'Impact', question: '', measures: 'impact' };
  const exercise = await call(facilitator, 'POST', exercises, {
    setUp: {
      title: 'Trends of health',
      criteria: [{ ...criterion, scale: { kind: 'points', points: 9 } }],
      groups: [],
    },
    items: placements.slice(0, 10).map(({ name }) => ({ kind: 'statement', title: name })),
  });
  const { link } = await call(facilitator, 'POST', `${exercises}/${exercise.id}/panel-link`, {});
  await call(facilitator, 'POST', `${exercises}/${exercise.id}/rounds`, {});
  for (let panellist = 1; panellist <= 12; panellist += 1) {
    const entry = { token: link.split('#')[1], name: `Panellist ${panellist}`, group: null, deliver: 'body' };
    const { token } = await call(null, 'POST', '/panel/entry', entry);
    const ratings = exercise.items.map(({ id }, item) => ({
      itemId: id,
      criterion: 'impact',
      value: 1 + ((panellist * 3 + item * 5) % 9),
    }));
    await call(token, 'PUT', `/panel/${exercise.id}/ratings`, { round: 1, ratings });
  }
  await call(facilitator, 'POST', `${exercises}/${exercise.id}/rounds/current/closing`, { finish: true });
  await call(facilitator, 'PUT', `${exercises}/${exercise.id}/publication`, { open: true });
  return {
    trend: placements[0].trendId,
    cluster: demo.find(({ ecosystems }) => ecosystems.includes('health')).id,
    collection: collection.id,
    exercise: exercise.id,
  };
}
