import type { ApiError } from '../api/client.js';
import { useApi } from '../api/use-api.js';
import { t, tn } from '../i18n/t.js';

export type Verdict = 'strength' | 'gap' | 'not distinguishable';

/** What is laid over a radar: a cluster's verdicts on its trends, or where a panel of an exercise places them. */
export interface Overlay {
  readonly title: string;
  readonly verdicts: ReadonlyMap<string, Verdict> | null;
  /** Radius 0..1 by trend, and how many panellists (or organisations) it rests on. */
  readonly panel: ReadonlyMap<string, { readonly radius: number; readonly n: number }> | null;
  readonly byOrganisation?: boolean;
}

interface ClusterOverlay {
  readonly cluster: { readonly name: string };
  readonly trends: Readonly<Record<string, Verdict>>;
}
interface PanelOverlay {
  readonly title: string;
  readonly ecosystem: string | null;
  readonly placements: readonly { readonly trendId: string; readonly radius: number; readonly n: number }[];
}

const asId = (text: string | undefined): string | null => (text ? encodeURIComponent(text) : null);

/** The overlay that the address asks for: `cluster=ID` or `exercise=ID`, the latter with `voice=organisation` by organisation. */
export function useOverlay(
  query: Readonly<Record<string, string>>,
  ecosystem: string,
): { readonly overlay: Overlay | null; readonly error: ApiError | null } {
  const clusterId = asId(query.cluster);
  const exerciseId = clusterId === null ? asId(query.exercise) : null;
  const cluster = useApi<ClusterOverlay>(
    clusterId && `/clusters/${clusterId}/overlay?ecosystem=${encodeURIComponent(ecosystem)}`,
  );
  const byOrganisation = query.voice === 'organisation';
  const exercise = useApi<PanelOverlay>(
    exerciseId && `/exercises/${exerciseId}/overlay${byOrganisation ? '?voice=organisation' : ''}`,
  );
  if (clusterId)
    return {
      overlay: cluster.data?.trends
        ? { title: cluster.data.cluster.name, verdicts: new Map(Object.entries(cluster.data.trends)), panel: null }
        : null,
      error: cluster.error,
    };
  return {
    overlay:
      exerciseId && exercise.data?.placements
        ? {
            title: exercise.data.title,
            verdicts: null,
            byOrganisation,
            panel: new Map(exercise.data.placements.map(({ trendId, radius, n }) => [trendId, { radius, n }])),
          }
        : null,
    error: exercise.error,
  };
}

/** What the overlay says of one trend, for the story of a blip; nothing where it says nothing. */
export function overlaySentence(overlay: Overlay | null, trendId: string, radius: number): string {
  const verdict = overlay?.verdicts?.get(trendId);
  if (overlay && verdict === 'strength') return t('A strength of {who}.', { who: overlay.title });
  if (overlay && verdict === 'gap') return t('A gap of {who}.', { who: overlay.title });
  if (overlay && verdict) return t('{who} cannot be told from its peers here.', { who: overlay.title });
  const panel = overlay?.panel?.get(trendId);
  if (!panel) return '';
  const apart = panel.radius - radius;
  const n = overlay?.byOrganisation
    ? t('{n} organisations, each with one voice, place', { n: panel.n })
    : tn(panel.n, 'One panellist places', '{n} panellists place');
  if (Math.abs(apart) < 0.05) return t('{n} it where the evidence does.', { n });
  return apart < 0 ? t('{n} it nearer to now.', { n }) : t('{n} it further away.', { n });
}
