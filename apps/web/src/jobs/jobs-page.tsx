import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { EditorsOnly } from '../sources/editors-only.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { QueuePanel } from './queue-panel.js';
import type { Queue } from './types.js';
import '../sources/sources.css';

/** The queues of work: what waits, what runs, what failed for good. */
export function JobsPage() {
  usePageTitle(t('Jobs'));
  return (
    <div class="page sources">
      <header class="lead">
        <h1>{t('Jobs')}</h1>
        <p>
          {t(
            'What the workers do, and what waits for them. A held queue starts nothing new; what runs comes to its end.',
          )}
        </p>
      </header>
      <EditorsOnly>
        <Queues />
      </EditorsOnly>
    </div>
  );
}

function Queues() {
  const { data, error, retry } = useApi<readonly Queue[]>('/jobs', 2_000);
  if (error && !data) return <Failed error={error} retry={retry} what={t('list of queues')} />;
  if (!data) return <SkeletonLines lines={8} label={t('Loading the queues')} />;
  // Trouble first, then what is busy.
  const rank = ({ counts, paused }: Queue): number =>
    counts.dead > 0 ? 0 : paused ? 1 : counts.active + counts.waiting > 0 ? 2 : 3;
  return (
    <div>
      {[...data]
        .sort((a, b) => rank(a) - rank(b))
        .map((queue) => (
          <QueuePanel key={queue.name} queue={queue} changed={retry} />
        ))}
    </div>
  );
}
