/** Parameters that say how a reader came, not what is read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|yclid|twclid|ttclid|li_fat_id|_hsenc|_hsmi|hsctatracking|mkt_tok|oly_\w+|vero_\w+|wickedid|spm|wt[._]\w+|at_\w+|cmpid|cmp|ns_\w+|ocid|smid|smtyp|partner|sh|cid|icid|ftag|guccounter|guce_\w+|ref|ref_src|ref_url|referrer|source|src|share|sr_share|amp|output|rss|xtor)$/i;
/** Of these the value decides: `source=rss` is tracking, `source=42` may name an article. */
const MAYBE = /^(?:ref|source|src|cid|share|amp|output|partner|rss|sh)$/i;
const TRACKING_VALUE =
  /^(?:rss\w*|feed\w*|atom|twitter|facebook|fb|linkedin|email|newsletter|homepage|social|share|amp|1|true|)$/i;
const DEFAULT_PAGE = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i;

/**
 * One spelling for the addresses under which one page goes about: https, no `www.`, `m.` or `amp.` before the host, no tracking parameters (the rest in
 * order), no fragment, no default port or page, no AMP ending, no slash at the end. Null for what is no web address.
 */
export function canonicalUrl(address: string): string | null {
  if (!/^https?:\/\//i.test(address.trim()) || !URL.canParse(address.trim())) return null;
  const url = new URL(address.trim());
  const host = url.hostname.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, '').replace(/\.$/, '');
  const port = url.port === '' || (url.protocol === 'https:' && url.port === '80') ? '' : `:${url.port}`;
  const path = decoded(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(DEFAULT_PAGE, '/')
    .replace(/\/amp\/?$|\.amp(?=\.html?$)|(?<=\.html?)\.amp$/i, '')
    .replace(/\/+$/, '');
  const kept = [...url.searchParams].filter(
    ([name, value]) => !TRACKING.test(name) || (MAYBE.test(name) && !TRACKING_VALUE.test(value)),
  );
  const query = new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
  return `https://${host}${port}${path}${query && `?${query}`}`;
}

/** Percent signs before characters that need none are undone, the others written alike. */
const decoded = (path: string): string =>
  path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
