export const ECOSYSTEM_IDS = [
  'aerospace-defence',
  'agri-food',
  'construction',
  'cultural-creative',
  'digital',
  'electronics',
  'energy-intensive',
  'energy-renewables',
  'health',
  'mobility',
  'proximity-social',
  'retail',
  'textiles',
  'tourism',
] as const;
export type EcosystemId = (typeof ECOSYSTEM_IDS)[number];

export const isEcosystemId = (value: unknown): value is EcosystemId => ECOSYSTEM_IDS.includes(value as EcosystemId);

/** Terms by how much they prove: strong almost proves, medium speaks for, weak hints. */
export interface WeightedPhrases {
  readonly strong: readonly string[];
  readonly medium: readonly string[];
  readonly weak: readonly string[];
}

export interface NaceDivision {
  readonly code: string;
  readonly title: string;
  /** Share of the division that counts, 0..1; null where the official fraction is not confirmed. */
  readonly weight?: number | null;
}

/** One of the 14 EU industrial ecosystems, as `data/ecosystems/<id>.json` describes it. */
export interface Ecosystem {
  readonly id: EcosystemId;
  /** Position in the official list, 1..14. */
  readonly number: number;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Name by ISO 639-1 language. */
  readonly labels: Readonly<Record<string, string>>;
  readonly scope: string;
  readonly phrases: WeightedPhrases;
  readonly codes: {
    readonly prefixes: readonly string[];
    readonly except: readonly string[];
    readonly provenance: string;
    readonly provisional: boolean;
  };
  readonly nace: {
    readonly revision: string;
    readonly core: readonly NaceDivision[];
    readonly shared: readonly NaceDivision[];
    readonly provenance: string;
    readonly provisional: boolean;
  };
}
