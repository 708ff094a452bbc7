import type { EcosystemId, WeightedPhrases } from '#libs/domain';
import type { PlantedTruth } from './truth.js';

/** A line of development that the demo universe contains and the catalogue does not know: for discovery to find. */
export interface HiddenTrend {
  readonly id: string;
  readonly name: string;
  readonly ecosystem: EcosystemId;
  readonly drivers: readonly string[];
  readonly phrases: WeightedPhrases;
  readonly codes: readonly string[];
  readonly truth: Omit<PlantedTruth, 'trendId' | 'ecosystem'>;
}

/** Their words occur in no curated trend; a curated trend that takes one of these subjects up should end it here. */
export const hiddenTrends: readonly HiddenTrend[] = [
  {
    id: 'hidden-seaweed-farming',
    name: 'Seaweed farming at sea',
    ecosystem: 'agri-food',
    drivers: [
      'Demand for low-input biomass',
      'Nutrient surplus in coastal waters',
      'Licences for shared sea space',
      'Interest in methane-reducing additives',
    ],
    phrases: {
      strong: [
        'seaweed farming',
        'seaweed cultivation',
        'kelp farm',
        'sugar kelp',
        'macroalgae cultivation',
        'seaweed hatchery',
        'seaweed seedling line',
        'kelp harvest',
        'seaweed longline',
        'offshore kelp rig',
      ],
      medium: [
        'macroalgae',
        'kelp',
        'seaweed',
        'seeded twine',
        'gametophyte culture',
        'brown algae',
        'seaweed biomass',
        'seaweed drying',
      ],
      weak: ['longline', 'hatchery tank', 'coastal nutrient', 'frond', 'holdfast'],
    },
    codes: ['A01G33', 'A01H13'],
    truth: {
      maturity: 0.42,
      growth: 0.28,
      volume: 1.9,
      mix: { publication: 0.36, patent: 0.14, investment: 0.16, news: 0.2, article: 0.14 },
    },
  },
  {
    id: 'hidden-osmotic-power',
    name: 'Power from salinity gradients',
    ecosystem: 'energy-renewables',
    drivers: [
      'Steady output beside sun and wind',
      'New selective membranes',
      'Brine streams of desalination plants',
      'River mouths near load centres',
    ],
    phrases: {
      strong: [
        'osmotic power',
        'osmotic power plant',
        'salinity gradient power',
        'salinity gradient energy',
        'blue energy',
        'reverse electrodialysis',
        'pressure retarded osmosis',
        'osmotic energy conversion',
        'reverse electrodialysis stack',
        'nanofluidic osmotic membrane',
      ],
      medium: [
        'salinity gradient',
        'ion-selective membrane',
        'nanopore membrane',
        'anion exchange membrane stack',
        'draw solution',
        'brackish stream',
        'membrane spacer',
        'osmotic pressure',
      ],
      weak: ['river mouth', 'brine stream', 'estuary', 'concentration polarisation', 'fresh water intake'],
    },
    codes: ['F03G7/005', 'H01M8/227', 'B01D61/46'],
    truth: {
      maturity: 0.18,
      growth: 0.34,
      volume: 1.9,
      mix: { publication: 0.56, patent: 0.26, investment: 0.08, news: 0.05, article: 0.05 },
    },
  },
  {
    id: 'hidden-dark-sky-tourism',
    name: 'Dark-sky tourism',
    ecosystem: 'tourism',
    drivers: [
      'Longer seasons for remote valleys',
      'Concern about light pollution',
      'Interest in quiet night-time nature',
      'Low cost of the offer',
    ],
    phrases: {
      strong: [
        'dark sky tourism',
        'dark sky park',
        'dark sky reserve',
        'astrotourism',
        'stargazing tour',
        'stargazing weekend',
        'star party',
        'night sky guide',
        'aurora watching tour',
        'stargazing lodge',
      ],
      medium: [
        'stargazing',
        'light pollution',
        'night sky',
        'milky way',
        'meteor shower',
        'sky quality meter',
        'public telescope',
        'lighting curfew',
      ],
      weak: ['starlight', 'new moon', 'shielded luminaire', 'darkness', 'constellation evening'],
    },
    codes: [],
    truth: {
      maturity: 0.66,
      growth: 0.3,
      volume: 1.9,
      mix: { publication: 0.18, patent: 0.02, investment: 0.16, news: 0.36, article: 0.28 },
    },
  },
];
