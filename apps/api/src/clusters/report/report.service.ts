import { brusselsClock, type EcosystemId } from '#libs/domain';
import { Injectable } from '@nestjs/common';
import { RadarsService } from '../../radars/radars.service.js';
import { radarQuery } from '../../radars/radar.schema.js';
import { type ApiContext, Context } from '../../shared/context.js';
import { AssessmentsService } from '../assessments.service.js';
import { ClusterCallsService } from '../cluster-calls.service.js';
import { NeedsService } from '../needs.service.js';
import { PartnersService } from '../partners.service.js';

const CALLS = 12;
const PARTNERS = 8;

/** Everything a report of a cluster says, read once for all formats. */
@Injectable()
export class ReportService {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly needs: NeedsService,
    private readonly assessments: AssessmentsService,
    private readonly calls: ClusterCallsService,
    private readonly partners: PartnersService,
    private readonly radars: RadarsService,
  ) {}

  async of(id: string) {
    const { profiles, members, actions, regions } = this.api.store.clusters;
    const profile = await profiles.get(id);
    const main = profile.ecosystems[0]?.ecosystem as EcosystemId;
    const [{ benchmarks }, calls, partners, plan, count, heads, radar, figures] = await Promise.all([
      this.needs.of(id),
      this.calls.of(id, { state: 'any', limit: CALLS }),
      this.partners.of(id, PARTNERS),
      actions.list(id),
      members.count(id),
      this.assessments.list(id),
      this.radars.radar(main, radarQuery.parse({})),
      profile.nuts ? regions.of(profile.nuts) : [],
    ]);
    const latest = [...new Map([...heads].reverse().map((head) => [head.questionnaire, head])).values()];
    const readiness = await Promise.all(latest.map((head) => this.assessments.view(id, head.id, null)));
    return {
      profile,
      members: count,
      benchmarks,
      radar,
      readiness,
      calls,
      partners,
      plan,
      figures,
      nameOf: (ecosystem: string): string =>
        this.api.catalogue.ecosystems.find(({ id: one }) => one === ecosystem)?.name ?? ecosystem,
      day: brusselsClock(Date.now()).slice(0, 10),
    };
  }
}
export type ClusterReport = Awaited<ReturnType<ReportService['of']>>;
