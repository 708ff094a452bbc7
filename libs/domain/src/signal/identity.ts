import type { Signal } from './signal.js';

/** What makes two deliveries of one id the same delivery: every field that a reader or a count can see. */
export const contentOf = (signal: Signal): string =>
  JSON.stringify([
    signal.kind,
    signal.title,
    signal.text,
    signal.date,
    signal.url,
    signal.country,
    signal.organisations,
    signal.codes,
    signal.amountEur,
    signal.lang,
    signal.publisher,
  ]);

/**
 * What makes two signals one piece of evidence: the same title in the same kind, whatever its case and punctuation. Titles too short
 * to tell two things apart ("PACKAGE") count as themselves, so they are joined with the beginning of the text or the id.
 */
export function evidenceOf(signal: Signal): string {
  const plain = signal.title.toLowerCase().normalize('NFKD');
  // Accents part the words of a key, which it may, as long as it does so always; in the count of words they must not.
  const title = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = words.length >= 5 && title.length >= 25;
  return `${signal.kind}|${title}|${telling ? '' : signal.text ? signal.text.slice(0, 200) : signal.id}`;
}
