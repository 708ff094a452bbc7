import type { SignalKind } from '#libs/domain';
import { compileAll, type Template } from '../words/template.js';
import { german } from './de.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import { italian } from './it.js';
import type { KindLanguage, Language } from './language.js';
import { noise } from './noise.js';

/** The templates of one kind of text in one language, compiled. */
export interface Grammar {
  readonly titles: readonly Template[];
  readonly tails: readonly Template[];
  readonly openings: readonly Template[];
  readonly details: readonly Template[];
  readonly closings: readonly Template[];
  /** Step through the details that meets each of them before any comes again. */
  readonly stride: number;
}

const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  [english, german, french, spanish, italian].map((language) => [language.code, language]),
);
const COMPILED = new Map<KindLanguage, Grammar>();

/** English for a code that is not known. */
export const languageOf = (code: string): Language => LANGUAGES.get(code) ?? english;

export const subjectGrammar = (language: Language, kind: SignalKind): Grammar => compiled(language.kinds[kind]);

/** General noise is written in English; kinds it does not have are written as news. */
export const noiseGrammar = (kind: SignalKind): Grammar => compiled((noise[kind] ?? noise.news) as KindLanguage);

function compiled(source: KindLanguage): Grammar {
  const known = COMPILED.get(source);
  if (known) return known;
  const made = {
    titles: compileAll(source.titles),
    tails: compileAll(source.tails ?? []),
    openings: compileAll(source.openings),
    details: compileAll(source.details),
    closings: compileAll(source.closings),
    stride: coprimeFrom(5, source.details.length),
  };
  COMPILED.set(source, made);
  return made;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

function coprimeFrom(least: number, n: number): number {
  let stride = least;
  while (divisor(stride, n) !== 1) stride += 1;
  return stride;
}
