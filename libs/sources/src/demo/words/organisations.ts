import type { Random, SignalKind } from '#libs/domain';
import type { Country } from './places.js';
import { oneOf } from './choice.js';

/** Syllables that make names no firm carries: 24 x 14 x 16 stems, times their second words. */
const FIRST =
  'Brel|Quor|Vesk|Zand|Thul|Orkv|Mafr|Ludv|Kesp|Drom|Fyll|Grav|Hesk|Ilv|Jorp|Norv|Pell|Rusk|Selv|Tarn|Ulm|Wenz|Yrb|Stov'.split(
    '|',
  );
const MIDDLE = 'a|e|i|o|u|ari|eno|ilu|ova|une|ema|ido|olo|ari'.split('|');
const LAST = 'bik|dral|fen|goth|kand|lund|mark|nix|pont|quist|rath|sund|tev|vold|wick|zan'.split('|');
const WORDS =
  'Works|Systems|Labs|Technik|Group|Industries|Solutions|Partners|Engineering|Dynamics|Collective|Line'.split('|');
const SCIENCE =
  'Institute of Technology|Research Institute|Institute for Applied Science|School of Engineering|Academy of Sciences|Centre for Policy Studies'.split(
    '|',
  );
const CAPITAL = 'Capital|Ventures|Growth Fund|Seed Partners|Invest'.split('|');

const stem = (random: Random): string => oneOf(random, FIRST) + oneOf(random, MIDDLE) + oneOf(random, LAST);

/** An invented company, "Brelafen Systems GmbH" in lists and "Brelafen Systems" in a sentence. */
export function company(random: Random, country: Country): { spoken: string; full: string } {
  const spoken = random.next() < 0.45 ? `${stem(random)} ${oneOf(random, WORDS)}` : stem(random);
  return { spoken, full: `${spoken} ${oneOf(random, country.suffixes)}` };
}

/** The second party of a text: a research place, an investor or another company. */
export function partner(random: Random, kind: SignalKind, country: Country): { spoken: string; full: string } {
  if (kind === 'investment') {
    const spoken = `${stem(random)} ${oneOf(random, CAPITAL)}`;
    return { spoken, full: spoken };
  }
  return random.next() < 0.3 ? institute(random) : company(random, country);
}

export function institute(random: Random): { spoken: string; full: string } {
  const name = `${stem(random)} ${oneOf(random, SCIENCE)}`;
  return { spoken: name, full: name };
}
