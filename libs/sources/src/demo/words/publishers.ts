import { randomFrom, type Random, type SignalKind } from '#libs/domain';
import { WeightedChoice } from './choice.js';

/** Invented publishers by language and kind of text; none of them exists. */
const ENGLISH: Readonly<Record<SignalKind, readonly string[]>> = {
  publication: [
    'Annals of Northmere',
    'Halden Preprints',
    'Journal of Quill & Compass',
    'Open Letters Vesterby',
    'Transactions of Thornwick',
    'Proceedings of Ellerholm',
    'Brackwater Review',
    'Meridian Archive of Science',
  ],
  patent: [
    'Ostmark Patent Register',
    'Register of Open Claims',
    'Westhaven Patent Office',
    'Gazette of Inventions Lirren',
    'Patent Bulletin of the Nine Cities',
  ],
  investment: [
    'Round & Ledger',
    'Capital Ferry',
    'The Term Sheet Tribune',
    'Dealwright',
    'Angelgate Monitor',
    'Purse and Plough',
  ],
  news: [
    'The Brackwater Ledger',
    'Northmere Morning Post',
    'Eastbridge Telegram',
    'Industry Lantern',
    'The Harbour Dispatch',
    'Wire of Vesterby',
    'Thornwick Herald',
    'The Copper Bell',
    'Quayside News',
    'Ellerholm Observer',
    'The Upland Courant',
    'Millrace Daily',
  ],
  article: [
    'Workbench Quarterly',
    'The Slow Engineer',
    'Cluster Notebook',
    'Field & Furnace',
    'Practice Letters',
    'Makers of Lirren',
    'Compass for Managers',
    'The Second Shift',
  ],
};
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  de: ['Brackwasser Anzeiger', 'Nordmeer Tagblatt', 'Werkbank Rundschau', 'Hefte der Neun Städte', 'Industrielaterne'],
  fr: [
    'Le Courrier de Lirren',
    'La Lanterne industrielle',
    'Cahiers de Vesterby',
    'La Gazette du Quai Neuf',
    'L’Atelier des Neuf Villes',
  ],
  es: ['El Correo de Lirren', 'La Linterna Industrial', 'Cuadernos de Vesterby', 'Gaceta de las Nueve Ciudades'],
  it: ['Il Corriere di Lirren', 'La Lanterna Industriale', 'Quaderni di Vesterby', 'Gazzetta delle Nove Città'],
};

/** A mix of publishers that one source of signals prefers: each has its own favourites. */
export class PublisherMix {
  readonly #byKind = new Map<string, { names: readonly string[]; choice: WeightedChoice }>();

  constructor(private readonly seed: string) {}

  draw(random: Random, kind: SignalKind, language: string): string {
    const { names, choice } = this.#mix(kind, language);
    return names[choice.draw(random)] as string;
  }

  /** A publisher other than the first: whoever republishes a text. */
  another(random: Random, kind: SignalKind, language: string, first: string): string {
    const { names } = this.#mix(kind, language);
    const others = names.filter((name) => name !== first);
    return others[Math.floor(random.next() * others.length)] ?? first;
  }

  #mix(kind: SignalKind, language: string): { names: readonly string[]; choice: WeightedChoice } {
    const key = `${language}/${kind}`;
    const known = this.#byKind.get(key);
    if (known) return known;
    const names = language === 'en' || kind === 'patent' ? ENGLISH[kind] : (OTHERS[language] ?? ENGLISH[kind]);
    const random = randomFrom(`${this.seed}/publishers/${key}`);
    const made = { names, choice: new WeightedChoice(names.map(() => 0.2 + random.next() ** 2)) };
    this.#byKind.set(key, made);
    return made;
  }
}
