import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PASSWORD, type PeopleApi, startPeopleApi } from '../../support/people.js';

/**
 * What a deletion does with each column that points to an account. A new table has to be put here, into the export (or not, with a reason) and into
 * docs/privacy.md: whoever adds one decides it.
 */
const GOES = [
  'brought_radar.account_id',
  'call_search.account_id',
  'collection_person.account_id',
  'collection_visit.account_id',
  'digest.account_id',
  'handshake.account_id',
  'identity.account_id',
  'mail_link.account_id',
  'membership.account_id',
  'panellist.account_id',
  'passkey.account_id',
  'personal_token.account_id',
  'recovery_code.account_id',
  'session.account_id',
  'totp.account_id',
  'watch.account_id',
  'weight_variant.account_id',
  'assessment.assessor_id',
  'error_report.account_id',
];
/** Others rely on these; the id leads to nobody. */
const STAYS = [
  'assessment_member_answer.account_id',
  'collection.owner_id',
  'collection_comment.author_id',
  'collection_event.actor_id',
  'collection_item.added_by',
];

interface Answer {
  readonly body: { readonly items: readonly { readonly email: string }[]; readonly nextAfter: string | null };
}

describe('privacy', () => {
  let api: PeopleApi;
  let db: pg.Client;
  beforeAll(async () => {
    api = await startPeopleApi();
    db = new pg.Client({ connectionString: api.databaseUrl });
    await db.connect();
  });
  afterAll(async () => {
    await db.end();
    await api.close();
  });
  const erase = (token: string, password = PASSWORD) => api.as(token, 'post', '/account/deletion').send({ password });

  it('gives everybody all of their own data, and no secrets', async () => {
    const ada = await api.person('ada@example.org');
    const token = await api.signIn('ada@example.org');
    await api.as(token, 'post', '/organisations').send({ kind: 'firm', name: 'Ada and Daughters' }).expect(201);
    await api
      .as(token, 'post', '/account/tokens')
      .send({ name: 'script', scopes: ['read'] })
      .expect(201);
    const { body, text, headers } = await api.as(token, 'get', '/account/export').expect(200);
    expect(headers['content-disposition']).toContain('attachment');
    expect(body).toMatchObject({
      account: { id: ada.id, email: 'ada@example.org' },
      organisations: [{ name: 'Ada and Daughters' }],
      sessions: [{}],
      tokens: [{ name: 'script' }],
    });
    expect(body.events.map((event: { action: string }) => event.action)).toEqual([
      'token.created',
      'organisation.founded',
      'session.begin',
    ]);
    expect(text).not.toMatch(/argon2|tu_pat_|tu_at_/);
  });

  /** Gives somebody one of everything that guards an account or speaks of it. */
  async function everything(id: string, token: string, word: string): Promise<void> {
    const { secondFactors, passkeys, identities, handshakes } = api.store;
    await secondFactors.propose(id, 'JBSWY3DPEHPK3PXP');
    await secondFactors.confirm(id, 1, [Buffer.from('one'), Buffer.from('two')]);
    const key = { publicKey: Buffer.from('the key'), counter: 0, transports: [], name: `Telephone of ${word}` };
    await passkeys.add({ ...key, id: `passkey-of-${id}`, accountId: id });
    await identities.link(id, { issuer: 'https://login.example', subject: `${word}-${id}` });
    await handshakes.begin({
      hash: Buffer.from(id),
      purpose: 'passkey-registration',
      accountId: id,
      data: {},
      seconds: 300,
    });
    const { body: ours } = await api.as(token, 'post', '/organisations').send({ kind: 'cluster', name: 'Ours' });
    const other = await api.person(`manager-${id}@example.org`);
    await api.store.organisations.join(ours.id, other.id, 'manager');
    const { webhooks, webhookDeliveries } = api.store;
    await webhooks.add(ours.id, {
      url: 'https://hook.example/',
      events: ['organisation.people'],
      active: true,
      secret: 'whsec',
    });
    await api.store.accountEvents.add({
      actor: other.id,
      accountId: id,
      action: 'organisation.made-manager',
      detail: { organisationId: ours.id },
    });
    await webhookDeliveries.announce();
    await db.query(`insert into cluster_profile (organisation_id) values ($1)`, [ours.id]);
    const { rows } = await db.query(
      `insert into assessment (id, organisation_id, questionnaire, version, label, assessor_id) values (gen_random_uuid(), $1, 'green', 1, 'T0', $2) returning id`,
      [ours.id, id],
    );
    await db.query(`insert into assessment_member_answer values ($1, $2, 'aims', 3)`, [rows[0].id, id]);
    await api.store.clusters.callSearches.add(id, { name: `Calls of ${word}`, query: { q: 'kelp' }, alert: true });
  }

  it('tells, too, what guards the account, what was answered and what webhooks told', async () => {
    const fay = await api.person('fay@example.org');
    const [token, stranger] = [await api.signIn('fay@example.org'), await api.person('gil@example.org')];
    await everything(fay.id, token, 'Fay');
    const { body, text } = await api.as(token, 'get', '/account/export').expect(200);
    expect(body).toMatchObject({
      guards: {
        secondFactor: { recoveryCodesLeft: 2 },
        passkeys: [{ name: 'Telephone of Fay', lastUsedOn: null }],
        identities: [{ issuer: 'https://login.example', subject: `Fay-${fay.id}` }],
      },
      assessments: { answers: [{ label: 'T0', question: 'aims', level: 3 }], assessing: [{ label: 'T0' }] },
      callSearches: [{ name: 'Calls of Fay', query: { q: 'kelp' }, alert: true }],
      told: [{ event: 'organisation.people', data: { accountId: fay.id, change: 'organisation.made-manager' } }],
    });
    expect(text).not.toMatch(/JBSWY3DPEHPK3PXP|the key|whsec|public_?key/i);
    const other = await api.as(await api.signIn('gil@example.org'), 'get', '/account/export').expect(200);
    expect(other.body).toMatchObject({
      account: { id: stranger.id },
      guards: { secondFactor: null, passkeys: [], identities: [] },
      assessments: { answers: [], assessing: [] },
      callSearches: [],
      told: [],
    });
  });

  it('knows every column that points to an account', async () => {
    const { rows } = await db.query(
      `select c.conrelid::regclass::text || '.' || a.attname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.confrelid = 'account'::regclass`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...GOES, ...STAYS].sort());
  });

  it('forgets a person who asks for it, in every table', async () => {
    const bo = await api.person('bo.unmistakable@example.org');
    const token = await api.signIn('bo.unmistakable@example.org');
    await api.as(token, 'post', '/organisations').send({ kind: 'firm', name: 'Firm of one' }).expect(201);
    await api
      .as(token, 'post', '/account/tokens')
      .send({ name: 'script', scopes: ['read'] })
      .expect(201);
    await api.call('post', '/password-reset').send({ email: 'bo.unmistakable@example.org' }).expect(202);
    await everything(bo.id, token, 'Unmistakable');
    await erase(token, 'not the password').expect(403);
    await erase(token).expect(204);
    await api.as(token, 'get', '/account').expect(401);
    await api.call('post', '/session').send({ email: 'bo.unmistakable@example.org', password: PASSWORD }).expect(401);
    expect((await api.mail.mailTo('bo.unmistakable@example.org', 2)).text).toContain('was deleted');

    const { rows: tables } = await db.query(
      `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { table_name: table } of tables) {
      const { rows } = await db.query(
        `select 1 from ${db.escapeIdentifier(table)} t where t::text ilike '%unmistakable%'`,
      );
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 });
    }
    for (const name of GOES) {
      const [table, column] = name.split('.') as [string, string];
      const { rows } = await db.query(`select 1 from ${table} where ${column} = $1`, [bo.id]);
      expect({ name, rows: rows.length }).toEqual({ name, rows: 0 });
    }
    const { rows: answers } = await db.query('select level from assessment_member_answer where account_id = $1', [
      bo.id,
    ]);
    expect(answers).toEqual([{ level: 3 }]);
    const { rows } = await db.query('select * from account where id = $1', [bo.id]);
    expect(rows).toMatchObject([{ email: null, name: '', password_hash: null, granted: [] }]);
    // The address is free again.
    await api.person('bo.unmistakable@example.org');
  });

  it('leaves nobody behind without a manager or an administrator', async () => {
    const [cy, dee] = [await api.person('cy@example.org'), await api.person('dee@example.org')];
    const token = await api.signIn('cy@example.org');
    const { body } = await api.as(token, 'post', '/organisations').send({ kind: 'cluster', name: 'Ours' }).expect(201);
    await api.store.organisations.join(body.id, dee.id, 'member');
    expect((await erase(token).expect(409)).body.message).toContain('only manager of Ours');
    await api.store.organisations.setPosition(body.id, dee.id, 'manager');
    await erase(token).expect(204);
    expect(await api.store.organisations.people(body.id)).toMatchObject([{ accountId: dee.id }]);

    const boss = await api.person('boss@example.org', ['administrator']);
    const bossToken = await api.signIn('boss@example.org');
    await erase(bossToken).expect(409);
    await api.as(bossToken, 'put', `/admin/accounts/${boss.id}/roles`).send({ roles: [] }).expect(409);
    await api
      .as(bossToken, 'put', `/admin/accounts/${dee.id}/roles`)
      .send({ roles: ['administrator'] })
      .expect(200);
    await erase(bossToken).expect(204);
    expect(cy.id).toBeDefined();
  });

  it('pages accounts without addresses in links, which logs keep', async () => {
    for (const name of ['list-1', 'list-2', 'list-3']) await api.person(`${name}@example.org`);
    await api.person('lister@example.org', ['administrator']);
    const token = await api.signIn('lister@example.org');
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { body }: Answer = await api
        .as(token, 'get', `/admin/accounts?limit=2${after && `&after=${after}`}`)
        .expect(200);
      seen.push(...body.items.map((account) => account.email));
      after = body.nextAfter;
      expect(after ?? '').not.toContain('@');
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toContain('list-2@example.org');
  });

  it('keeps a log that nobody rewrites', async () => {
    await expect(db.query(`update account_event set action = 'nothing'`)).rejects.toThrow('only grows');
    await expect(db.query('delete from account_event')).rejects.toThrow('only grows');
  });

  it('forgets what has served its time, and only that', async () => {
    const eve = await api.person('eve@example.org');
    const [old, current] = [await api.signIn('eve@example.org'), await api.signIn('eve@example.org')];
    await db.query(
      `update session_token set expires_at = now() - interval '1 second' where session_id = (select id from session where account_id = $1 order by created_at limit 1)`,
      [eve.id],
    );
    await api.call('post', '/sign-up').send({ email: 'late@example.org', name: 'Late' }).expect(202);
    await db.query(`update mail_link set expires_at = now() - interval '1 second' where email = 'late@example.org'`);
    // Everything not named here stays at zero, whatever else is swept one day.
    const removed = async () =>
      Object.fromEntries(Object.entries(await api.store.privacy.sweep()).filter(([, rows]) => rows > 0));
    expect(await removed()).toEqual({ links: 1, sessions: 1 });
    expect(await removed()).toEqual({});
    await api.as(old, 'get', '/account').expect(401);
    await api.as(current, 'get', '/account').expect(200);
  });
});
