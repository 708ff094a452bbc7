import { decodeDocument } from '../encoding/decode-document.js';
import { isGzip } from '../input/bytes.js';
import { type Feed, type FeedHints, noFeed } from './feed.js';
import { readJsonFeed } from './json-feed.js';
import { readXmlFeed } from './xml-feed.js';

/**
 * Reads a feed of any common kind and in any encoding: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, JSON Feed, CDF; well-formed or not.
 * The kind is told by the document alone, for servers label feeds as they like. Never throws: `error` says what is wrong with the
 * document; entries read before the trouble are there. Nothing is fetched.
 */
export function readFeed(bytes: Uint8Array, hints: FeedHints = {}): Feed {
  if (bytes.length === 0) return noFeed('the document is empty');
  if (isGzip(bytes)) return noFeed('the document is compressed (gzip): unpack it first');
  const document = decodeDocument(bytes, hints.contentType);
  const url = hints.url ?? null;
  return /^\s*[{[]/.test(document) ? readJsonFeed(document, url) : readXmlFeed(document, url);
}
