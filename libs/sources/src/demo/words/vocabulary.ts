import type { Ecosystem, Trend, WeightedPhrases } from '#libs/domain';
import { nounForms, type NounForms } from './noun-forms.js';

/** The words from which the texts of one source are composed. No list is empty. */
export interface Vocabulary {
  /** The subject inside a sentence: "3D-printed buildings". */
  readonly name: string;
  /** The ecosystem inside a sentence: "the tourism sector". */
  readonly ecosystem: string;
  readonly strong: readonly NounForms[];
  readonly medium: readonly NounForms[];
  readonly weak: readonly NounForms[];
  /** Phrases of the ecosystem that belong to none of its trends. */
  readonly neutral: readonly NounForms[];
  /** Strong and medium phrases that can stand before a noun. */
  readonly strongLabels: readonly string[];
  readonly mediumLabels: readonly string[];
  readonly drivers: readonly string[];
  /** IPC/CPC prefixes for patents. */
  readonly codes: readonly string[];
  readonly exceptCodes: readonly string[];
}

type Subject = Pick<Trend, 'name' | 'drivers' | 'codes' | 'phrases'>;

const GENERAL_DRIVERS = [
  'Rising costs',
  'New rules of the European Union',
  'A shortage of skilled people',
  'Pressure from large customers',
  'Falling equipment prices',
];

/** @param neutral phrases of the ecosystem, from `neutralPhrases` */
export function trendVocabulary(trend: Subject, ecosystem: Ecosystem, neutral: WeightedPhrases): Vocabulary {
  const around = forms([...neutral.strong, ...neutral.medium], ['equipment']);
  return assemble(trend.name, trend.phrases, trend.drivers, trend.codes, ecosystem, around);
}

/** Ordinary business of an ecosystem: its own words, none of a curated trend. */
export function backgroundVocabulary(ecosystem: Ecosystem, neutral: WeightedPhrases): Vocabulary {
  const around = forms([...neutral.medium, ...neutral.weak], ['equipment']);
  return assemble(ecosystem.name, neutral, GENERAL_DRIVERS, [], ecosystem, around);
}

/** The phrases of an ecosystem without those that contain, or are contained in, a strong or medium phrase of one of its trends. */
export function neutralPhrases(ecosystem: Ecosystem, trends: readonly Trend[]): WeightedPhrases {
  const taken = trends
    .filter((trend) => trend.ecosystem === ecosystem.id || trend.alsoOn.includes(ecosystem.id))
    .flatMap((trend) => [...trend.phrases.strong, ...trend.phrases.medium])
    .map((phrase) => ` ${phrase.replaceAll('-', ' ')} `);
  const isFree = (phrase: string): boolean => {
    const padded = ` ${phrase.replaceAll('-', ' ')} `;
    return !taken.some((other) => other.includes(padded) || padded.includes(other));
  };
  const { strong, medium, weak } = ecosystem.phrases;
  return { strong: strong.filter(isFree), medium: medium.filter(isFree), weak: weak.filter(isFree) };
}

function assemble(
  name: string,
  phrases: WeightedPhrases,
  drivers: readonly string[],
  codes: readonly string[],
  ecosystem: Ecosystem,
  neutral: readonly NounForms[],
): Vocabulary {
  const strong = forms(phrases.strong, [name.toLowerCase()]);
  const medium = forms(phrases.medium, phrases.strong);
  return {
    name: insideSentence(name),
    ecosystem: sector(ecosystem.name),
    strong,
    medium,
    weak: forms(phrases.weak, phrases.medium),
    neutral,
    strongLabels: labels(strong),
    mediumLabels: labels(medium),
    drivers: (drivers.length > 0 ? drivers : GENERAL_DRIVERS).map(insideSentence),
    codes: codes.length > 0 ? codes : ecosystem.codes.prefixes,
    exceptCodes: ecosystem.codes.except,
  };
}

function forms(phrases: readonly string[], fallback: readonly string[]): NounForms[] {
  const found = phrases.flatMap((phrase) => nounForms(phrase) ?? []);
  if (found.length > 0) return found;
  const bare = (fallback[0] ?? 'equipment').toLowerCase();
  return [{ bare, general: bare, one: bare, attributive: true }];
}

function labels(from: readonly NounForms[]): string[] {
  const short = from.filter((form) => form.attributive);
  return (short.length > 0 ? short : from).map((form) => form.bare);
}

function sector(name: string): string {
  const spoken = name.toLowerCase().replaceAll('&', 'and');
  return spoken.endsWith('industries') ? `the ${spoken}` : `the ${spoken} sector`;
}

/** Lower case at the beginning, unless the first word is an acronym or carries digits (AI, 3D, EU, mRNA). */
function insideSentence(title: string): string {
  return /^[A-Z][a-z]+(?![A-Z])/.test(title) && !/^(?:European|Europe|Asian|African|Mars)\b/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}
