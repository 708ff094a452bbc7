import { type Call, ECOSYSTEM_IDS, type ReadCall } from '#libs/domain';
import type { Reader } from '../reader/index.js';

/** Ecosystems and trends that a call speaks of, found as in an article: calls have no codes, and are written in English. */
export function readCallText(reader: Pick<Reader, 'read'>, call: Call): ReadCall {
  const { tags, trends } = reader.read({ kind: 'article', title: call.title, text: call.text, codes: [], lang: 'en' });
  const tagged = new Set(tags.map(({ id }) => id));
  return {
    call,
    ecosystems: ECOSYSTEM_IDS.filter((id) => tagged.has(id)),
    trends: trends.map(({ id, score }) => ({ id, score })),
  };
}
