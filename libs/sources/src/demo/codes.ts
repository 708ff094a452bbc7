import type { Random } from '#libs/domain';
import { below, oneOf } from './words/choice.js';
import type { Vocabulary } from './words/vocabulary.js';

/** One to three plausible IPC/CPC codes under the prefixes of a source. */
export function patentCodes(random: Random, vocabulary: Pick<Vocabulary, 'codes' | 'exceptCodes'>): string[] {
  const codes = new Set<string>();
  for (let i = 1 + below(random, 3); i > 0; i -= 1) {
    const code = completed(random, oneOf(random, vocabulary.codes));
    if (!vocabulary.exceptCodes.some((prefix) => code.startsWith(prefix))) codes.add(code);
  }
  return [...codes];
}

/** C21 -> C21B7/04, C21B -> C21B5/02, C21B13 -> C21B13/06; a full symbol stays as it is. */
function completed(random: Random, prefix: string): string {
  if (prefix.includes('/')) return prefix;
  let code = prefix;
  if (/^[A-Z]\d\d$/.test(code)) code += oneOf(random, ['B', 'C']);
  if (/[A-Z]$/.test(code)) code += String(1 + 2 * below(random, 9));
  return `${code}/${String(2 * (1 + below(random, 12))).padStart(2, '0')}`;
}
