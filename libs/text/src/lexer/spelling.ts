/**
 * One spelling for British and American forms, so that "fibre" and "fiber", "decarbonisation" and "decarbonization" are one term.
 * The result is a key for matching, not a word to show.
 */
const PAIRS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aeroplane: 'airplane',
    aluminum: 'aluminium',
    artefact: 'artifact',
    catalogue: 'catalog',
    cheque: 'check',
    defense: 'defence',
    draught: 'draft',
    gauge: 'gage',
    grey: 'gray',
    jewellery: 'jewelry',
    licence: 'license',
    moulding: 'molding',
    mould: 'mold',
    offence: 'offense',
    plough: 'plow',
    ploughing: 'plowing',
    pretence: 'pretense',
    programme: 'program',
    programmes: 'programs',
    pyjamas: 'pajamas',
    sceptical: 'skeptical',
    smoulder: 'smolder',
    storey: 'story',
    sulphate: 'sulfate',
    sulphide: 'sulfide',
    sulphur: 'sulfur',
    tyre: 'tire',
    tyres: 'tires',
    yoghurt: 'yogurt',
    yoghourt: 'yogurt',
  }),
);
const OUR = /^(arm|behavi|col|discol|endeav|fav|fla?v|harb|hon|hum|lab|neighb|od|rum|sav|tum|vap|vig)our/;
const RE = /(fib|cent|lit|meag|met|the[a]t|spect|sab|cal[i]b|lust)re(s?)$/;
const LL = /(travel|label|model|fuel|signal|channel|cancel|level|panel|tunnel|control|propel)l(ed|er|ers|ing)$/;

/** Every rule below needs one of these; most words have none. */
const MAY_DIFFER = /is[eia]|ys[ei]|ll[ei]|res?$|our|ae|oe/;

export function canonicalSpelling(word: string): string {
  const pair = PAIRS.get(word);
  if (pair !== undefined) return pair;
  if (!MAY_DIFFER.test(word)) return word;
  let result = word;
  if (word.length >= 6) {
    result = result
      .replace(/is(e|es|ed|er|ers|ing|able|ation|ations|ational)$/, 'iz$1')
      .replace(/lys(e|es|ed|er|ers|ing)$/, 'lyz$1');
    result = result.replace(LL, '$1$2');
  }
  if (word.length >= 5) result = result.replace(RE, '$1er$2').replace('aesth', 'esth').replace('paed', 'ped');
  if (word.length >= 5) result = result.replace(OUR, '$1or');
  return result
    .replace(/^(an)?aest/, '$1est')
    .replace(/haem/, 'hem')
    .replace(/oest/, 'est');
}
