import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IngestRun, type Source, type SourceDefinition } from '#libs/domain';
import {
  KeepCalls,
  KeepFigures,
  keepOneUniverse,
  type PulledPage,
  type PullPorts,
  PullSource,
  RereadSource,
} from '#libs/pipeline';
import { projectRoot } from '#libs/platform';
import {
  type Connector,
  CONNECTORS,
  connectorOf,
  HostGates,
  type Http,
  listConnectors,
  PoliteHttp,
  type PullState,
  readOptions,
  readSourcePresets,
  SafeHttp,
  type SourceHints,
  type SourcePreset,
} from '#libs/sources';
import type { Store } from '#libs/store';
import { z } from 'zod';
import { checkSource, type SourceCheck } from './source-check.js';
import { latestDay, type Steps } from './steps.js';

/** A pull that lasts longer is cut off; it goes on at its cursor the next time. */
const LONGEST_PULL_MS = 10 * 60 * 1_000;

/** So long a source is given to nobody else once its pull has begun or is asked for: the pull is over by then, or its worker is gone. */
export const TAKEN_MS = LONGEST_PULL_MS + 5 * 60 * 1_000;

/** Pulls sources through their connectors. One for each worker process: it keeps the gaps between requests to a host. */
export class SourceRunner {
  private readonly hosts = new HostGates();

  constructor(
    private readonly into: { readonly store: Store; readonly steps: Steps },
    private readonly keys: Readonly<Record<string, string | undefined>> = process.env,
    private readonly http: Http = new SafeHttp(),
  ) {}

  /** Makes the connectors and the presets of `data/sources` known to the store; what an editor changed stays so. */
  async syncPresets(): Promise<void> {
    await this.into.store.sources.syncConnectors(
      listConnectors(this.keys).map((listed) => {
        const { optionsSchema, politeness } = connectorOf(listed.id);
        return {
          ...listed,
          politeness,
          options: z.toJSONSchema(optionsSchema, { io: 'input', unrepresentable: 'any' }),
        };
      }),
    );
    const folder = join(projectRoot(), 'data', 'sources');
    const presets = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .flatMap((file) => readSourcePresets(readFileSync(join(folder, file), 'utf8'), `data/sources/${file}`));
    await this.into.store.sources.sync(presets.map((preset) => this.define(preset)));
  }

  /** Throws what the connector throws; the failure is then already written down beside the source. */
  async pull(sourceId: string): Promise<IngestRun> {
    const { store } = this.into;
    const source = await store.sources.get(sourceId);
    const connector = connectorOf(source.connector);
    const options = readOptions(connector, source.options);
    const pages = connector.pull({
      options,
      state: source.state as PullState,
      keys: this.keys,
      http: new PoliteHttp(this.http, { hosts: this.hosts }, connector.politeness),
      signal: AbortSignal.timeout(LONGEST_PULL_MS),
      source: hintsOfSource(source),
    });
    const pull = new PullSource({
      runs: store.runs,
      sources: store.sources,
      ingest: this.ingestOf(connector),
    });
    return pull.run(source, toPulled(pages), {
      latestDay: latestDay(),
      now: Date.now,
      random: Math.random,
      beforeFirst: () => keepOneUniverse(store, 'real'),
    });
  }

  /** Reads what the source gave before again, without asking it. `runId` is a run that waits. */
  async reread(sourceId: string, runId: string): Promise<IngestRun> {
    const { store } = this.into;
    const source = await store.sources.get(sourceId);
    const connector = connectorOf(source.connector);
    const reading = { options: readOptions(connector, source.options), source: hintsOfSource(source) };
    const reread = new RereadSource({
      sources: store.sources,
      ingest: this.ingestOf(connector),
      parse: (payload) => connector.parse(payload, reading),
    });
    return reread.run(source, runId, { latestDay: latestDay(), beforeFirst: () => keepOneUniverse(store, 'real') });
  }

  /** What a source that is not there yet would give: its first page, of which nothing is stored. Never throws for what the source does. */
  check(connector: string, options: unknown): Promise<SourceCheck> {
    const http = new PoliteHttp(
      this.http,
      { hosts: this.hosts },
      CONNECTORS.find(({ id }) => id === connector)?.politeness,
    );
    return checkSource({ connector, options, keys: this.keys, http, latestDay: latestDay() });
  }

  /** Calls and figures go to places of their own: nothing that counts evidence may see them. */
  private ingestOf({ delivers }: Connector): PullPorts['ingest'] {
    const { store, steps } = this.into;
    if (delivers === 'calls') return new KeepCalls({ calls: store.clusters.calls, runs: store.runs }, steps.reader);
    if (delivers === 'figures') return new KeepFigures({ regions: store.clusters.regions, runs: store.runs });
    return steps.ingest;
  }

  private define({ setup, ...preset }: SourcePreset): SourceDefinition {
    const { needsKey } = connectorOf(preset.connector);
    const need = needsKey && needsKey.optional !== true ? needsKey : null;
    return {
      ...preset,
      licenceNote: setup ? `${preset.licenceNote} ${setup}` : preset.licenceNote,
      needsKey: need && {
        variables: need.variables,
        where: need.where,
        present: need.variables.every((variable) => Boolean(this.keys[variable]?.trim())),
      },
    };
  }
}

const hintsOfSource = ({ kind, publisher, lang, country }: Source): SourceHints => ({
  ...(kind && { kind }),
  ...(publisher && { publisher }),
  ...(lang && { lang }),
  ...(country && { country }),
});

async function* toPulled(pages: ReturnType<ReturnType<typeof connectorOf>['pull']>): AsyncGenerator<PulledPage> {
  for await (const page of pages) {
    yield { rows: page.rows, raw: page.raw, state: { ...page.state }, quotaLeft: page.quota?.left ?? null };
  }
}
