import { randomUUID } from 'node:crypto';
import { badInput, notFound, type SourceDefinition } from '#libs/domain';
import { OWN_LICENCE, ownFeed, ownSourceId, type SourceListing } from '#libs/store';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { viewRun } from '../ingest/view-run.js';
import { type ApiContext, Context } from '../shared/context.js';
import type { NewFeed, SourceEditsBody, SourceRunsQuery, SourceView } from './source.schema.js';

@Injectable()
export class SourcesService {
  constructor(@Context() private readonly api: ApiContext) {}

  async list(): Promise<SourceView[]> {
    return (await this.api.store.sources.list()).map(view);
  }

  async one(id: string, caller: Caller) {
    const { sources } = this.api.store;
    const source = await sources.get(id);
    const [all, connectors, kept] = await Promise.all([sources.list(), sources.connectors(), sources.kept(id)]);
    const connector = connectors.find((one) => one.id === source.connector);
    return {
      ...view(all.find((other) => other.id === id)!),
      // An address may hold somebody's key: it is for those who could have written it.
      options: mayEdit(caller) ? source.options : null,
      connectorName: connector?.name ?? source.connector,
      politeness: connector?.politeness ?? null,
      kept,
    };
  }

  async runs(id: string, query: SourceRunsQuery) {
    const { sources, runs } = this.api.store;
    await sources.get(id);
    const found = await runs.list(query.limit + 1, query.cursor, [`source:${id}`, `reread:${id}`]);
    const items = found.slice(0, query.limit).map(viewRun);
    return { items, nextCursor: found.length > items.length ? items.at(-1)!.id : null };
  }

  async setEnabled(id: string, enabled: boolean): Promise<SourceView> {
    const source = await this.api.store.sources.get(id);
    if (enabled && source.needsKey && !source.needsKey.present) {
      throw badInput(
        `${source.name} needs a key: set ${source.needsKey.variables.join(' and ')} and start the workers again. ${source.needsKey.where}`,
      );
    }
    await this.api.store.sources.setEnabled(id, enabled);
    return (await this.list()).find((other) => other.id === id)!;
  }

  /** The worker asks the source as soon as it can; the politeness of the connector holds all the same. */
  async pull(id: string): Promise<{ jobId: string }> {
    await this.api.store.sources.get(id);
    return { jobId: await this.api.jobs.add('source.pull', { sourceId: id, asked: true }, { jobId: `asked-${id}` }) };
  }

  /** Adds a source, switched on. Whether its address may be fetched is decided where it is fetched: by the worker, at each request. */
  async add(body: NewFeed): Promise<SourceView> {
    const definition = body.url === undefined ? await this.checked(body) : await this.feed({ ...body, url: body.url });
    await this.api.store.sources.add(definition);
    await this.pull(definition.id);
    return (await this.list()).find((source) => source.id === definition.id)!;
  }

  async edit(id: string, { url, ...edits }: SourceEditsBody, caller: Caller) {
    const { sources } = this.api.store;
    const source = await sources.get(id);
    if (url !== undefined && source.connector !== 'feed')
      throw badInput(`${source.name} is no feed: it has no address to change. Add a new source instead.`, [
        { path: 'url', message: 'only a feed has one' },
      ]);
    if (url !== undefined) await this.mustBeFree(url, id);
    // Left out is not the same as emptied: only what was said is changed.
    const said = Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined));
    await sources.edit(id, {
      ...said,
      ...(url !== undefined && { options: { ...source.options, url: new URL(url).href } }),
    });
    return this.one(id, caller);
  }

  async remove(id: string): Promise<void> {
    const { sources } = this.api.store;
    const source = await sources.get(id);
    if (!(await sources.remove(id)))
      throw badInput(
        `${source.name} comes with this installation and would be back at the next start. Switch it off instead.`,
      );
  }

  /** A run that reads what is kept of a source again. */
  async reread(id: string, dryRun: boolean) {
    const { sources, runs } = this.api.store;
    const source = await sources.get(id);
    if ((await sources.kept(id)).payloads === 0)
      throw badInput(`Nothing is kept of ${source.name} yet: it has to be pulled first.`);
    const runId = randomUUID();
    const run = await runs.create({ id: runId, origin: `reread:${id}`, label: source.name, dryRun });
    await this.api.jobs.add('source.reread', { sourceId: id, runId }, { jobId: `reread-${runId}` });
    return viewRun(run);
  }

  private async feed(body: NewFeed & { url: string }): Promise<SourceDefinition> {
    await this.mustBeFree(body.url, null);
    return ownFeed({ ...body, enabled: true });
  }

  private async mustBeFree(url: string, but: string | null): Promise<void> {
    const { href } = new URL(url);
    const there = (await this.api.store.sources.byAddress([href])).get(href);
    if (there !== undefined && there !== but)
      throw badInput(`The source "${there}" has this address already.`, [
        { path: 'url', message: 'is a source already' },
      ]);
  }

  /** The source that a check looked at. */
  private async checked({
    checkId,
    name,
    kind,
    publisher,
    lang,
    country,
    ecosystems,
  }: NewFeed): Promise<SourceDefinition> {
    const job = await this.api.jobs.get('source.check', checkId!);
    if (!job) throw notFound('check', checkId!, 'Answers are kept for the last 1,000 checks: check the source again.');
    const found = job.result as { ok: boolean; error: string | null; title: string | null } | undefined;
    if (job.state !== 'completed' || !found?.ok)
      throw badInput(found?.error ?? 'The check has not come to its end: wait for it, then add the source.', [
        { path: 'checkId', message: 'has not gone well' },
      ]);
    const { connector, options } = job.data as { connector: string; options: Record<string, unknown> };
    const called = name ?? found.title?.slice(0, 120) ?? connector;
    const about = { kind, ecosystems, lang, country, publisher };
    if (connector === 'feed') return this.feed({ ...about, name: called, url: String(options['url']) });
    const listing = (await this.api.store.sources.connectors()).find((one) => one.id === connector);
    if (!listing || listing.delivers === 'calls')
      throw badInput(`"${connector}" is there once for all: switch its source on.`);
    return {
      ...about,
      kind: listing.delivers === 'signals' ? kind : null,
      id: ownSourceId(`${connector}-${called}`, JSON.stringify(options)),
      name: called,
      connector,
      options,
      licenceNote: `${listing.licence} ${OWN_LICENCE}`,
      enabled: true,
      needsKey: null,
    };
  }
}

const mayEdit = ({ roles }: Caller): boolean => roles.includes('editor') || roles.includes('administrator');

function view({ options: _options, state: _state, ...source }: SourceListing): SourceView {
  return {
    ...source,
    ecosystems: [...source.ecosystems],
    needsKey: source.needsKey && { ...source.needsKey, variables: [...source.needsKey.variables] },
    status: statusOf(source),
  };
}

function statusOf(source: Pick<SourceListing, 'enabled' | 'needsKey' | 'errorCount' | 'lastOk'>): SourceView['status'] {
  if (source.needsKey && !source.needsKey.present) return 'needs a key';
  if (!source.enabled) return 'off';
  if (source.errorCount > 0) return 'failing';
  return source.lastOk ? 'ok' : 'waiting';
}
