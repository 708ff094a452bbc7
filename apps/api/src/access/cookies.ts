import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/** What a sign-in or a renewal gives out. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
}

const REFRESH_PATH = '/api/v1/session';

/** Over HTTPS the browser itself sees to it that no neighbour (a sister domain, a page without TLS) can plant these cookies (RFC 6265bis, 4.1.3). */
const names = (publicUrl: string) => {
  const secure = publicUrl.startsWith('https:');
  return {
    secure,
    access: secure ? '__Host-tu_access' : 'tu_access',
    refresh: secure ? '__Secure-tu_refresh' : 'tu_refresh',
  };
};

const read = (request: Request, name: string): string | undefined => parseCookie(request.headers.cookie ?? '')[name];
export const accessCookie = (request: Request, publicUrl: string): string | undefined =>
  read(request, names(publicUrl).access);
export const refreshCookie = (request: Request, publicUrl: string): string | undefined =>
  read(request, names(publicUrl).refresh);

/** Gives the browser its cookies: out of reach of scripts, never sent from other sites, the refresh token only where it is exchanged. */
export function setCookies(response: Response, publicUrl: string, tokens: Tokens): void {
  const { secure, access, refresh } = names(publicUrl);
  const common = { httpOnly: true, secure, sameSite: 'strict' } as const;
  response.append(
    'Set-Cookie',
    stringifySetCookie({ ...common, name: access, value: tokens.access, path: '/', maxAge: tokens.accessSeconds }),
  );
  response.append(
    'Set-Cookie',
    stringifySetCookie({
      ...common,
      name: refresh,
      value: tokens.refresh,
      path: REFRESH_PATH,
      maxAge: tokens.refreshSeconds,
    }),
  );
}

export const clearCookies = (response: Response, publicUrl: string): void =>
  setCookies(response, publicUrl, { access: '', refresh: '', accessSeconds: 0, refreshSeconds: 0 });
