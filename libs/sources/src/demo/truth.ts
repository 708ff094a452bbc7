import {
  badInput,
  type EcosystemId,
  type ErrorDetail,
  isEcosystemId,
  SIGNAL_KINDS,
  type SignalKind,
  type Trend,
} from '#libs/domain';
import { z } from 'zod';

/** Where a trend of the demo universe truly stands: what a good placement should find again. */
export interface PlantedTruth {
  readonly trendId: string;
  readonly ecosystem: EcosystemId;
  /** 0 = first papers .. 1 = mainstream. */
  readonly maturity: number;
  /** Yearly growth of the evidence: 0.2 = 20 % a year. */
  readonly growth: number;
  /** Size relative to other trends, 0.3..3. */
  readonly volume: number;
  /** Shares of the kinds of evidence; they sum to 1. */
  readonly mix: Readonly<Record<SignalKind, number>>;
}

const share = z.number().min(0).max(1);
const planted = z.strictObject({
  maturity: share,
  growth: z.number().min(-0.5).max(2),
  volume: z.number().min(0.3).max(3),
  mix: z
    .strictObject(Object.fromEntries(SIGNAL_KINDS.map((kind) => [kind, share])) as Record<SignalKind, typeof share>)
    .refine((mix) => Math.abs(Object.values(mix).reduce((a, b) => a + b, 0) - 1) < 0.005, 'the shares must sum to 1'),
});
const truthFile = z.strictObject({
  ecosystem: z.string().refine(isEcosystemId, 'is none of the 14 ecosystems'),
  trends: z.record(z.string(), planted),
});

/**
 * The planted truth of `data/demo/*.json`.
 * @param files parsed files by file name, which is how faults name them
 * @param trends the catalogue; each of its trends needs one entry, in the file of its ecosystem
 * @returns in the order of the catalogue
 * @throws BAD_INPUT that lists every fault at once
 */
export function readTruth(
  files: Readonly<Record<string, unknown>>,
  trends: readonly Pick<Trend, 'id' | 'ecosystem'>[],
): PlantedTruth[] {
  const faults: ErrorDetail[] = [];
  const found = new Map<string, PlantedTruth>();
  const catalogue = new Map(trends.map((trend) => [trend.id, trend.ecosystem]));
  for (const [file, content] of Object.entries(files)) {
    const parsed = truthFile.safeParse(content);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push({ path: `${file}: ${issue.path.join('.')}`, message: issue.message });
      continue;
    }
    const ecosystem = parsed.data.ecosystem as EcosystemId;
    for (const [trendId, truth] of Object.entries(parsed.data.trends)) {
      const path = `${file}: trends.${trendId}`;
      if (!catalogue.has(trendId)) faults.push({ path, message: 'is no trend of the catalogue' });
      else if (catalogue.get(trendId) !== ecosystem)
        faults.push({ path, message: `belongs to ${catalogue.get(trendId)}, not to ${ecosystem}` });
      if (found.has(trendId)) faults.push({ path, message: 'is planted twice' });
      found.set(trendId, { trendId, ecosystem, ...truth });
    }
  }
  for (const [id, ecosystem] of catalogue)
    if (!found.has(id)) faults.push({ path: `${ecosystem}: trends.${id}`, message: 'has no planted truth' });
  if (faults.length > 0) {
    const shown = faults.slice(0, 20).map(({ path, message }) => `- ${path} ${message}`);
    throw badInput(
      `The planted truth in data/demo has ${faults.length} fault(s); correct the files:\n${shown.join('\n')}`,
      faults,
    );
  }
  return trends.map((trend) => found.get(trend.id) as PlantedTruth);
}
