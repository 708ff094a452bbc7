import type { Ecosystem, EcosystemId } from '#libs/domain';

/** Well-known names and everyday words by ecosystem (`data/models/names.json`): what headlines say instead of technical terms. */
export type NamesByEcosystem = Readonly<Partial<Record<EcosystemId, readonly string[]>>>;

/** The ecosystems with their names among the medium phrases: a name speaks for an ecosystem, it does not prove it. */
export function withNames(ecosystems: readonly Ecosystem[], names: NamesByEcosystem): Ecosystem[] {
  return ecosystems.map((ecosystem) => {
    const own = names[ecosystem.id];
    if (!own || own.length === 0) return ecosystem;
    const { strong, medium, weak } = ecosystem.phrases;
    return { ...ecosystem, phrases: { strong, medium: [...medium, ...own], weak } };
  });
}
