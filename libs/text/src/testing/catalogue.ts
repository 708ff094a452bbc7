import { ECOSYSTEM_IDS, type Ecosystem, type EcosystemId, type Trend, type WeightedPhrases } from '#libs/domain';

const none: WeightedPhrases = { strong: [], medium: [], weak: [] };

/** A small world for specs: 14 ecosystems, of which the given ones have phrases and codes. */
export function ecosystemsWith(
  given: Partial<Record<EcosystemId, { phrases?: Partial<WeightedPhrases>; prefixes?: string[]; except?: string[] }>>,
): Ecosystem[] {
  return ECOSYSTEM_IDS.map((id, i) => ({
    id,
    number: i + 1,
    name: id,
    aliases: [],
    labels: {},
    scope: '',
    phrases: { ...none, ...given[id]?.phrases },
    codes: {
      prefixes: given[id]?.prefixes ?? [],
      except: given[id]?.except ?? [],
      provenance: 'spec',
      provisional: true,
    },
    nace: { revision: '2', core: [], shared: [], provenance: 'spec', provisional: true },
  }));
}

export function trendWith(
  id: string,
  ecosystem: EcosystemId,
  phrases: Partial<WeightedPhrases>,
  codes: string[] = [],
): Trend {
  return {
    id,
    ecosystem,
    alsoOn: [],
    name: id,
    summary: '',
    segment: 'technology',
    drivers: [],
    phrases: { ...none, ...phrases },
    codes,
    related: [],
    origin: 'curated',
    status: 'active',
  };
}
