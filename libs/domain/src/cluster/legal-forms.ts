/**
 * Legal forms by family, in the folded spelling of `readName`. Two families contradict each other: a GmbH is no AG, an Inc. no S.r.l. `open` ones
 * say too little for that. Ours, from the forms of the countries of the EU and of large patent owners.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  american: 'inc ink incorporated corp corporation llc lp llp',
  limited: 'ltd limited pty pvt pte plc lc',
  gmbh: 'gmbh ggmbh mbh ug',
  ag: 'ag aktiengesellschaft kga se',
  srl: 'sarl srl sl slu slne eurl lda ltda sprl',
  sa: 'sa sas sasu spa sca',
  bv: 'bv bvba',
  nv: 'nv',
  nordic: 'ab abp aktiebolag as asa aps aktieselskab oy oyj ivs ehf',
  eastern: 'kft nyrt zrt rt spzoo sro doo dooel ood eood ad dd akc uab sia ou ooo oao pao jsc pjsc ojsc',
  japanese: 'kk kaisha kabushiki gk yk',
  open: 'co company cie companie kg ohg gbr ek ev eg sp scs snc sci scop',
};

/** Folded form -> family. */
export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries(FAMILIES).flatMap(([family, forms]) =>
    forms.split(' ').map((form): [string, string] => [form, family]),
  ),
);

/** Spelled-out forms of several words, longest first, with what they are written as for short. */
export const LONG_FORMS: readonly (readonly [pattern: RegExp, form: string])[] = [
  [/\b(?:gesellschaft mit beschrankter haftung|ges ?m ?b ?h)\b/g, 'gmbh'],
  [/\bgmbh (?:and |& )?co (?:kg|ohg)(?:aa)?\b/g, 'gmbh'],
  [
    /\b(?:societe anonyme|sociedad anonima|societa per azioni|sociedade anonima|spolka akcyjna|naamloze vennootschap)\b/g,
    'sa',
  ],
  [
    /\b(?:societe a responsabilite limitee|societa a responsabilita limitata|sociedad (?:de responsabilidad )?limitada)\b/g,
    'srl',
  ],
  [
    /\b(?:besloten vennootschap|societe par actions simplifiee|osakeyhtio|drustvo s ogranicenom odgovornoscu)\b/g,
    'ltd',
  ],
  [/\b(?:spolka z ograniczona odpowiedzialnoscia|sp z o ?o|z o o)\b/g, 'spzoo'],
  [/\b(?:limited liability company|private limited|co(?:mpany)? limited|co ltd|pte ltd|pty ltd|pvt ltd)\b/g, 'ltd'],
  [/\b(?:kabushiki kaisha|joint stock company)\b/g, 'kk'],
  [/주식회사|㈜|株式会社|股份有限公司|有限公司|有限会社/g, ' co '],
];

/**
 * Words that patent offices shorten, each with what it is shortened to (EPO and WIPO standard names): both spellings become the same. Some
 * are the same word in several languages.
 */
const SHORTENED: Readonly<Record<string, string>> = {
  univ: 'university universitat universite universidad universita universiteit universidade uniwersytet univerzita univerza universitet universitatea egyetem universities yliopisto universitaet',
  inst: 'institute institut instituto istituto instituut instytut institutul institutes institution',
  tech: 'technology technologies technologie technologien technologia tecnologia tecnologias technical technological technic technik technique techniques',
  ind: 'industry industries industrie industria industrial industrielle industriale industriel',
  nat: 'national nationale nacional nazionale',
  int: 'international internationale internacional internazionale intl',
  chem: 'chemical chemicals chemie chimie chemistry chimica quimica',
  res: 'research recherche recherches ricerca ricerche investigacion investigaciones rech forschung researches',
  ct: 'center centre centro centrum zentrum cent centr ctr',
  sys: 'system systems systeme systemes sistemas sistemi',
  eng: 'engineering engineers engineered ingenieria ingegneria ingenierie engr',
  electron: 'electronics electronic elektronik electronique elettronica electronica elektronika elect elec',
  electric: 'electrical electrics electricity elektrik',
  mfg: 'manufacturing manufacture mfr manuf manufacturers manufacturer mnf',
  sci: 'science sciences scientific scientifique cientificas cientifica scientifica scientifiques wissenschaft scienc',
  pharm:
    'pharmaceutical pharmaceuticals pharma pharmaceutica pharmaceutiques pharmaceutique pharmacy farmaceutica farmaceutici pharmazeutische',
  med: 'medical medicine medizin medicina medicale medicines',
  lab: 'laboratory laboratories laboratoire laboratoires labs laboratorio laboratori laboratorios',
  dev: 'development developpement entwicklung desarrollo sviluppo develop developing',
  prod: 'products product produits productos prodotti produkte',
  mat: 'material materials materiaux materiali werkstoffe',
  comm: 'communication communications telecommunications telecom',
  entpr: 'enterprise enterprises',
  soc: 'society societe societa sociedad',
  found: 'foundation fundacion fondation fundacao fondazione stichting',
  acad: 'academy academie akademie academia accademia',
  energ: 'energy energie energies energia energias',
  auto: 'automotive automobile automobiles',
  mach: 'machinery machine machines maschinen maschinenbau maschinenfabrik',
  equip: 'equipment equipments',
  env: 'environment environmental environnement',
  biosci: 'bioscience biosciences',
  biotech: 'biotechnology biotechnologies biotechnologie',
  app: 'application applications',
  instr: 'instrument instruments',
  power: 'pwr',
  bros: 'brothers gebruder gebr freres',
  agri: 'agriculture agricultural agricole agricola',
  coop: 'cooperative cooperation',
  mgmt: 'management man',
  serv: 'service services',
  solution: 'solutions sol',
  semiconductor: 'semiconductors semicond',
  component: 'components',
  packag: 'packaging package pkg packagings',
  flexible: 'flexibles',
  film: 'films',
  polymer: 'polymers',
  plastic: 'plastics',
  device: 'devices',
  network: 'networks networking',
  vehicle: 'vehicles',
  food: 'foods',
  therapeutic: 'therapeutics',
  school: 'schools',
  america: 'american amer',
  hldg: 'holding holdings',
  group: 'grp gruppe groupe gruppo grupo',
};

export const SHORT_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(SHORTENED).flatMap(([short, words]) =>
    words.split(' ').map((word): [string, string] => [word, short]),
  ),
);

/** Words that tell no two organisations apart. They are compared, but never enough by themselves. */
export const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...Object.keys(SHORTENED),
  ...'of the and for de du des la le les et und der die das von fur di del della e y el los al d l in zu to new first north south east west european europe america usa uk china japan korea germany france italy spain deutschland general global advanced applied hospital college high state city medicine group holding beijing shanghai shenzhen guangdong jiangsu zhejiang suzhou hangzhou tokyo technology'.split(
    ' ',
  ),
]);

/** Joining words that one spelling has and another leaves out. */
export const FILLERS: ReadonlySet<string> = new Set(
  'of the and for de du des la le les et und der die das von fur di del della degli e y el los al d l in at'.split(' '),
);
