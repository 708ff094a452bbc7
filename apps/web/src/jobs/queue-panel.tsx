import { useState } from 'preact/hooks';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, tn } from '../i18n/t.js';
import { Progress } from '../state/progress.js';
import { count } from '../text/format.js';
import { DeadLetterList } from './dead-letter-list.js';
import type { Queue } from './types.js';
import { shareOf, taskOf } from './words.js';

/** One queue. */
export function QueuePanel({ queue, changed }: { queue: Queue; changed: () => void }) {
  const sending = useSend();
  const [open, setOpen] = useState(false);
  const { name, counts, paused } = queue;
  const turn = async (): Promise<void> => {
    await sending.send('PUT', `/jobs/${encodeURIComponent(name)}/paused`, { paused: !paused });
    changed();
  };
  return (
    <section class="queue" aria-label={t(taskOf(name))}>
      <header>
        <h2>
          {t(taskOf(name))} {paused ? <span class="chip bad">{t('held')}</span> : null}
        </h2>
        <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void turn()}>
          {paused ? t('Let it go on') : t('Hold')}
          <span class="hidden-text"> {t(taskOf(name))}</span>
        </button>
      </header>
      <dl class="counts">
        {(['active', 'waiting', 'delayed', 'completed', 'dead'] as const).map((state) => (
          <div key={state}>
            <dt>{state === 'dead' ? t('failed for good') : state === 'active' ? t('running') : t(state)}</dt>
            <dd>{count(counts[state])}</dd>
          </div>
        ))}
      </dl>
      {queue.active.map((job) => (
        <Progress
          key={job.id}
          label={`${describe(job.data)}${job.attempts > 1 ? `, ${t('attempt {n}', { n: job.attempts })}` : ''}`}
          share={shareOf(job.progress)}
        />
      ))}
      <FormError error={sending.error} />
      {counts.dead > 0 || open ? (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{tn(counts.dead, '{n} failed for good: look at it', '{n} failed for good: look at them')}</summary>
          {open ? <DeadLetterList queue={name} changed={changed} /> : null}
        </details>
      ) : null}
    </section>
  );
}

/** The data of a job as a few words. */
export function describe(data: unknown): string {
  const entries = typeof data === 'object' && data ? Object.entries(data) : [];
  return (
    entries
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => `${name} ${String(value).slice(0, 80)}`)
      .join(', ') || t('a job')
  );
}
