import { useEffect, useState } from 'preact/hooks';
import { sendJson } from '../api/send.js';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { TextArea } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import type { Exercise, PanelList } from './types.js';

interface Props {
  readonly exercise: Exercise;
  readonly path: string;
  readonly started: number;
  readonly joined: number;
}

/** The panel: links to share, people to write to, groups. */
export function PanelPart({ exercise, path, started, joined }: Props) {
  const { data, retry } = useApi<PanelList>(`${path}/panel`);
  useEffect(retry, [started, joined]);
  const closed = exercise.status === 'closed';
  const move = async (id: string, name: string, group: string): Promise<void> => {
    await sendJson('PUT', `${path}/panel/${id}`, { name, group: group || null });
    retry();
  };
  const letGo = async (id: string): Promise<void> => {
    await sendJson('DELETE', `${path}/panel/${id}`);
    say('Taken off the panel. Ratings given so far stand.');
    retry();
  };
  return (
    <section class="panel-part">
      <h2>Panel</h2>
      {closed ? null : (
        <>
          <ShareLink
            path={`${path}/panel-link`}
            name="A link for everybody in the room"
            hint="Whoever opens it joins, without an account."
          />
          <Invite path={path} exercise={exercise} done={retry} />
          <ShareLink
            path={`${path}/organisation-link`}
            name="A link for other organisations"
            hint="Their managers take part with their own people; each sees the whole and its own figures."
          />
        </>
      )}
      {data?.organisations.length ? <p>Takes part: {data.organisations.map((o) => o.name).join(', ')}.</p> : null}
      {data && data.people.length > 0 ? (
        <div class="table-scroll" tabIndex={0} role="region" aria-label="People on the panel">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Group</th>
                <th scope="col">Answers</th>
                <th scope="col">
                  <span class="hidden-text">Take off</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.people.map((person) => (
                <tr key={person.id} class={person.left ? 'gone' : ''}>
                  <th scope="row">
                    {person.name || 'Somebody who left'}
                    {person.email ? <span class="small"> {person.email}</span> : null}
                  </th>
                  <td>
                    {exercise.setUp.groups.length > 0 && !person.left ? (
                      <select
                        aria-label={`Group of ${person.name}`}
                        value={person.group ?? ''}
                        onChange={(event) => void move(person.id, person.name, event.currentTarget.value)}
                      >
                        <option value="">No group</option>
                        {exercise.setUp.groups.map(({ key, name }) => (
                          <option key={key} value={key}>
                            {name}
                          </option>
                        ))}
                      </select>
                    ) : (
                      (person.group ?? '')
                    )}
                  </td>
                  <td>{person.answered ?? 'not told'}</td>
                  <td>
                    {person.left ? (
                      'left'
                    ) : (
                      <button type="button" class="as-link" onClick={() => void letGo(person.id)}>
                        Take off
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p class="small">Nobody is on the panel yet.</p>
      )}
    </section>
  );
}

export function ShareLink({ path, name, hint }: { path: string; name: string; hint: string }) {
  const [link, setLink] = useState<string | null>(null);
  const sending = useSend();
  const make = async (): Promise<void> => {
    const sent = await sending.send<{ link: string }>('POST', path, {});
    if (sent.ok) setLink(sent.data.link);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link ?? '');
    say('Copied.');
  };
  return (
    <div class="share-link">
      <p>
        <strong>{name}</strong> <span class="small">{hint}</span>
      </p>
      {link ? (
        <p class="actions">
          <input readOnly value={link} aria-label={name} onFocus={(event) => event.currentTarget.select()} />
          <button type="button" class="button quiet" onClick={() => void copy()}>
            Copy
          </button>
        </p>
      ) : (
        <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void make()}>
          Make the link
        </button>
      )}
      <p class="small">It is shown once. A new one replaces it.</p>
      {sending.error ? <p class="form-error">{sending.error.message}</p> : null}
    </div>
  );
}

/** People as one types or pastes them: name, address, group. */
function Invite({ path, exercise, done }: { path: string; exercise: Exercise; done: () => void }) {
  const [text, setText] = useState('');
  const sending = useSend();
  const people = text
    .split('\n')
    .map((line) => line.split(/[,;\t]/).map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name, email, group]) => ({
      name,
      email: email ?? '',
      group:
        exercise.setUp.groups.find((g) => g.name.toLowerCase() === group?.toLowerCase() || g.key === group)?.key ??
        null,
    }));
  const invite = async (): Promise<void> => {
    if (!(await sending.send('POST', `${path}/panel`, { people })).ok) return;
    say(exercise.status === 'open' ? 'Their links are on the way.' : 'They get their links when the round opens.');
    setText('');
    done();
  };
  return (
    <details>
      <summary>Invite by mail</summary>
      <Form sending={sending} onSubmit={() => void invite()} label="Invite by mail">
        <TextArea
          label="One person a line: name, address, group"
          name="people"
          required
          rows={5}
          value={text}
          onChange={setText}
          placeholder={`Anna Svensson, anna@example.org, ${exercise.setUp.groups[0]?.name ?? ''}`}
          hint={
            exercise.setUp.groups.length > 0
              ? `Groups: ${exercise.setUp.groups.map((g) => g.name).join(', ')}`
              : undefined
          }
        />
        <Actions label={`Invite ${people.length || ''}`.trim()} busy={sending.busy} disabled={people.length === 0} />
      </Form>
    </details>
  );
}
