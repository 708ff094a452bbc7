import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { withoutDiacritics } from './fold.js';
import { canonicalSpelling } from './spelling.js';

/** Folded lower-case word to the stem that stands for all its forms. */
export type Stemmer = (word: string) => string;

/**
 * Words that Porter's rules would join with a word of another trade: hospitality with hospital, animation with animal, organic with
 * organisation, training with train. Each keeps a stem of its own.
 */
const OWN_STEMS: Readonly<Record<string, string>> = {
  animation: 'animation',
  animations: 'animation',
  animator: 'animation',
  animators: 'animation',
  business: 'business',
  businesses: 'business',
  communication: 'communication',
  communications: 'communication',
  customs: 'customs',
  generic: 'generic',
  generics: 'generic',
  glasses: 'glasses',
  goods: 'goods',
  hospitality: 'hospitality',
  important: 'important',
  importance: 'important',
  international: 'international',
  marketing: 'marketing',
  mining: 'mining',
  miner: 'mining',
  miners: 'mining',
  mobile: 'mobile',
  mobiles: 'mobile',
  news: 'news',
  numerical: 'numerical',
  organic: 'organic',
  organically: 'organic',
  organisation: 'organisation',
  organisations: 'organisation',
  organization: 'organisation',
  organizations: 'organisation',
  organisational: 'organisation',
  organizational: 'organisation',
  planning: 'planning',
  police: 'police',
  sensitive: 'sensitive',
  sensitivity: 'sensitive',
  sporting: 'sport',
  surgery: 'surgeri',
  surgeries: 'surgeri',
  surgical: 'surgeri',
  surgeon: 'surgeri',
  surgeons: 'surgeri',
  training: 'training',
  trainings: 'training',
  trainer: 'training',
  trainee: 'training',
  trainees: 'training',
  universal: 'universal',
  universe: 'universe',
  vision: 'vision',
  visions: 'vision',
  wireless: 'wireless',
};

/** Porter's stemmer (Porter 1980) over one spelling, with the exceptions above. Words in other scripts pass unchanged. */
export const stemEnglish: Stemmer = (word) => {
  const own = OWN_STEMS[word];
  if (own !== undefined) return own;
  const plain = withoutDiacritics(word);
  return plain.length < 3 ? plain : porter.stem(canonicalSpelling(plain));
};
