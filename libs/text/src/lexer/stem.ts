import { withoutDiacritics } from './fold.js';
import { porterStem } from './porter.js';
import { canonicalSpelling } from './spelling.js';

/** Folded lower-case word to the stem that stands for all its forms. */
export type Stemmer = (word: string) => string;

/**
 * Words that Porter's rules would join with a word of another trade (hospitality with hospital, engine with engineering, culture of cells
 * with cultural), by the stem they get instead; the word before the colon is that stem, and stands for itself.
 */
const OWN_STEMS = ownStems(`
agentic:
animation: animations animator animators
authority: authorities
bedding:
bonding: bonded
building: buildings
business: businesses
careful: carefully
coating: coatings coated
communication: communications communicate communicates communicated communicating
conference: conferences
container: containers
cultural: culturally
customer: customers
customise: customised customized customisation customization customizable customisable customize
customs:
digitalise: digitalised digitalized digitalisation digitalization digitisation digitization digitised digitized digitalize
dressing: dressings
electronics: electronic electronically
engineering: engineer engineers engineered
experience: experiences experienced
fabricate: fabrication fabricated fabricating
fairness:
fertiliser: fertilisers fertilizer fertilizers fertilisation fertilization
general: generally
generative:
generic: generics
glasses:
goods:
hearing: hearings
hospitality:
housing: housings
humanities:
important: importance
internal: internally
international: internationally
lateral: laterally
lighting:
marketing:
mining: miner miners
mobile: mobiles
news:
numerical: numerically
organic: organically
organisation: organisations organization organizations organisational organizational
organism: organisms
painting: paintings
parking:
personal: personally
personalise: personalised personalized personalisation personalization personalize
physics:
planning:
planting:
plasticity:
police:
powerful:
productivity:
publication: publications
railing: railings
repairability: repairable reparability reparable
reservation: reservations
securities:
sensitive: sensitivity
sport: sporting sports
surgery: surgeries surgical surgeon surgeons
terminal: terminals
training: trainings trainer trainers trainee trainees
universal: universally
universe:
vegetation:
vision: visions
wellness:
winding: windings
wireless:
`);

function ownStems(table: string): ReadonlyMap<string, string> {
  return new Map(
    table
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [stem = '', forms = ''] = line.split(':');
        return [stem, ...forms.split(' ').filter(Boolean)].map((form) => [form, `${stem}.`] as const);
      }),
  );
}

/** Porter's stemmer (Porter 1980) over one spelling, with the exceptions above. Words in other scripts pass unchanged. */
export const stemEnglish: Stemmer = (word) => {
  const own = OWN_STEMS.get(word);
  if (own !== undefined) return own;
  const plain = withoutDiacritics(word);
  return plain.length < 3 ? plain : porterStem(canonicalSpelling(plain));
};
