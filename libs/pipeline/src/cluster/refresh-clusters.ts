import { compareNames, type EcosystemId, readName, relatedness, type Trend } from '#libs/domain';

interface Comparison {
  readonly memberId: string;
  readonly member: string;
  readonly applicantId: string;
  readonly applicant: string;
}
type Found = { memberId: string; applicantId: string; verdict: 'same' | 'review'; score: number; doubt: string };

/** What the step needs of the store. */
export interface ClusterPorts<Mark> {
  readonly applicants: {
    takeIn(limit: number, mark: Mark | null): Promise<Mark | null>;
    toCompare(limit: number): Promise<{ side: 'member' | 'applicant'; ids: string[]; pairs: Comparison[] } | null>;
    compared(side: 'member' | 'applicant', ids: readonly string[], found: readonly Found[]): Promise<void>;
  };
  readonly tallies: {
    recount(): Promise<void>;
    counts(ids: readonly string[], trends: readonly string[]): Promise<Map<string, number[]>>;
    market(scope: { of: 'all' }, trends: readonly string[]): Promise<{ trendId: string; n: number }[]>;
    saveField(
      ecosystem: string,
      trends: readonly string[],
      phi: readonly (readonly number[])[],
      clusters: number,
    ): Promise<void>;
  };
  readonly profiles: { idsIn(ecosystem: string): Promise<string[]> };
  readonly members: { describe(): Promise<void> };
}

const SIGNALS_AT_ONCE = 5_000;
const NAMES_AT_ONCE = 500;

/**
 * Brings what is counted for clusters up to date: names that came with signals, which of them are members, evidence by cluster and trend, and
 * which trends go together. Safe to run at any time and again; work that was done is not done twice.
 */
export class RefreshClusters<Mark> {
  constructor(
    private readonly ports: ClusterPorts<Mark>,
    private readonly ecosystems: readonly EcosystemId[],
  ) {}

  async run(
    trends: readonly Pick<Trend, 'id' | 'ecosystem' | 'alsoOn'>[],
  ): Promise<{ compared: number; found: number }> {
    const { applicants, tallies, members } = this.ports;
    let mark: Mark | null = null;
    do mark = await applicants.takeIn(SIGNALS_AT_ONCE, mark);
    while (mark !== null);
    const outcome = await this.match();
    await members.describe();
    await tallies.recount();
    for (const ecosystem of this.ecosystems) await this.field(ecosystem, trendsOn(ecosystem, trends));
    return outcome;
  }

  private async match(): Promise<{ compared: number; found: number }> {
    const outcome = { compared: 0, found: 0 };
    for (;;) {
      const work = await this.ports.applicants.toCompare(NAMES_AT_ONCE);
      if (work === null) return outcome;
      const found = work.pairs.flatMap((pair): Found[] => {
        const { verdict, score, doubt } = compareNames(readName(pair.member), readName(pair.applicant));
        return verdict === 'different'
          ? []
          : [{ memberId: pair.memberId, applicantId: pair.applicantId, verdict, score, doubt }];
      });
      await this.ports.applicants.compared(work.side, work.ids, found);
      outcome.compared += work.pairs.length;
      outcome.found += found.length;
    }
  }

  private async field(ecosystem: EcosystemId, trends: readonly string[]): Promise<void> {
    const { profiles, tallies } = this.ports;
    const ids = await profiles.idsIn(ecosystem);
    const counts = await tallies.counts(ids, trends);
    const market = new Map<string, number>();
    for (const { trendId, n } of await tallies.market({ of: 'all' }, trends))
      market.set(trendId, (market.get(trendId) ?? 0) + n);
    const total = [...market.values()].reduce((a, b) => a + b, 0);
    const presence = [...counts.values()].map((row) => {
      const own = row.reduce((a, b) => a + b, 0);
      return row.map((n, j) => n > 0 && n * total > own * (market.get(trends[j]!) ?? 0));
    });
    const phi = relatedness(presence).map((row) => row.map((value) => Math.round(value * 1_000) / 1_000));
    await tallies.saveField(ecosystem, trends, phi, ids.length);
  }
}

/** Active trends that stand on the radar of an ecosystem, by id. */
export const trendsOn = (
  ecosystem: EcosystemId,
  trends: readonly Pick<Trend, 'id' | 'ecosystem' | 'alsoOn'>[],
): string[] =>
  trends
    .filter((trend) => trend.ecosystem === ecosystem || trend.alsoOn.includes(ecosystem))
    .map(({ id }) => id)
    .sort();
