import { useState } from 'preact/hooks';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { moment } from '../text/format.js';
import { PanelPart } from './panel-part.js';
import type { Exercise, Participation } from './types.js';
import { useLive } from './use-live.js';
import { WHO_SEES } from './words.js';

interface Props {
  readonly exercise: Exercise;
  readonly path: string;
  readonly reload: () => void;
}

/** Running: what to do next, how far the panel is (live), and who is on it. */
export function RunningPart({ exercise, path, reload }: Props) {
  const live = useLive<Participation>(`${path}/live`, 'participation', (told) => {
    if (told.status !== exercise.status || told.round !== exercise.round) reload();
  });
  return (
    <div class="exercise-parts">
      <NextStep exercise={exercise} path={path} reload={reload} />
      {exercise.round > 0 ? <LiveCounts told={live.data} connected={live.connected} /> : null}
      <p class="small measure">The panel is told: “{WHO_SEES[exercise.setUp.anonymity]}”</p>
      <PanelPart exercise={exercise} path={path} started={live.data?.started ?? 0} joined={live.data?.joined ?? 0} />
    </div>
  );
}

function NextStep({ exercise, path, reload }: Props) {
  const sending = useSend();
  const [closesAt, setClosesAt] = useState('');
  const { status, round, setUp, rounds } = exercise;
  const running = rounds.find((r) => r.number === round);
  const act = async (method: 'POST' | 'PUT', to: string, body: object, done: string): Promise<void> => {
    if (!(await sending.send(method, path + to, body)).ok) return;
    say(done);
    reload();
  };
  const closing = closesAt ? new Date(closesAt).toISOString() : null;
  const asked = exercise.items.filter((item) => item.settledRound === null).length;
  return (
    <section class="next-step" aria-label="Next step">
      {status === 'draft' || status === 'between' ? (
        <>
          <h2>{status === 'draft' ? 'Open it' : `Open round ${round + 1}`}</h2>
          <p>
            {status === 'draft'
              ? `${asked} items, ${setUp.criteria.length} criteria. What is declared (criteria, consensus, anonymity) cannot change afterwards.`
              : `${asked} of ${exercise.items.length} items are still asked. The panel sees the figures of round ${round} and may revise.`}
          </p>
          <label class="closing">
            Closes (optional)
            <input type="datetime-local" value={closesAt} onInput={(event) => setClosesAt(event.currentTarget.value)} />
          </label>
          <p class="actions">
            <button
              type="button"
              class="button"
              disabled={sending.busy || asked === 0}
              onClick={() =>
                void act('POST', '/rounds', { closesAt: closing }, 'The round is open. The panel is told by mail.')
              }
            >
              {setUp.mode === 'live' ? 'Open the exercise' : `Open round ${round + 1}`}
            </button>
            {status === 'between' ? (
              <button
                type="button"
                class="button quiet"
                disabled={sending.busy}
                onClick={() => void act('POST', '/rounds/current/closing', { finish: true }, 'The exercise is closed.')}
              >
                End the exercise
              </button>
            ) : null}
          </p>
        </>
      ) : null}
      {status === 'open' ? (
        <>
          <h2>{setUp.mode === 'live' ? 'Open, live' : `Round ${round} is open`}</h2>
          <p>{running?.closesAt ? `Closes ${moment(running.closesAt)} (Brussels).` : 'Open until you close it.'}</p>
          <p class="actions">
            <button
              type="button"
              class="button"
              disabled={sending.busy}
              onClick={() =>
                void act(
                  'POST',
                  '/rounds/current/closing',
                  { finish: false },
                  'The round is closed, its figures are made.',
                )
              }
            >
              {setUp.mode === 'live' ? 'Close it' : `Close round ${round}`}
            </button>
            <button
              type="button"
              class="button quiet"
              disabled={sending.busy}
              onClick={() =>
                void act('POST', '/reminders', {}, 'Reminders are on their way to those who have not finished.')
              }
            >
              Remind the panel
            </button>
          </p>
        </>
      ) : null}
      {status === 'closed' ? (
        <>
          <h2>Closed</h2>
          <p>Nothing changes any more. Publish the results to let everybody read them.</p>
          <p class="actions">
            <button
              type="button"
              class="button"
              disabled={sending.busy}
              onClick={() =>
                void act(
                  'PUT',
                  '/publication',
                  { open: !exercise.publishedAt },
                  exercise.publishedAt ? 'The results are yours alone again.' : 'The results are published.',
                )
              }
            >
              {exercise.publishedAt ? 'Take the results back' : 'Publish the results'}
            </button>
            {exercise.publishedAt ? <a href={`/results/${exercise.id}`}>See what everybody sees</a> : null}
          </p>
        </>
      ) : null}
      {sending.error ? (
        <p class="form-error" role="alert">
          {sending.error.message}
        </p>
      ) : null}
    </section>
  );
}

function LiveCounts({ told, connected }: { told: Participation | null; connected: boolean }) {
  const on = told ? told.invited - told.left : 0;
  return (
    <section aria-label="Participation" class="live">
      <h2>
        Participation <span class="small">{connected ? 'live' : 'connecting'}</span>
      </h2>
      {told ? (
        <>
          <progress
            value={told.answers}
            max={Math.max(1, told.expected)}
            aria-label="Answers given of those expected"
          />
          <dl class="counts">
            <Count name="on the panel" value={on} />
            <Count name="joined" value={told.joined} />
            <Count name="have begun" value={told.started} />
            <Count name="have finished" value={told.finished} />
            <Count name="answers" value={told.answers} />
            <Count name="comments" value={told.comments} />
          </dl>
        </>
      ) : null}
    </section>
  );
}

const Count = ({ name, value }: { name: string; value: number }) => (
  <div>
    <dt>{name}</dt>
    <dd data-count={name}>{value}</dd>
  </div>
);
