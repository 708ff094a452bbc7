import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody as the provider knows them. */
export interface ProviderPerson {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who sits before the provider's pages from now on. */
  become(person: ProviderPerson): void;
  close(): Promise<void>;
}

/** A certified OpenID Connect provider on a free loopback port; whoever comes to its pages is signed in as the person set, and agrees. */
export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, ProviderPerson>();
  let present: ProviderPerson = { sub: 'nobody' };
  const [clientId, clientSecret] = ['trend-universe', 'a client secret of some length'];
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['a key for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => Promise.resolve({ ...people.get(sub), sub }) as never }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return void callback(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: present.sub, remember: false } });
  });
  return {
    issuer,
    clientId,
    clientSecret,
    become: (person) => {
      people.set(person.sub, person);
      present = person;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A browser of sorts: follows redirects and keeps cookies by host. */
export class Browsing {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Goes on until an answer is no redirect, or leads to one of the front's pages of `stopAt`; gives where it ended. */
  async go(url: string, stopAt: string): Promise<string> {
    for (let hops = 0, at = url; hops < 15; hops++) {
      const answer = await this.get(at);
      const location = answer.headers.get('location');
      if (!location) throw new Error(`${at} answered ${answer.status}: ${await answer.text()}`);
      at = new URL(location, at).href;
      if (at.startsWith(stopAt) && !at.startsWith(`${stopAt}/api/`)) return at.slice(stopAt.length);
    }
    throw new Error('the redirects have no end');
  }

  async get(url: string): Promise<Response> {
    const { host, pathname } = new URL(url);
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: this.cookies(host, pathname) } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      const jar = this.jars.get(host) ?? new Map<string, string>();
      jar.set(name!, value!);
      this.jars.set(host, jar);
    }
    return answer;
  }

  cookies(host: string, _path = '/'): string {
    return [...(this.jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
