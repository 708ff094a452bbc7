import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { importClusterFile } from '../cluster/import-cluster-file.js';
import { refreshClusters } from '../cluster/refresh.js';
import { shareEvidence } from '../cluster/share-evidence.js';
import { dropUpload, uploadOf } from '../uploads.js';
import { Context, type WorkerContext } from '../worker-context.js';

const BY_THE_CLOCK = 'by the clock';

/** What is done for clusters out of sight: files read, evidence shared, names matched and counted. */
@Injectable()
export class ClustersProcessor implements OnModuleInit, OnApplicationBootstrap {
  constructor(@Context() private readonly worker: WorkerContext) {}

  onModuleInit(): void {
    const { jobs, store, steps, config } = this.worker;
    jobs.process('cluster.import', async ({ data }) => {
      const run = await store.clusters.imports.byId(data.importId);
      // Over, or gone with its cluster: nobody reads the file again.
      if (run === null || run.status === 'done' || run.status === 'failed')
        return dropUpload(config.dataDir, data.importId);
      const path = uploadOf(config.dataDir, run.id);
      const { organisationId } = run;
      await importClusterFile(store, steps.reader, run, path, ({ rowId, signalId }) =>
        jobs.add('cluster.share', { organisationId, rowId, signalId }, { jobId: `cluster-share-${rowId}` }),
      );
      await dropUpload(config.dataDir, run.id);
      if (!run.dryRun) await this.refresh(`import of ${run.what}`);
    });
    jobs.process('cluster.share', async ({ data }) => {
      await shareEvidence(this.worker, data);
      await jobs.add('pipeline.update', { reason: 'shared evidence' }, { jobId: 'update' });
    });
    jobs.process('cluster.refresh', async ({ data }) => {
      // It passes over all signals: not after every update.
      const orphans = data.reason === BY_THE_CLOCK ? await store.clusters.sharedEvidence.orphans() : [];
      await store.writer.remove(orphans);
      if (orphans.length > 0)
        await jobs.add('pipeline.update', { reason: 'evidence shared no more' }, { jobId: 'update' });
      return { ...(await refreshClusters(store)), orphans: orphans.length };
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.jobs.schedule('cluster.refresh', 'every-hour', '43 * * * *', { reason: BY_THE_CLOCK });
  }

  private async refresh(reason: string): Promise<void> {
    await this.worker.jobs.add('cluster.refresh', { reason }, { jobId: 'cluster-refresh' });
  }
}
