import { ECOSYSTEM_IDS } from '#libs/domain';
import { RefreshClusters } from '#libs/pipeline';
import type { Mark, Store } from '#libs/store';

/** Matches and counts, one at a time over all processes. */
export const refreshClusters = (store: Store): Promise<{ compared: number; found: number }> =>
  store.exclusive('clusters', async () => {
    const { applicants, tallies, profiles, members } = store.clusters;
    const step = new RefreshClusters<Mark>({ applicants, tallies, profiles, members }, ECOSYSTEM_IDS);
    return step.run(await store.trends.active());
  });
