import { badInput, ECOSYSTEM_IDS, type EcosystemId, SIGNAL_KINDS, type SignalKind } from '#libs/domain';
import { z } from 'zod';
import type { SourceHints } from '../connector.js';
import { CONNECTORS, connectorOf, readOptions } from '../registry.js';

/** A source that an installation offers from the start, as `data/sources/*.json` describes it. */
export interface SourcePreset {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Ecosystems that it tells about; none for sources that tell about all. */
  readonly ecosystems: readonly EcosystemId[];
  /** Null for a source that delivers calls or figures. */
  readonly kind: SignalKind | null;
  /** ISO 639-1; null when it has several. */
  readonly lang: string | null;
  /** ISO 3166-1 alpha-2 of the publisher; null for international ones. */
  readonly country: string | null;
  readonly publisher: string;
  readonly licenceNote: string;
  /** Pulled from the start. False where the address is not confirmed, or a key or a choice is still to be made. */
  readonly enabled: boolean;
  /** What to do before it can be switched on. */
  readonly setup?: string | undefined;
}

const presetSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and single hyphens'),
  name: z.string().min(2).max(120),
  connector: z.string(),
  options: z.record(z.string(), z.unknown()),
  ecosystems: z.array(z.enum(ECOSYSTEM_IDS)),
  kind: z.enum(SIGNAL_KINDS).nullable(),
  lang: z
    .string()
    .regex(/^[a-z]{2}$/, 'two small letters')
    .nullable(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters')
    .nullable(),
  publisher: z.string().min(2).max(200),
  licenceNote: z.string().min(10),
  enabled: z.boolean(),
  setup: z.string().min(10).optional(),
});
const fileSchema = z.strictObject({ sources: z.array(z.unknown()) });

/**
 * The presets of a file `{ "sources": [...] }`. Throws one error that names every fault by the id of its source: presets are data that
 * people write, and a half-read file would look like a complete one.
 */
export function readSourcePresets(json: string, fileName = 'the file'): SourcePreset[] {
  let written: unknown;
  try {
    written = JSON.parse(json);
  } catch (error) {
    throw badInput(`${fileName} is not JSON: ${(error as Error).message}`);
  }
  const file = fileSchema.safeParse(written);
  if (!file.success) throw badInput(`${fileName} is no list of sources: it must be {"sources": [...]}.`);
  const faults: string[] = [];
  const presets = file.data.sources.flatMap((source, at) => {
    const name = nameOf(source, at);
    const result = presetSchema.safeParse(source);
    if (!result.success) {
      for (const { path, message } of result.error.issues)
        faults.push([name, ...(path.length > 0 ? [path.map(String).join('.')] : []), message].join(': '));
      return [];
    }
    faults.push(...faultsOf(result.data).map((fault) => `${name}: ${fault}`));
    return result.data;
  });
  const ids = presets.map(({ id }) => id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push(`${id}: the id is there twice`);
  if (faults.length > 0) throw badInput(`${fileName} has faults. ${faults.join('; ')}.`);
  return presets;
}

/** What the connector of a preset has against it. Options of a preset that is not enabled may still be incomplete. */
function faultsOf({ connector: id, kind, options, enabled, setup }: SourcePreset): string[] {
  const connector = CONNECTORS.find((one) => one.id === id);
  if (!connector) return [`connector: there is no "${id}"`];
  const faults: string[] = [];
  if (kind === null ? connector.delivers === 'signals' : !connector.kinds.includes(kind))
    faults.push(`kind: "${id}" delivers ${connector.kinds.join(', ') || `${connector.delivers} (null)`}`);
  if (setup === undefined) {
    try {
      readOptions(connectorOf(id), options);
    } catch (error) {
      faults.push(`options: ${(error as Error).message}`);
    }
  } else if (enabled) faults.push('enabled: what still has to be set up cannot be enabled');
  return faults;
}

const nameOf = (source: unknown, at: number): string => {
  const id = (source as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id !== '' ? id : `source ${at + 1}`;
};

/** What a preset knows of its source, for the rows that do not say it. */
export const hintsOf = ({ kind, publisher, lang, country }: SourcePreset): SourceHints => ({
  publisher,
  ...(kind !== null && { kind }),
  ...(lang !== null && { lang }),
  ...(country !== null && { country }),
});
