import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomFrom } from '#libs/domain';
import { loadCatalogue } from '#libs/platform';
import {
  type DiscoverPorts,
  DiscoverTrends,
  Ingest,
  PublishEdition,
  ReadSignals,
  TextDiscoverer,
  UpdateRadars,
} from '#libs/pipeline';
import type { Store } from '#libs/store';
import { loadReader } from '../../../apps/worker/src/reader.js';
import { inputRows, rawRow, testStore } from '../../support/store.js';

const catalogue = loadCatalogue();

const random = randomFrom('discovery');
const pick = (words: string) => {
  const list = words.split('|');
  return list[Math.floor(random.next() * list.length)]!;
};
const place = () =>
  pick('Scotland|the Azores|Hamburg|Brittany|Galicia|Tuscany|Jutland|Carinthia|Zeeland|Moravia|Latvia|Corsica');
const people = () =>
  pick(
    'A cooperative|Two sisters|A nursery|An estate|A start-up|The regional chamber|A botanical garden|Young growers|An importer|A monastery',
  );
const doing = () =>
  pick(
    'opens its gates to visitors|doubles the area|asks for a protected name|sells at auction|exports for the first time|hires pickers|fights frost with sprinklers|plants shelter belts|tries new cultivars|builds a drying hall',
  );
const aside = () =>
  pick(
    'Rain came late.|Prices differ by grade.|The season is short.|Neighbours were sceptical at first.|Buyers come from afar.|The soil is sour enough.|A study compares yields.|Labels are under debate.|Bees like it too.|Banks hesitate.',
  );

/** A line of development that no curated trend knows, told in the words of agriculture: tea bushes in Europe. */
const hidden = (from: number, n: number) =>
  Array.from({ length: n }, (_, index) =>
    rawRow(from + index, {
      kind: pick('news|news|publication'),
      publisher: `Paper ${pick('1|2|3|4|5')}`,
      title: `${people()} in ${place()} ${doing()} with camellia tea ${pick('bushes|leaves|gardens|plants')}`,
      text: `${aside()} ${pick('Tea gardens|Camellia bushes|The tea plants|Matcha leaves')} ${pick('need shade|are steamed|are picked by hand|are rolled and dried')} and ${place()} ${doing()}. ${pick('Farmers|Growers in agriculture|Agricultural advisers')} compare camellia ${pick('cuttings|seedlings|clones')} for ${pick('green|black|white|oolong')} tea. ${aside()}`,
      date: `2025-0${1 + (index % 9)}-1${index % 9}`,
    }),
  );
/** Everything else: farming news without a common thread. */
const noise = Array.from({ length: 60 }, (_, index) =>
  rawRow(10_000 + index, {
    publisher: `Paper ${pick('1|2|3|4|5|6')}`,
    title: `${people()} in ${place()} ${doing()}, ${index}`,
    text: `${aside()} Farmers of ${place()} in agriculture ${pick('argue over fences|vote on roads|march for markets|meet about weather|wait for bridges|talk taxes')}. ${aside()} ${people()} ${doing()}.`,
  }),
);

