/** The last of ` - `, ` | `, ` – `, ` — ` or ` · `, and up to five words after it. */
const SUFFIX = /^(.*\S)\s+[-|–—·]\s+(\S+(?:\s+\S+){0,4})\s*$/su;
const MIN_CONTAINED = 4;

/** A publisher's name as it is compared: `www.Heise.de` and `heise` are the same. */
export const publisherKey = (publisher: string): string =>
  publisher
    .toLowerCase()
    .normalize('NFKD')
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/(?:\.(?:co|com))?\.[a-z]{2,4}$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * A headline without the name of who printed it, which feeds of feeds put behind it: `Kelp plant opens - Kelp Daily`. Only a name that is known for one
 * (`known`, by its key) or fits the title's own publisher is taken off; what else stands behind a dash belongs to the headline.
 */
export function withoutPublisher(title: string, publisher: string, known: ReadonlySet<string>): string {
  const match = SUFFIX.exec(title);
  if (!match) return title;
  const [suffix, own] = [publisherKey(match[2]!), publisherKey(publisher)];
  if (suffix === '') return title;
  const [short, long] = suffix.length < own.length ? [suffix, own] : [own, suffix];
  const fits = short.length >= MIN_CONTAINED && long.includes(short);
  return suffix === own || fits || known.has(suffix) ? match[1]! : title;
}
