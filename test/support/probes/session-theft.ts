import type { PeopleApi } from '../people.js';
import { PASSWORD } from '../people.js';
import { patient } from './patient.js';
import { addressOf, routesOf } from './routes-of.js';

const cookieOf = (answer: { headers: Record<string, unknown> }, name: string): string | undefined =>
  ((answer.headers['set-cookie'] ?? []) as string[])
    .map((line) => new RegExp(`^${name}=([^;]*)`).exec(line)?.[1])
    .find(Boolean);

const begin = async (api: PeopleApi, email: string) => {
  const answer = await patient(() =>
    api.call('post', '/session').set('Origin', api.origin).send({ email, password: PASSWORD }),
  );
  return { access: cookieOf(answer, 'tu_access')!, refresh: cookieOf(answer, 'tu_refresh')! };
};

/** A refresh token that was used comes again: the family must end, whoever of the two came second. */
export async function probeRefreshReuse(api: PeopleApi, email: string): Promise<string[]> {
  const findings: string[] = [];
  const { refresh } = await begin(api, email);
  const renew = (token: string) =>
    api.call('post', '/session/renewal').set('Origin', api.origin).set('Cookie', `tu_refresh=${token}`);
  const owner = await renew(refresh);
  const thief = await renew(refresh);
  if (thief.status === 200) findings.push('a used refresh token was exchanged again');
  const access = cookieOf(owner, 'tu_access');
  if ((await api.call('get', '/account').set('Cookie', `tu_access=${access}`)).status === 200)
    findings.push('the session lives on after its refresh token came twice');
  if ((await renew(cookieOf(owner, 'tu_refresh')!)).status === 200)
    findings.push('its newest refresh token is still good');
  return findings;
}

/** A token planted in a browser before its owner signs in must open nothing afterwards. */
export async function probeFixation(api: PeopleApi, email: string): Promise<string[]> {
  const planted = `tu_at_${'A'.repeat(43)}`;
  await api
    .call('post', '/session')
    .set('Origin', api.origin)
    .set('Cookie', `tu_access=${planted}; tu_refresh=${planted}`)
    .send({ email, password: PASSWORD });
  const answer = await api.call('get', '/account').set('Cookie', `tu_access=${planted}`);
  return answer.status === 200 ? ['a token that was planted before the sign-in opens the account'] : [];
}

/** A page of another site sends the browser's cookies along: every route that changes something must refuse. */
export async function probeForeignPages(api: PeopleApi, email: string): Promise<string[]> {
  const findings: string[] = [];
  const { access } = await begin(api, email);
  for (const { method, path } of routesOf(api.app).filter((route) => route.method !== 'get')) {
    const answer = await patient(() =>
      api
        .call(method, addressOf(path))
        .set('Cookie', `tu_access=${access}`)
        .set('Origin', 'https://evil.example')
        .send({}),
    );
    if (answer.status !== 403) findings.push(`${method} ${path}: ${answer.status}`);
  }
  return findings;
}
