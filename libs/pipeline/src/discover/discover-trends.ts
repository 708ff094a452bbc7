import { type Earned, ECOSYSTEM_IDS, type EcosystemId, type Trend } from '#libs/domain';
import { type Progress, silent } from '../progress.js';

/** A signal that no curated trend explains. */
export interface Unexplained {
  readonly seq: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  readonly publisher: string;
  readonly date: string;
  readonly lang: string | null;
  /** The discovered trend it belongs to already. */
  readonly trendId: string | null;
}

export type StoredDiscovery = Trend & {
  readonly profile: unknown;
  readonly synthetic: boolean;
  /** An editor has taken it on. */
  readonly accepted: boolean;
  readonly mergedInto: string | null;
};

/** The text room as this step needs it: `libs/text/group` behind a small adapter. */
export interface Discoverer {
  /** A full look at an ecosystem: known trends keep their identity, new groupings become trends, and every signal gets its trend or none. `alike`: new trends that speak as a known one does. */
  group(
    ecosystem: EcosystemId,
    signals: readonly Unexplained[],
    known: readonly StoredDiscovery[],
  ): {
    trends: (Trend & { readonly mergedInto: string | null })[];
    profiles: ReadonlyMap<string, unknown>;
    links: ReadonlyMap<string, Earned>;
    alike: ReadonlyMap<string, string>;
  };
  /** The trends a few new signals belong to, by the profiles of known trends. */
  assign(signals: readonly Unexplained[], known: readonly StoredDiscovery[]): ReadonlyMap<string, Earned>;
}

export interface DiscoverPorts {
  readonly trends: { discovered(): Promise<StoredDiscovery[]> };
  readonly residuals: {
    /** Keeps a look; false, and nothing kept, when an editor has decided about one of the `known` trends since they were read. */
    save(
      ecosystem: string,
      looked: readonly string[],
      trends: readonly StoredDiscovery[],
      links: ReadonlyMap<string, Earned>,
      state: { seq: string; grouped: number },
      known: readonly StoredDiscovery[],
    ): Promise<boolean>;
    state(ecosystem: string): Promise<{ seq: string; grouped: number }>;
    list(ecosystem: string, limit: number, afterSeq?: string): Promise<Unexplained[]>;
  };
  readonly universe: { kind(): Promise<'empty' | 'demo' | 'live'> };
}

/** Signals of one ecosystem that a full look groups at most, the newest ones: bounds its cost at any size of the store. */
const LOOK = 6_000;
/** A full look is due when this share of new residual signals has come since the last one. */
const DUE_SHARE = 0.1;
const DUE_LEAST = 30;
/** A look that an editor's decision overtakes is taken again, so many times at most: then the job fails, and comes again later. */
const LOOKS = 5;

/**
 * Proposes trends from signals that no curated trend explains. Few new signals are only assigned to what is known; a full look, which may
 * find new trends, comes when a tenth is new. Cost: in proportion to the new signals, or to LOOK at most.
 */
export class DiscoverTrends {
  constructor(
    private readonly ports: DiscoverPorts,
    private readonly discoverer: Discoverer,
  ) {}

  /** Returns the number of active discovered trends. */
  async run(progress: Progress = silent): Promise<number> {
    const synthetic = (await this.ports.universe.kind()) === 'demo';
    for (const [index, ecosystem] of ECOSYSTEM_IDS.entries()) {
      let looks = 1;
      while (!(await this.look(ecosystem, synthetic)))
        if ((looks += 1) > LOOKS)
          throw new Error(`the desk decides about trends of ${ecosystem} faster than they are looked at`);
      progress('discover', index + 1, ECOSYSTEM_IDS.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return (await this.ports.trends.discovered()).filter((trend) => trend.status === 'active').length;
  }

  /** Whether the look was kept; it is not when the desk decided meanwhile. */
  private async look(ecosystem: EcosystemId, synthetic: boolean): Promise<boolean> {
    const state = await this.ports.residuals.state(ecosystem);
    const fresh = await this.ports.residuals.list(ecosystem, LOOK, state.seq);
    if (fresh.length === 0) return true;
    const known = (await this.ports.trends.discovered()).filter((trend) => trend.ecosystem === ecosystem);
    if (fresh.length < Math.max(DUE_LEAST, state.grouped * DUE_SHARE)) {
      const links = this.discoverer.assign(fresh, known);
      // The mark stays: what has only been assigned still counts towards the next full look.
      const looked = fresh.map((signal) => signal.seq);
      return this.ports.residuals.save(ecosystem, looked, [], decided(links, known), state, known);
    }
    const signals = await this.ports.residuals.list(ecosystem, LOOK);
    const { trends, profiles, links, alike } = this.discoverer.group(ecosystem, signals, known);
    const remembered = [...known, ...remember(alike, known)];
    return this.ports.residuals.save(
      ecosystem,
      signals.map((signal) => signal.seq),
      trends.map((trend) =>
        keepDecision({ ...trend, profile: profiles.get(trend.id) ?? null, synthetic, accepted: false }, remembered),
      ),
      decided(links, remembered),
      { seq: signals.at(-1)!.seq, grouped: signals.length },
      known,
    );
  }
}

/** What an editor decided outlives every later look: the name of an accepted trend, the end of a rejected or merged one. */
function keepDecision(trend: StoredDiscovery, known: readonly StoredDiscovery[]): StoredDiscovery {
  const before = known.find((other) => other.id === trend.id);
  if (!before) return trend;
  const { accepted, mergedInto } = before;
  if (before.status !== 'active') return { ...trend, status: before.status, name: before.name, accepted, mergedInto };
  return accepted ? { ...trend, status: 'active', name: before.name, accepted, mergedInto } : trend;
}

/** Links under the decisions: signals of a merged trend go where it went, those of a rejected one nowhere. */
function decided(links: ReadonlyMap<string, Earned>, known: readonly StoredDiscovery[]): ReadonlyMap<string, Earned> {
  const ended = new Map(
    known.filter((trend) => trend.status !== 'active').map((trend) => [trend.id, trend.mergedInto]),
  );
  return new Map(
    [...links].flatMap(([seq, link]) => {
      if (!ended.has(link.id)) return [[seq, link] as const];
      const into = ended.get(link.id);
      return into ? [[seq, { ...link, id: into }] as const] : [];
    }),
  );
}

/** A new trend that says again what an editor has ended shares its fate: a rejection is of the matter, not of one wording of it. */
const remember = (alike: ReadonlyMap<string, string>, known: readonly StoredDiscovery[]): StoredDiscovery[] =>
  [...alike].flatMap(([id, like]) =>
    known.filter((trend) => trend.id === like && trend.status !== 'active').map((trend) => ({ ...trend, id })),
  );
