/**
 * `to` when it is a path of this installation, else `fallback`. Browsers read `//host`, `/\host` and addresses with tabs or line breaks in them as other
 * hosts; whatever is not plainly a path of ours is not followed.
 */
export function ownPath(to: unknown, publicUrl: string, fallback = '/account'): string {
  if (typeof to !== 'string' || to.length > 500 || !/^\/(?![/\\])[^\p{C}\\]*$/u.test(to)) return fallback;
  const here = new URL(publicUrl).origin;
  const url = URL.canParse(to, here) ? new URL(to, here) : null;
  return url?.origin === here && !url.pathname.startsWith('/api/') ? url.pathname + url.search + url.hash : fallback;
}
