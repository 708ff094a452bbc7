/** Reads what a file of the feedparser suite expects: `Expect: not bozo and entries[0]['title'] == 'Example'` in a comment at its head. */

/** Keys of feedparser -> ours. `title_detail.value` and the like are the same text. */
const FIELD_OF = {
  title: 'title',
  'title_detail.value': 'title',
  link: 'link',
  id: 'id',
  guid: 'id',
  published_parsed: 'date',
  updated_parsed: 'date',
  created_parsed: 'date',
  issued_parsed: 'date',
  modified_parsed: 'date',
  published: 'date',
  updated: 'date',
  created: 'date',
  issued: 'date',
  modified: 'date',
  description: 'summary',
  summary: 'summary',
  'summary_detail.value': 'summary',
  'content.0.value': 'summary',
  author: 'author',
  'author_detail.name': 'author',
  language: 'language',
};

/** What is compared of the feed itself. */
const OF_FEED = ['title', 'link', 'language'];

/** `{ wellFormed, headers, checks: [{ entry: number | null, field, expected }] }`; `entry` is null for the feed itself. */
export function expectationOf(bytes) {
  const text = decode(bytes);
  const comment = /Expect:\s*([^]*?)-->/.exec(text.slice(0, 20_000))?.[1] ?? '';
  const headers = Object.fromEntries(
    [...text.slice(0, 2_000).matchAll(/^\s*Header:\s*([\w-]+):[ \t]*(.*)$/gm)].map(([, name, value]) => [
      name.toLowerCase(),
      value.trim(),
    ]),
  );
  return {
    wellFormed: !/(?<!not )\bbozo\b/.test(comment),
    headers,
    checks: comment.split(/\s+and\s+(?=not |entries|feed|bozo|\()/).flatMap(readClause),
  };
}

function decode(bytes) {
  const label =
    bytes[0] === 0xff || (bytes[0] !== 0 && bytes[1] === 0)
      ? 'utf-16le'
      : bytes[0] === 0xfe || bytes[0] === 0
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

function readClause(clause) {
  const bare = clause.trim().replace(/^\(\s*([^]*)\)$/, '$1');
  const match = /^(entries\[(\d+)\]|feed)((?:\[[^\]]+\]|\.\w+)+)\s*==\s*([^]+?)\s*$/.exec(bare);
  if (!match) return [];
  const key = [...match[3].matchAll(/\['(\w+)'\]|\[(\d+)\]|\.(\w+)/g)]
    .map((part) => part[1] ?? part[2] ?? part[3])
    .join('.');
  const field = FIELD_OF[key];
  const entry = match[2] === undefined ? null : Number(match[2]);
  if (!field || (entry === null && !OF_FEED.includes(field))) return [];
  const expected = pythonValue(match[4]);
  return expected === undefined ? [] : [{ entry, field, expected }];
}

/** Strings (joined by +), None and time tuples of Python; undefined for anything else. */
function pythonValue(source) {
  if (source === 'None') return null;
  const tuple = /^\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+), [\d, -]+\)$/.exec(source);
  if (tuple) return new Date(Date.UTC(tuple[1], tuple[2] - 1, tuple[3], tuple[4], tuple[5], tuple[6])).toISOString();
  const pieces = [...source.matchAll(/[ur]*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)];
  if (
    pieces.length === 0 ||
    source.replace(/[ur]*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g, '').replace(/[\s+]/g, '') !== ''
  )
    return undefined;
  return pieces.map((piece) => unescape(piece[1] ?? piece[2])).join('');
}

const unescape = (text) =>
  text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([^]))/gi, (all, x, u, big, c) =>
    c === undefined ? String.fromCodePoint(parseInt(x ?? u ?? big, 16)) : ({ n: '\n', r: '\r', t: '\t' }[c] ?? c),
  );
