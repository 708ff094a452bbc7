import { ECOSYSTEM_IDS, type EcosystemId, KIND_NAMES, SIGNAL_KINDS } from '#libs/domain';
import type { Coverage } from '#libs/store';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import { RadarsService } from '../radars/radars.service.js';
import { keptByEdition } from '../shared/kept.js';
import { knownEcosystem } from '../shared/parameters.js';

const share = z.object({ value: z.string(), n: z.number() });
const coverageView = z.object({
  ecosystem: z.string(),
  total: z.number().describe('Pieces of independent evidence tagged to the ecosystem'),
  kinds: z.array(share),
  countries: z.array(share),
  languages: z.array(share),
  publishers: z.array(share).describe('The 20 largest'),
  years: z.array(share),
  withoutCountry: z.number(),
  onePublisher: z.array(
    z.object({ trendId: z.string(), name: z.string(), publisher: z.string(), n: z.number(), of: z.number() }),
  ),
  cautions: z.array(z.string()).describe('What a reader of this radar should bear in mind'),
});

@ApiTags('coverage')
@Controller('coverage')
export class CoverageController {
  private readonly keep = keptByEdition<Coverage>(() => this.radars.latest(), ECOSYSTEM_IDS.length);

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  @Get(':ecosystem')
  @ApiOperation({ summary: 'Where the evidence of a radar comes from, and where it is silent' })
  @ApiOkResponse({ standardSchema: coverageView })
  async one(@Param('ecosystem') id: string) {
    const ecosystem = knownEcosystem(id);
    const coverage = await this.keep(ecosystem, () => this.api.store.coverage.of(ecosystem));
    return { ecosystem, ...coverage, cautions: cautions(ecosystem, coverage) };
  }
}

/** Ecosystems whose firms seldom patent: silence there says nothing about innovation. */
const SELDOM_PATENT: readonly EcosystemId[] = ['tourism', 'retail', 'proximity-social', 'cultural-creative'];

function cautions(ecosystem: EcosystemId, coverage: Coverage): string[] {
  const found: string[] = [];
  const percent = (n: number) => `${Math.round((100 * n) / Math.max(1, coverage.total))} %`;
  const silent = SIGNAL_KINDS.filter((kind) => !coverage.kinds.some((entry) => entry.value === kind && entry.n >= 5));
  if (coverage.total === 0) return ['There is no evidence yet: feed signals to this radar before you read it.'];
  if (silent.length > 0)
    found.push(
      `Hardly any ${silent.map((kind) => KIND_NAMES[kind].many).join(', ')}: placements rest on the other kinds of evidence, and their intervals are wider for it.`,
    );
  if (SELDOM_PATENT.includes(ecosystem))
    found.push('Firms of this ecosystem seldom patent: few patents do not mean little innovation.');
  const [country] = coverage.countries;
  const known = coverage.total - coverage.withoutCountry;
  if (country && known > 0 && country.n > known / 2)
    found.push(
      `${Math.round((100 * country.n) / known)} % of the evidence with a known country comes from one country (${country.value}).`,
    );
  if (coverage.withoutCountry > coverage.total / 2)
    found.push(`${percent(coverage.withoutCountry)} of the evidence names no country.`);
  const [publisher] = coverage.publishers;
  if (publisher && publisher.n > coverage.total / 3)
    found.push(`${percent(publisher.n)} of the evidence comes through one publisher (${publisher.value}).`);
  const [language] = coverage.languages;
  if (language && language.n > 0.8 * coverage.total)
    found.push(
      `${percent(language.n)} of the texts are in one language (${language.value}): developments told in others are seen late.`,
    );
  if (coverage.onePublisher.length > 0)
    found.push(
      `${coverage.onePublisher.length} trend(s) rest on one publisher for four fifths of their evidence or more.`,
    );
  return found;
}
