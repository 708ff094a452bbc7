import { calibrationOf, type Calibration, type EcosystemId, type EditionInfo, notFound } from '#libs/domain';
import { Injectable } from '@nestjs/common';
import type { RadarView } from '../radars/radar.schema.js';
import { ringsOf, segmentsOf } from '../radars/radar-geometry.js';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { type Backtest, backtest, scored } from './backtest.js';
import { type PastInput, radarAtYearEnd } from './past-radars.js';

/** An edition is held against the latest when it is at least so old. */
const LEAST_DAYS = 90;
const MOST_EDITIONS = 24;

export interface ScoredEdition {
  readonly number: number;
  readonly asOf: string;
  readonly calibration: Calibration;
}

/** Held against what came: the past played again, and what was really published. Worked out once for each edition. */
@Injectable()
export class CalibrationService {
  private kept: { edition: number; page: Promise<{ backtest: Backtest; published: ScoredEdition[] }> } | null = null;

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  async page() {
    const edition = await this.latest();
    if (this.kept?.edition !== edition.number) {
      const page = this.work(edition);
      this.kept = { edition: edition.number, page };
      page.catch(() => (this.kept = null));
    }
    return { edition, ...(await this.kept.page) };
  }

  /** The radar as it would have been placed at the end of an earlier year. Throws NOT_FOUND for years that are not over. */
  async past(
    ecosystem: EcosystemId,
    year: number,
  ): Promise<RadarView & { reconstructed: { asOf: string; edition: number } }> {
    const edition = await this.latest();
    if (year >= Number(edition.asOf.slice(0, 4)))
      throw notFound(
        'past year',
        String(year),
        `The latest edition speaks of ${edition.asOf}; ask for an earlier year.`,
      );
    const now = await this.radars.placements(edition.number, ecosystem);
    const names = new Map(now.map((placement) => [placement.trendId, placement]));
    const placements = radarAtYearEnd(ecosystem, year, await this.input(edition)).map((placement) => {
      const { name, origin, phase } = names.get(placement.trendId)!;
      return { ...placement, name, origin, phase };
    });
    const { ecosystems, radar } = this.api.catalogue;
    return {
      ecosystem,
      name: ecosystems.find(({ id }) => id === ecosystem)?.name ?? ecosystem,
      edition: null,
      reconstructed: { asOf: `${year}-12-31`, edition: edition.number },
      segments: segmentsOf(radar),
      rings: ringsOf(radar),
      trendCount: placements.length,
      placements,
    };
  }

  private async latest(): Promise<EditionInfo> {
    const edition = await this.radars.latest();
    if (!edition) throw notFound('edition', 'latest', 'Feed signals first: npm run ingest -- PATH.');
    return edition;
  }

  private async input({ number, asOf }: EditionInfo): Promise<PastInput> {
    const { editions } = this.api.store;
    const [{ radar, totals }, counts, placements] = await Promise.all([
      editions.parameters(number),
      editions.counts(number),
      editions.radars(number),
    ]);
    return { radar, totals, counts, placements, asOf };
  }

  private async work(edition: EditionInfo) {
    const input = await this.input(edition);
    return { backtest: await backtest(input), published: await this.published(edition, input) };
  }

  /** What earlier editions said, frozen when they were published, against where the latest finds the same trends. */
  private async published(latest: EditionInfo, { placements }: PastInput): Promise<ScoredEdition[]> {
    const { editions } = this.api.store;
    const found = new Map(placements.map((p) => [`${p.ecosystem}/${p.trendId}`, p]));
    const old = (await editions.list(500)).filter(
      ({ asOf, synthetic }) => synthetic === latest.synthetic && daysBetween(asOf, latest.asOf) >= LEAST_DAYS,
    );
    const result: ScoredEdition[] = [];
    for (const { number, asOf } of spaced(old, MOST_EDITIONS)) {
      const forecasts = (await editions.radars(number)).flatMap((said) => {
        const came = found.get(`${said.ecosystem}/${said.trendId}`);
        return came ? [scored(said, came, null)] : [];
      });
      result.push({ number, asOf, calibration: calibrationOf(forecasts) });
    }
    return result;
  }
}

/** So many of a list at most, evenly apart, with the first and the last: editions beside each other say nearly the same. */
const spaced = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length <= most
    ? list
    : Array.from({ length: most }, (_, index) => list[Math.round((index * (list.length - 1)) / (most - 1))]!);

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
