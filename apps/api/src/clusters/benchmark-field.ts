import { type EcosystemId, nearestPeers, structuralVariables } from '#libs/domain';
import type { ClusterProfile } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';

/** What all clusters of an ecosystem have in common: its trends, who is in it, which trends go together. */
export interface BenchmarkField {
  readonly ecosystem: EcosystemId;
  readonly trends: readonly { readonly id: string; readonly name: string }[];
  readonly clusters: readonly ClusterProfile[];
  readonly relatedness: readonly (readonly number[])[] | null;
  /** Changes when something was counted anew. */
  readonly version: string;
}

/** For so long an answer may rest on who was in the ecosystem a moment ago. */
const TTL_MS = 20_000;

/** Fields, kept for a moment: a page of one cluster needs them, and they are the same for all. */
@Injectable()
export class BenchmarkFields {
  private readonly kept = new Map<EcosystemId, { at: number; field: Promise<BenchmarkField> }>();

  constructor(@Context() private readonly api: ApiContext) {}

  async of(ecosystem: EcosystemId): Promise<BenchmarkField> {
    const known = this.kept.get(ecosystem);
    if (known && Date.now() - known.at < TTL_MS) {
      const [field, version] = await Promise.all([known.field, this.api.store.clusters.tallies.version()]);
      if (field.version === version) return field;
    }
    const field = this.read(ecosystem);
    this.kept.set(ecosystem, { at: Date.now(), field });
    field.catch(() => this.kept.delete(ecosystem));
    return field;
  }

  private async read(ecosystem: EcosystemId): Promise<BenchmarkField> {
    const { clusters, trends } = this.api.store;
    const [all, profiles, field, version] = await Promise.all([
      trends.active(),
      clusters.profiles.inEcosystem(ecosystem),
      clusters.tallies.field(ecosystem),
      clusters.tallies.version(),
    ]);
    const here = all
      .filter((trend) => trend.ecosystem === ecosystem || trend.alsoOn.includes(ecosystem))
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const same =
      field !== null && field.trends.length === here.length && field.trends.every((id, i) => id === here[i]!.id);
    return { ecosystem, trends: here, clusters: profiles, relatedness: same ? field.relatedness : null, version };
  }
}

/** Peers that are compared with by themselves. */
export const NEAREST = 20;

/** The same for all clusters of a field, and not cheap: worked out once. */
const variables = new WeakMap<BenchmarkField, ReturnType<typeof structuralVariables>>();
function variablesOf(field: BenchmarkField) {
  const known = variables.get(field) ?? structuralVariables(profilesOf(field.clusters, field));
  variables.set(field, known);
  return known;
}

const profilesOf = (clusters: readonly ClusterProfile[], { ecosystem }: BenchmarkField) =>
  clusters.map((profile) => ({
    id: profile.id,
    country: profile.country,
    weight: profile.ecosystems.find((weighted) => weighted.ecosystem === ecosystem)?.weight ?? 0,
    ...profile.structure,
  }));

/** The peers of a cluster: those it chose that are still in the ecosystem, else the nearest by structure. */
export function peersOf(
  cluster: ClusterProfile,
  field: BenchmarkField,
): { chosen: 'nearest' | 'by hand'; ids: string[] } {
  const others = field.clusters.filter(({ id }) => id !== cluster.id).map(({ id }) => id);
  if (cluster.peers !== null) {
    const wanted = new Set(cluster.peers);
    return { chosen: 'by hand', ids: others.filter((id) => wanted.has(id)) };
  }
  // A cluster that has just come in is not in the field yet.
  const known = field.clusters.some(({ id }) => id === cluster.id);
  const measures = known ? variablesOf(field) : structuralVariables(profilesOf([...field.clusters, cluster], field));
  return { chosen: 'nearest', ids: nearestPeers(cluster.id, others, measures, NEAREST) };
}
