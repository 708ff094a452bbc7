import { type EcosystemId, type EditionInfo, notFound } from '#libs/domain';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import { kept } from '../shared/kept.js';
import { ringsOf, segmentsOf } from './radar-geometry.js';
import type { EditionView, PlacementView, RadarList, RadarQuery, RadarView } from './radar.schema.js';

/** For so long an answer may rest on the edition that was the latest a moment ago. */
const LATEST_TTL_MS = 1_000;
/** Radars of past editions kept in memory. */
const MAX_CACHED = 100;

/** Radars as published: read once from the store, served from memory, since an edition never changes. */
@Injectable()
export class RadarsService {
  private readonly radars = kept<PlacementView[]>(MAX_CACHED);
  private latestEdition: { at: number; edition: Promise<EditionInfo | null> } | null = null;

  constructor(@Context() private readonly api: ApiContext) {}

  async list(): Promise<RadarList> {
    const edition = await this.latest();
    const { ecosystems, radar } = this.api.catalogue;
    const radars = await Promise.all(
      ecosystems.map(async (ecosystem) => {
        const placements = edition ? await this.placements(edition.number, ecosystem.id) : [];
        return {
          ecosystem: ecosystem.id,
          number: ecosystem.number,
          name: ecosystem.name,
          trendCount: placements.length,
          volume: placements.reduce((sum, placement) => sum + placement.volume, 0),
          blips: placements.map(({ trendId, name, segment, radius, angle, ring, volume, movement, origin }) => ({
            trendId,
            name,
            segment,
            radius,
            angle,
            ring,
            volume,
            movement,
            origin,
          })),
          movers: movers(placements),
        };
      }),
    );
    return { edition, segments: segmentsOf(radar), rings: ringsOf(radar), radars };
  }

  async radar(ecosystemId: EcosystemId, query: RadarQuery): Promise<RadarView> {
    const { ecosystems, radar } = this.api.catalogue;
    const edition = await this.edition(query.edition, query.asOf);
    const placements = edition ? await this.placements(edition.number, ecosystemId) : [];
    return {
      ecosystem: ecosystemId,
      name: ecosystems.find((ecosystem) => ecosystem.id === ecosystemId)?.name ?? ecosystemId,
      edition: edition as EditionView | null,
      segments: segmentsOf(radar),
      rings: ringsOf(radar),
      trendCount: placements.length,
      placements: placements.filter((placement) => matches(placement, query)),
    };
  }

  async explanation(ecosystemId: EcosystemId, trendId: string, editionNumber?: number) {
    const edition = await this.edition(editionNumber);
    const found = edition ? await this.api.store.editions.explanation(edition.number, ecosystemId, trendId) : null;
    if (!found)
      throw notFound(
        'placement',
        trendId.slice(0, 100),
        `GET /api/v1/radars/${ecosystemId} lists the trends that are placed.`,
      );
    const inputs = await this.api.store.editions.inputsOf(edition!.number, trendId);
    const explanation = found.explanation as { inputs: object; signalsHash: string | null };
    return {
      trendId,
      ecosystem: ecosystemId,
      name: found.name,
      edition,
      radius: found.placement.radius,
      ring: found.placement.ring,
      ...explanation,
      inputs: {
        ...explanation.inputs,
        signals: {
          independent: found.placement.volume,
          digest: explanation.signalsHash,
          listed: (inputs?.signals ?? []).map(([id, hash]) => ({ id, hash })),
        },
      },
      topEvidence: inputs?.clearest ?? [],
    };
  }

  /** The sentences that explain each placement of a radar. */
  async sentences(
    ecosystemId: EcosystemId,
    edition: Pick<EditionInfo, 'number'> | null,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const explanations = edition
      ? await this.api.store.editions.explanations(edition.number, ecosystemId)
      : new Map<string, unknown>();
    return new Map(
      [...explanations].map(([id, explanation]) => [id, (explanation as { sentences: string[] }).sentences]),
    );
  }

  /** The edition asked for by number or day, else the latest. */
  private edition(number?: number, asOf?: string): Promise<EditionInfo | null> {
    if (number !== undefined) return this.api.store.editions.get(number);
    return asOf === undefined ? this.latest() : this.api.store.editions.asOf(asOf);
  }

  latest(): Promise<EditionInfo | null> {
    const now = Date.now();
    if (!this.latestEdition || now - this.latestEdition.at > LATEST_TTL_MS) {
      const edition = this.api.store.editions.latest();
      this.latestEdition = { at: now, edition };
      edition.catch(() => (this.latestEdition = null));
    }
    return this.latestEdition.edition;
  }

  placements(edition: number, ecosystem: string): Promise<PlacementView[]> {
    return this.radars(
      `${edition}/${ecosystem}`,
      () => this.api.store.editions.radar(edition, ecosystem) as Promise<PlacementView[]>,
    );
  }
}

function matches(placement: PlacementView, query: RadarQuery): boolean {
  if (query.segment?.length && !query.segment.includes(placement.segment)) return false;
  if (query.ring?.length && !query.ring.includes(placement.ring)) return false;
  if (query.movement?.length && !query.movement.includes(placement.movement)) return false;
  if (query.kind?.length && !query.kind.some((kind) => (placement.evidence[kind] ?? 0) > 0)) return false;
  return !query.q || placement.name.toLocaleLowerCase('en').includes(query.q.toLocaleLowerCase('en'));
}

/** The three that changed most: by distance moved, then by growth that is certain to be there. */
function movers(placements: readonly PlacementView[]) {
  const moved = (p: PlacementView) => (p.previousRadius === null ? 0 : Math.abs(p.previousRadius - p.radius));
  const surely = (p: PlacementView) => Math.max(0, p.momentum.low ?? 0, -(p.momentum.high ?? 0));
  return [...placements]
    .sort(
      (a, b) => moved(b) - moved(a) || surely(b) - surely(a) || b.volume - a.volume || (a.trendId < b.trendId ? -1 : 1),
    )
    .slice(0, 3)
    .map(({ trendId, name, ring, movement, momentum }) => ({ trendId, name, ring, movement, momentum }));
}
