/** The sign-in page, which leads back to where one is. */
export const signInHref = (): string => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;

/** Where to go after signing in: a page of this front and nothing else, whatever the address says. */
export function safeNext(next: string | undefined): string {
  const fallback = '/';
  if (!next?.startsWith('/')) return fallback;
  const url = new URL(next, 'http://front.invalid');
  return url.host === 'front.invalid' && !url.pathname.startsWith('/api/') ? url.pathname + url.search : fallback;
}
