import { type EcosystemId, randomFrom, readMember } from '#libs/domain';
import type { Store } from '#libs/store';
import { refreshClusters } from './refresh.js';

interface DemoField {
  readonly ecosystem: EcosystemId;
  readonly nace: readonly string[];
  /** Name, NUTS-2 region and number of members wanted. */
  readonly clusters: readonly (readonly [name: string, nuts: string, members: number])[];
}

/** Invented clusters. Their members are the invented firms of the demo universe. */
const FIELDS: readonly DemoField[] = [
  {
    ecosystem: 'energy-renewables',
    nace: ['27.1', '28.1', '35.1', '71.1', '72.1', '43.2'],
    clusters: [
      ['Aurora Clean Energy Cluster', 'DE60', 120],
      ['Boreal Power Network', 'FI1C', 70],
      ['Costa Solar Cluster', 'ES61', 90],
      ['Danube Energy Cluster', 'AT12', 60],
      ['Emerald Wind Cluster', 'IE06', 45],
      ['Fjord Hydrogen Cluster', 'DK04', 80],
      ['Golden Plain Energy Cluster', 'HU33', 50],
      ['Iberian Storage Network', 'PT11', 55],
      ['Jura Energy Valley', 'FRC2', 65],
      ['Lowland Grid Cluster', 'NL33', 75],
    ],
  },
  {
    ecosystem: 'health',
    nace: ['21.2', '26.6', '32.5', '62.0', '72.1', '86.1'],
    clusters: [
      ['Alpine Medtech Cluster', 'AT33', 110],
      ['Baltic Health Network', 'EE00', 45],
      ['Bosphorus Life Science Cluster', 'BG34', 40],
      ['Delta Bio Cluster', 'NL32', 85],
      ['Northern Lights Diagnostics', 'SE11', 70],
      ['Pannonia Pharma Cluster', 'HU11', 55],
      ['Rhine Health Valley', 'DE12', 95],
      ['Tagus Care Cluster', 'PT17', 50],
      ['Tyrrhenian Biotech Network', 'ITI4', 60],
      ['Vistula Medical Cluster', 'PL21', 65],
    ],
  },
];

/**
 * Clusters for the demo universe, so that a first visitor finds a benchmark: each has a liking for two trends, whose firms it takes first. The same
 * universe always gives the same clusters. They are marked synthetic and leave with it.
 */
export async function loadDemoClusters(store: Store): Promise<number> {
  await refreshClusters(store);
  let founded = 0;
  for (const field of FIELDS) founded += await loadField(store, field);
  await refreshClusters(store);
  return founded;
}

async function loadField(store: Store, { ecosystem, nace, clusters }: DemoField): Promise<number> {
  const firms = await store.clusters.applicants.inEcosystem(ecosystem);
  const trends = (await store.trends.active())
    .filter((trend) => trend.ecosystem === ecosystem && trend.origin === 'curated')
    .map(({ id }) => id);
  const free = new Map(firms.map((firm) => [firm.name, firm]));
  for (const [at, [name, nuts, wanted]] of clusters.entries()) {
    const random = randomFrom(`demo cluster/${name}`);
    const liked = [trends[(at * 2) % trends.length]!, trends[(at * 2 + 1) % trends.length]!];
    const ranked = [...free.values()]
      .map((firm) => ({ firm, order: random.next() - (firm.trends.some((id) => liked.includes(id)) ? 0.35 : 0) }))
      .sort((a, b) => a.order - b.order)
      .slice(0, Math.min(wanted, Math.floor(free.size / (clusters.length - at))))
      .map(({ firm }) => firm);
    for (const firm of ranked) free.delete(firm.name);
    const { id } = await store.clusters.profiles.foundDemo(name, nuts.slice(0, 2), {
      nuts,
      website: null,
      about: 'An invented cluster of the demo universe. Its members, signals and answers are synthetic.',
      ecosystems: [{ ecosystem, weight: 1 }],
      trends: liked,
      suggested: true,
    });
    const rows = ranked.flatMap((firm) => {
      const read = readMember({
        name: firm.name,
        employees: String(Math.round(2 + 300 * random.next() ** 4)),
        nuts,
        nace: nace[Math.floor(random.next() * nace.length)]!,
      });
      return read.ok ? [read.row] : [];
    });
    await store.clusters.members.write(id, [...new Map(rows.map((row) => [row.key, row])).values()]);
  }
  return clusters.length;
}
