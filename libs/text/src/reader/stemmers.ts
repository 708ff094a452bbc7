import de from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import es from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import fr from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import it from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import nl from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import no from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import pt from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import sv from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import { withoutDiacritics } from '../lexer/fold.js';
import type { Stemmer } from '../lexer/stem.js';

/**
 * Endings of nouns and adjectives, for languages that `natural` has no stemmer for: the longest that fits is cut off where a stem of
 * LEAST letters stays. Without diacritics, as words are compared. No grammar, but enough to find a listed word in its cases.
 */
const ENDINGS: Readonly<Record<string, string>> = {
  bg: 'ията иите ият ове ата ите ото ета ът ия ии ят ен на но ни а е и о я',
  ca: 'es s os as a e',
  cs: 'ovych ovymi iho imu ach ech ich ych ami emi imi ymi eho emu ove ova ovi ou em um am at im ym ej a e i o u y',
  da: 'ernes erens ernes erne eren ens ets ene ers er en et es e s',
  el: 'ουσ ων ος ου οι ης ες ας ια ιο ιων α η ο ι ε υ',
  et: 'dele dega deks dest desse ide ega iga ele eks est sse ist id te de le ga st ks da ta a e i u d t',
  fi: 'issaan iden ille illa issa ista iin ssa sta lla lle lta ksi ien jen ita ia na in en an aan een ja ta a n t i',
  hr: 'ovima evima skih skog ima ama oga omu ih im om em og og ov ev a e i o u',
  hu: 'ban ben nak nek val vel bol rol tol hoz hez ert kent ja jat jet juk jaik eit ait as es os ok ek ak ot et at on en ra re ba be ig ul a e i k t n',
  lt: 'iuose uose iams iais iems ioms iomis ams ais oms omis ose iu ui us as is os es ai ei ia io a e i o u s',
  lv: 'iem ajiem ajam ajos ams am as os is us em es ai a e i o u s',
  pl: 'owych owymi owego owej iami ach ami ich ymi ych ego emu owi owa owe ami imi iem iej ow om em ie ia iu ej im ym a e i o u y',
  ro: 'urilor elor ilor ului ilor urile elor ele ile uri iei lor lui ul ei ii ea le ia a e i u',
  sk: 'ovych ovymi ieho iemu ach och ami omi imi ymi ich ych eho emu ove ova ovi om ou am im ym ej a e i o u y',
  sl: 'skih skega ega emu ami imi ima ih im om em ov ev ah eh a e i o u',
  uk: 'ового ськии ими ами ові ями ого ому ах ях ів ем ом ою ею ий ій их им а е и і о у ю я ь',
};
const LEAST = 4;
/** Languages that put one ending on another: two are cut. */
const STACKED = new Set(['et', 'fi', 'hu']);

function cutting(endings: string, rounds: number): Stemmer {
  const known = [...new Set(endings.split(' ').map(withoutDiacritics))].sort((a, b) => b.length - a.length);
  return (word) => {
    let stem = withoutDiacritics(word);
    for (let round = 0; round < rounds; round++) {
      const ending = known.find((end) => stem.length - end.length >= LEAST && stem.endsWith(end));
      if (ending !== undefined) stem = stem.slice(0, -ending.length);
    }
    return stem;
  };
}

const NATURAL = { de, es, fr, it, nl, no, pt, sv };

/** The stemmer of a language by ISO 639-1; undefined where there is none, so that words count as they are written. */
export function stemmerOf(language: string): Stemmer | undefined {
  const porter = Object.hasOwn(NATURAL, language) ? NATURAL[language as keyof typeof NATURAL] : undefined;
  if (porter !== undefined) return (word) => withoutDiacritics(word.length < 3 ? word : porter.stem(word));
  const endings = Object.hasOwn(ENDINGS, language) ? ENDINGS[language] : undefined;
  return endings === undefined ? undefined : cutting(endings, STACKED.has(language) ? 2 : 1);
}
