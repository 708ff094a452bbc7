import { DiscoverTrends, Ingest, PublishEdition, ReadSignals, TextDiscoverer, UpdateRadars } from '#libs/pipeline';
import type { Catalogue } from '#libs/platform';
import type { Store } from '#libs/store';
import type { Reader } from '#libs/text';
import { loadReader } from './reader.js';

/** The pipeline, plugged together: plain steps over the store and the text room. */
export interface Steps {
  readonly ingest: Ingest;
  readonly update: UpdateRadars;
  readonly reader: Reader;
}

/** Loads the text model (some 100 ms) and composes the steps. */
export function createSteps(store: Store, catalogue: Catalogue): Steps {
  const reader = loadReader(catalogue);
  return {
    reader,
    ingest: new Ingest({ runs: store.runs, writer: store.writer }),
    update: new UpdateRadars(
      {
        read: new ReadSignals({ readings: store.readings }, reader),
        discover: new DiscoverTrends(
          { trends: store.trends, residuals: store.residuals, universe: store.universe },
          new TextDiscoverer(catalogue.trends, catalogue.radar),
        ),
        publish: new PublishEdition(
          { trends: store.trends, evidence: store.evidence, editions: store.editions },
          catalogue.radar,
        ),
      },
      store.exclusive,
    ),
  };
}

/** The day an edition published now speaks of. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** The last day a signal may bear: a source east of us may be in tomorrow already. */
export function latestDay(): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
