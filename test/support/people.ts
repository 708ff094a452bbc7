import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { createLog, hashPassword, type Limits, loadCatalogue } from '#libs/platform';
import type { GrantedRole } from '#libs/domain';
import { createJobQueue, type JobQueue } from '#libs/jobs';
import type { Account, Store } from '#libs/store';
import request, { type Test } from 'supertest';
import { createApi } from '../../apps/api/src/app.js';
import { LIMITS } from '../../apps/api/src/shared/services.js';
import { patient } from './probes/patient.js';
import { startMailServer, type TestMailServer } from './smtp.js';
import { testStore } from './store.js';
import { testConfig } from './test-config.js';

export const PASSWORD = 'a password for tests only';
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The whole API on a database and a mail server of its own, as on an installation with an editor token. */
export interface PeopleApi {
  readonly app: INestApplication;
  readonly queue: JobQueue;
  readonly store: Store;
  readonly databaseUrl: string;
  readonly mail: TestMailServer;
  readonly origin: string;
  /** A request without any proof, as programs send it. */
  call(method: Method, path: string): Test;
  /** A request with a bearer token. */
  as(token: string, method: Method, path: string): Test;
  /** A confirmed account; its password is PASSWORD. */
  person(email: string, granted?: readonly GrantedRole[]): Promise<Account>;
  /** Signs in; gives the access token. */
  signIn(email: string, password?: string): Promise<string>;
  close(): Promise<void>;
}

export const EDITOR_TOKEN = 'an editor token of some length';

/**
 * @param port 0 takes a free one
 * @param queue what the API puts jobs into, or who makes it once there is a database; a queue on its own database when left out
 * @param webFolder the files of a front
 */
export async function startPeopleApi(
  env: Record<string, string> = {},
  port = 0,
  queue: JobQueue | ((databaseUrl: string) => Promise<JobQueue>) = (databaseUrl) =>
    createJobQueue({ databaseUrl, log: () => {} }),
  webFolder: string | null = null,
): Promise<PeopleApi> {
  const { store, url: databaseUrl, close: closeStore } = await testStore();
  const mail = await startMailServer();
  const made = typeof queue === 'function' ? await queue(databaseUrl) : null;
  const jobs = made ?? (queue as JobQueue);
  const app = await createApi({
    store,
    jobs,
    config: testConfig({ EDITOR_TOKEN, SMTP_URL: mail.url, ...env }),
    log: createLog('fatal', 'test'),
    catalogue: loadCatalogue(),
    reader: null,
    webFolder,
    version: 'test',
  });
  await app.listen(port, '127.0.0.1');
  const origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const passwordHash = await hashPassword(PASSWORD);
  const call = (method: Method, path: string) => request(origin)[method](`/api/v1${path}`);
  return {
    app,
    store,
    databaseUrl,
    mail,
    origin,
    queue: jobs,
    call,
    as: (token, method, path) => call(method, path).set('Authorization', `Bearer ${token}`),
    person: (email, granted = []) =>
      store.accounts.create({ email, name: email.split('@')[0]!, passwordHash, granted, consented: true }),
    signIn: async (email, password = PASSWORD) => {
      const { body, status } = await patient(() => call('post', '/session').send({ email, password, deliver: 'body' }));
      if (status !== 200) throw new Error(`signing in as ${email} was answered with ${status}`);
      return body.accessToken as string;
    },
    close: async () => {
      await app.close();
      await made?.close();
      await mail.close();
      await closeStore();
    },
  };
}

/**
 * Lets whoever has failed too often wait for minutes instead of a second: what is to be refused because it comes too soon is refused also when a busy
 * machine takes its time over the password.
 */
export function waitForMinutes({ app }: PeopleApi): void {
  const limits = app.get<Limits>(LIMITS);
  const { attempt } = limits;
  limits.attempt = (backoff, key) => attempt({ ...backoff, firstWait: 600 }, key);
}
