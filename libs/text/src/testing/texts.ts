import type { EcosystemId } from '#libs/domain';
import { seededRandom } from '../svm/random.js';
import type { LabelledText } from '../tagger/text-input.js';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  health: ['vaccine', 'patient', 'therapy', 'clinical', 'tumour', 'hospital', 'drug', 'antibody'],
  mobility: ['vehicle', 'brake', 'tram', 'gearbox', 'driver', 'railway', 'truck', 'steering'],
  textiles: ['yarn', 'fabric', 'garment', 'weaving', 'dyeing', 'shoe', 'fibre', 'apparel'],
  nowhere: ['election', 'dividend', 'cricket', 'minister', 'shares', 'court', 'parliament', 'quarter'],
};
const FILLER = ['method', 'new', 'report', 'result', 'company', 'year', 'system', 'group', 'first', 'plan'];

/** Labelled texts of a planted world of three ecosystems and nowhere, the same for the same seed. */
export function plantedTexts(count: number, seed = 1): LabelledText[] {
  const random = seededRandom(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  const topics = Object.keys(WORDS);
  return Array.from({ length: count }, (_, i) => {
    const topic = topics[i % topics.length]!;
    const words = Array.from({ length: 30 }, () => pick(random() < 0.35 ? WORDS[topic]! : FILLER));
    return {
      id: `planted:${seed}:${i}`,
      kind: i % 8 < 4 ? 'news' : 'patent',
      title: words.slice(0, 5).join(' '),
      text: words.slice(5).join(' '),
      codes: topic === 'health' && i % 3 === 0 ? ['A61K 31/00'] : [],
      primary: topic === 'nowhere' ? null : (topic as EcosystemId),
      also: [],
    };
  });
}
