import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { inEnglish } from '../i18n/t.js';
import { useApi } from '../api/use-api.js';
import type { RadarList } from '../api/types.js';
import { Actions } from '../form/actions.js';
import { Field, Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { SignedIn } from '../session/signed-in.js';
import type { OwnOrganisation } from '../session/types.js';
import { usePageTitle } from '../shell/page-title.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { day, plural } from '../text/format.js';
import './exercise.css';
import type { Exercise, ExerciseHead, Template } from './types.js';
import { STATUS } from './words.js';

/** Exercises: those one runs, those one's organisation takes part in, those one is asked in. */
export function ExercisesPage() {
  usePageTitle('Exercises');
  return (
    <SignedIn why="Foresight exercises belong to an organisation. If you were invited to a panel, open the link in your mail: it needs no account.">
      {({ organisations }) => (
        <div class="page exercises" lang={inEnglish()}>
          <header class="lead">
            <h1>Foresight exercises</h1>
            <p class="measure">
              Ask 10 to 200 experts, in rounds or live: where they agree, where they do not, and where they see it
              differently from the evidence.
            </p>
          </header>
          <TakingPart />
          {organisations
            .filter((o) => o.position === 'manager')
            .map((organisation) => (
              <OfOrganisation key={organisation.id} organisation={organisation} />
            ))}
          {organisations.some((o) => o.position === 'manager') ? null : (
            <Empty title="To run an exercise, manage an organisation">
              <p>Found the organisation you work for, or ask its manager to make you one too.</p>
              <p class="actions">
                <a class="button" href="/organisations">
                  Your organisations
                </a>
              </p>
            </Empty>
          )}
        </div>
      )}
    </SignedIn>
  );
}

function TakingPart() {
  const { data } = useApi<readonly ExerciseHead[]>('/panel');
  const { route } = useLocation();
  const sending = useSend();
  if (!data?.length) return null;
  const join = async (id: string): Promise<void> => {
    if ((await sending.send('POST', `/panel/${id}/membership`)).ok) route(`/panel/${id}`);
  };
  return (
    <section>
      <h2>Your view is asked for</h2>
      <ul class="exercise-list">
        {data.map((head) => (
          <li key={head.id}>
            {head.joined ? (
              <a href={`/panel/${head.id}`}>{head.title}</a>
            ) : (
              <button type="button" class="as-link" onClick={() => void join(head.id)}>
                Join: {head.title}
              </button>
            )}
            <span class="small">
              {head.organisation} · {STATUS[head.status]}
            </span>
          </li>
        ))}
      </ul>
      {sending.error ? <p class="form-error">{sending.error.message}</p> : null}
    </section>
  );
}

function OfOrganisation({ organisation }: { organisation: OwnOrganisation }) {
  const path = `/organisations/${organisation.id}`;
  const own = useApi<readonly ExerciseHead[]>(`${path}/exercises`);
  const shared = useApi<readonly ExerciseHead[]>(`${path}/shared-exercises`);
  if (own.error) return <Failed error={own.error} retry={own.retry} what="list of exercises" />;
  return (
    <section aria-label={organisation.name}>
      <h2>{organisation.name}</h2>
      {own.data ? null : <SkeletonLines lines={3} label="Loading the exercises" />}
      {own.data?.length === 0 ? <p class="small">No exercise yet. Start one below.</p> : null}
      <ul class="exercise-list">
        {own.data?.map((head) => (
          <Row key={head.id} head={head} href={`/exercises/${organisation.id}/${head.id}`} />
        ))}
      </ul>
      {shared.data?.length ? (
        <>
          <h3>Run by others, with you</h3>
          <ul class="exercise-list">
            {shared.data.map((head) => (
              <Row key={head.id} head={head} href={`/shared-exercises/${organisation.id}/${head.id}`} />
            ))}
          </ul>
        </>
      ) : null}
      <details class="new-exercise" open={own.data?.length === 0}>
        <summary>New exercise</summary>
        <NewExercise organisation={organisation} copies={own.data ?? []} />
      </details>
    </section>
  );
}

function Row({ head, href }: { head: ExerciseHead; href: string }) {
  return (
    <li>
      <a href={href}>{head.title}</a>
      <span class={`status-${head.status} small`}>
        {STATUS[head.status]}
        {head.round > 0 ? `, round ${head.round}` : ''} · {head.items} {plural(head.items, 'item', 'items')} ·{' '}
        {head.panellists} on the panel · {day(head.createdAt)}
      </span>
    </li>
  );
}

function NewExercise({ organisation, copies }: { organisation: OwnOrganisation; copies: readonly ExerciseHead[] }) {
  const { route } = useLocation();
  const { data: templates } = useApi<readonly Template[]>('/exercise-templates');
  const { data: radars } = useApi<RadarList>('/radars');
  const [start, setStart] = useState('trend-placement');
  const [ecosystem, setEcosystem] = useState('');
  const [title, setTitle] = useState('');
  const sending = useSend();
  const template = templates?.find(({ id }) => id === start);
  const create = async (): Promise<void> => {
    const body = {
      ...(template ? { template: start } : { copyOf: start }),
      ...(title.trim() && { title: title.trim() }),
      ...(ecosystem && { ecosystem }),
    };
    const sent = await sending.send<Exercise>('POST', `/organisations/${organisation.id}/exercises`, body);
    if (sent.ok) route(`/exercises/${organisation.id}/${sent.data.id}`);
  };
  return (
    <Form sending={sending} onSubmit={() => void create()} label="New exercise">
      <Select
        label="Start from"
        name="template"
        required
        value={start}
        onChange={setStart}
        choices={[
          ...(templates ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ...copies.map(({ id, title: name }) => ({ value: id, label: `A copy of: ${name}` })),
        ]}
        hint={template?.summary}
      />
      <Select
        label="Ecosystem"
        name="ecosystem"
        required={template?.items === null}
        value={ecosystem}
        onChange={setEcosystem}
        empty="None"
        choices={(radars?.radars ?? []).map(({ ecosystem: value, name }) => ({ value, label: name }))}
      />
      <Field label="Title" name="title" value={title} onChange={setTitle} maxLength={160} />
      <Actions label="Set it up" busy={sending.busy} />
    </Form>
  );
}
