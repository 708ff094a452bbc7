/**
 * `to` when it is a path of this installation, else `fallback`. Browsers read `//host`, `/\host` and addresses with tabs or line breaks in them as other
 * hosts; whatever is not plainly a path of ours is not followed.
 */
export function ownPath(to: unknown, publicUrl: string, fallback = '/account'): string {
  if (typeof to !== 'string' || to.length > 500 || !/^\/(?![/\\])[^\p{C}\\]*$/u.test(to)) return fallback;
  const here = new URL(publicUrl).origin;
  const url = URL.canParse(to, here) ? new URL(to, here) : null;
  // `/.//host` is ours until its dots are resolved, and another host once it is followed.
  return url?.origin === here && !/^\/(?:\/|api\/)/.test(url.pathname)
    ? url.pathname + url.search + url.hash
    : fallback;
}
