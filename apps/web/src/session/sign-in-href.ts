/** The sign-in page, which leads back to where one is. */
export const signInHref = (): string => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;

/** Where to go after signing in: a page of this front and nothing else, whatever the address says. */
export function safeNext(next: string | undefined): string {
  const fallback = '/';
  if (!next?.startsWith('/')) return fallback;
  const url = new URL(next, 'http://front.invalid');
  // `/.//host` is ours until its dots are resolved, and another host once it is followed.
  return url.host === 'front.invalid' && !/^\/(?:\/|api\/)/.test(url.pathname) ? url.pathname + url.search : fallback;
}
