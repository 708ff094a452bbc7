import { useRoute } from 'preact-iso';
import { inEnglish } from '../i18n/t.js';
import { RefusalTable } from '../feed/refusal-table.js';
import { RunReport } from '../feed/run-report.js';
import { isOver, useRun } from '../feed/use-run.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { moment } from '../text/format.js';

/** One run: how far it is, what it did, what it refused. */
export function RunPage() {
  const { params } = useRoute();
  const { data: run, error, retry } = useRun(params.id ?? null);
  usePageTitle(run ? `Run: ${run.label}` : 'Run');
  if (error)
    return (
      <div class="page" lang={inEnglish()}>
        <Failed whole error={error} retry={retry} what="run" />
      </div>
    );
  if (!run)
    return (
      <div class="page" lang={inEnglish()}>
        <SkeletonLines lines={6} label="Loading the run" />
      </div>
    );
  return (
    <div class="page feed" lang={inEnglish()}>
      <header class="lead">
        <p class="small">
          <a href="/feed">All runs</a>
        </p>
        <h1>{run.label.split('/').at(-1) || run.label}</h1>
        <p class="small">
          {run.origin}, begun {moment(run.startedAt ?? run.createdAt)}
          {run.finishedAt ? `, ended ${moment(run.finishedAt)}` : ''}, Brussels time{run.synthetic ? ', synthetic' : ''}
        </p>
      </header>
      <RunReport run={run} />
      {isOver(run) ? <RefusalTable run={run} /> : null}
    </div>
  );
}
