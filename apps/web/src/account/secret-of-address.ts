/**
 * What stands behind # in the address, as mailed links carry it. It is taken out of the address at once, so that it stays neither in the history nor on
 * the screen.
 */
export function takeFragment(): string {
  const { hash, pathname, search } = location;
  if (hash.length < 2) return '';
  history.replaceState(history.state, '', pathname + search);
  return decodeURIComponent(hash.slice(1));
}
