import { seededRandom } from '../svm/random.js';
import type { DiscoverText } from './discovery.js';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Words of invented topics; none of them is in the lists of empty words. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = {
  'sodium battery':
    words(`cathode anode electrolyte carbon intercalation dendrite separator voltage plateau collector slurry calendering binder
    cycling capacity graphite prussian oxide formation charging pouch coin`),
  'insect protein':
    words(`larvae mealworm feed rearing chitin frass harvesting cricket aquafeed substrate pupae oviposition defatting meal trays
    hatchery moulting bran amino digestibility poultry salmon`),
  'acoustic panel':
    words(`absorber reverberation mycelium felt perforation noise ceiling damping office resonance baffle echo foam louver
    insulation plaster fleece studio cavity decibel hall drywall`),
  'tidal turbine':
    words(`blade seabed mooring nacelle current estuary yaw cavitation rotor pitch subsea cable array sediment foundation barge
    corrosion flow strait gearbox hydrofoil pile`),
  perovskite:
    words(`tandem halide annealing crystallite passivation fullerene spincoating interlayer moisture encapsulant lattice iodide caesium
    bandgap solvent recombination quencher heterojunction ageing sputter`),
};
const FILLER =
  words(`museum ticket lawn bicycle harbour poem violin glacier almond ferry novel orchard puppet lantern marble canyon saddle kettle
  meadow tavern pumpkin trumpet willow curtain pebble ribbon falcon walnut chimney parade`);

export interface SyntheticOptions {
  readonly seed: number;
  /** Sequence number of the first. */
  readonly from: number;
}

/** Texts about one topic: a title that names it, and sentences of its words. */
export function about(topic: string, count: number, { seed, from }: SyntheticOptions): DiscoverText[] {
  const random = seededRandom(seed);
  const own = TOPICS[topic]!;
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const sentence = (): string =>
      `The ${pick(own)} of a ${topic} has a ${pick(own)} and the ${pick(own)} by a ${pick(FILLER)}.`;
    return text(from + i, `New ${topic} with ${pick(own)}`, `${sentence()} ${sentence()} ${sentence()}`, i);
  });
}

/** Texts about nothing in common. */
export function noise(count: number, { seed, from }: SyntheticOptions): DiscoverText[] {
  const random = seededRandom(seed);
  const pick = (): string => `${FILLER[Math.floor(random() * FILLER.length)]!}${Math.floor(random() * 60)}x`;
  return Array.from({ length: count }, (_, i) =>
    text(
      from + i,
      `The ${pick()} of the ${pick()}`,
      `It is the ${pick()} that was with the ${pick()} in the ${pick()} and a ${pick()}.`,
      i,
    ),
  );
}

const text = (seq: number, title: string, body: string, i: number): DiscoverText => ({
  seq: String(seq),
  id: `test:${seq}`,
  title,
  text: body,
  kind: i % 2 === 0 ? 'patent' : 'publication',
  publisher: i % 2 === 0 ? 'Register' : 'Journal',
  date: '2026-01-01',
  lang: 'en',
  trendId: null,
});