describe('discovery of trends', () => {
  let store: Store;
  let close: () => Promise<void>;
  let update: UpdateRadars;
  beforeAll(async () => {
    ({ store, close } = await testStore());
    await store.trends.syncCatalogue(catalogue.trends);
    update = new UpdateRadars({
      read: new ReadSignals({ readings: store.readings }, loadReader(catalogue)),
      discover: new DiscoverTrends(
        { trends: store.trends, residuals: store.residuals, universe: store.universe },
        new TextDiscoverer(catalogue.trends, catalogue.radar),
      ),
      publish: new PublishEdition(
        { trends: store.trends, evidence: store.evidence, editions: store.editions },
        catalogue.radar,
      ),
    });
  });
  afterAll(() => close());

  const feed = async (rows: Record<string, unknown>[], by = update, routine?: { everyDays: number }) => {
    const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'x' });
    await new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, inputRows(rows), {
      latestDay: '2026-12-31',
    });
    return by.run('2026-06-30', undefined, routine);
  };
  const tea = async () => (await store.desk.list()).find((trend) => /tea|camellia|matcha/i.test(trend.name));

  it('finds a line of development that the catalogue does not know, and places it', async () => {
    await feed([...hidden(0, 30), ...noise]);
    const found = await tea();
    expect(found).toMatchObject({ ecosystem: 'agri-food', status: 'active', accepted: false });
    expect(found!.signals).toBeGreaterThanOrEqual(8);
    const radar = await store.editions.radar((await store.editions.latest())!.number, 'agri-food');
    expect(radar.find((placement) => placement.trendId === found!.id)).toMatchObject({
      origin: 'discovered',
      segment: found!.segment,
    });
  });

  it('keeps its identity, segment and angle when signals come, few or many', async () => {
    const before = (await tea())!;
    const angles = await store.evidence.angles();
    await feed(hidden(100, 5));
    await feed(hidden(200, 40));
    const after = (await tea())!;
    expect(after).toMatchObject({ id: before.id, segment: before.segment });
    expect(after.signals).toBeGreaterThan(before.signals + 5);
    expect(await store.evidence.angles()).toEqual(expect.arrayContaining(angles));
  });

  it('publishes nothing new without news', async () => {
    expect(await update.run('2026-07-01')).toMatchObject({ read: 0, published: false });
  });

  it('keeps the name an editor gave, whatever comes', async () => {
    const { id } = (await tea())!;
    await store.desk.decide(id, { action: 'rename', name: 'European tea growing' }, 'test');
    await feed(hidden(300, 40));
    expect((await store.desk.list('active')).find((trend) => trend.id === id)).toMatchObject({
      name: 'European tea growing',
      accepted: true,
    });
  });

  it('gives way to a decision that falls while it looks, and looks again', async () => {
    const { id } = (await store.desk.list('active')).find((trend) => trend.name === 'European tea growing')!;
    const name = (to: string) => store.desk.decide(id, { action: 'rename', name: to }, 'test');
    let kept: boolean[] = [];
    const { residuals } = store;
    const interrupted: DiscoverPorts['residuals'] = {
      state: (ecosystem) => residuals.state(ecosystem),
      list: (...asked) => residuals.list(...asked),
      save: async (...look) => {
        if (kept.length === 0) await name('Tea of Europe');
        kept = [...kept, await residuals.save(...look)];
        return kept.at(-1)!;
      },
    };
    const overtaken = new UpdateRadars({
      read: new ReadSignals({ readings: store.readings }, loadReader(catalogue)),
      discover: new DiscoverTrends(
        { trends: store.trends, residuals: interrupted, universe: store.universe },
        new TextDiscoverer(catalogue.trends, catalogue.radar),
      ),
      publish: { run: async () => ({ edition: (await store.editions.latest())!, published: false }) },
    });
    await feed(hidden(350, 40), overtaken);
    expect(kept.slice(0, 2)).toEqual([false, true]);
    expect((await store.desk.list('active')).find((trend) => trend.id === id)).toMatchObject({ name: 'Tea of Europe' });
    await name('European tea growing');
  });

  it('reads what pulled sources bring at once, and publishes it when an edition is due', async () => {
    const { edition: before } = await update.run('2026-06-30');
    const rows = Array.from({ length: 3 }, (_, index) =>
      rawRow(20_000 + index, { title: `News number ${index} of a farm in the valley of ${place()}` }),
    );
    expect(await feed(rows, update, { everyDays: 7 })).toMatchObject({
      read: 3,
      published: false,
      edition: { number: before.number },
    });
    expect(await update.run('2026-06-30')).toMatchObject({ published: true, edition: { number: before.number + 1 } });
    await feed([rawRow(20_010, { title: 'One more farm in the valley is in the news of today' })], update, {
      everyDays: 7,
    });
    expect(await update.run('2026-07-07', undefined, { everyDays: 7 })).toMatchObject({ published: true });
  });

  it('sends the signals of a merged trend where it went, also later ones', async () => {
    const { id } = (await store.desk.list('active')).find((trend) => trend.name === 'European tea growing')!;
    const into = catalogue.trends.find((trend) => trend.ecosystem === 'agri-food')!.id;
    await store.desk.decide(id, { action: 'merge', into }, 'test');
    const counted = async () =>
      (await store.evidence.trendCounts()).filter((row) => row.trendId === into).reduce((sum, row) => sum + row.n, 0);
    const before = await counted();
    await feed(hidden(400, 40));
    expect(await counted()).toBeGreaterThanOrEqual(before + 5);
    expect((await store.desk.list()).find((trend) => trend.id === id)).toMatchObject({
      status: 'merged',
      mergedInto: into,
      signals: 0,
    });
  });

  it('does not propose again what was rejected', async () => {
    const ofTea = async () => (await store.desk.list()).filter((trend) => /tea|camellia|matcha/i.test(trend.name));
    for (const { id } of await ofTea()) await store.desk.decide(id, { action: 'reject' }, 'test');
    await feed(hidden(500, 40));
    expect((await ofTea()).map((trend) => [trend.status, trend.signals])).toEqual(
      (await ofTea()).map(() => ['rejected', 0]),
    );
  });

  it('logs every decision, and the log only grows', async () => {
    const audit = await store.audit.page(10);
    expect(audit.map((event) => event.action)).toEqual(
      expect.arrayContaining(['trend.reject', 'trend.merge', 'trend.rename']),
    );
    expect(audit.at(-1)).toMatchObject({ actor: 'test', after: { name: 'European tea growing', accepted: true } });
  });
});
