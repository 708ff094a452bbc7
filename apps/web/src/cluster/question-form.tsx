import { useRef, useState } from 'preact/hooks';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import type { GivenAnswer, Question, Rolled } from './readiness-types.js';

interface Props {
  readonly path: string;
  readonly question: Question;
  readonly mode: 'self' | 'assessor' | 'member' | 'read';
  readonly answers: readonly GivenAnswer[];
  /** What the person answered as a member. */
  readonly own: number | null;
  readonly hint: string | null;
  readonly members: Rolled;
  readonly onSaved: () => void;
}
const PLACES = { self: 'answers', assessor: 'assessor-answers', member: 'member-answers' } as const;

/** One question: choosing a level saves it at once; target, evidence and note follow. */
export function QuestionForm({ path, question, mode, answers, own, hint, members, onSaved }: Props) {
  const given = answers.find(({ by }) => by === (mode === 'assessor' ? 'assessor' : 'self'));
  const assessed = answers.find(({ by }) => by === 'assessor');
  const [draft, setDraft] = useState({
    level: mode === 'member' ? own : (given?.level ?? null),
    target: given?.target ?? null,
    evidence: given?.evidence ?? '',
    note: given?.note ?? '',
  });
  const sending = useSend();
  const queue = useRef<Promise<void>>(Promise.resolve());
  const save = async (next: typeof draft): Promise<void> => {
    setDraft(next);
    if (mode === 'read') return;
    const { level } = next;
    const answer = mode === 'member' ? { questionId: question.id, level } : { questionId: question.id, ...next };
    // One after the other: a second choice made while the first is on its way must not be lost.
    queue.current = queue.current.then(async () => {
      const sent = await sending.send('PUT', `${path}/${PLACES[mode]}`, { answers: [answer] });
      if (sent.ok) onSaved();
    });
    await queue.current;
  };
  return (
    <fieldset class="question" id={question.id} disabled={mode === 'read'}>
      <legend>{question.text}</legend>
      {hint ? <p class="hint small">{hint}</p> : null}
      <ol class="levels">
        {question.levels.map((level, at) => (
          <li key={at}>
            <label>
              <input
                type="radio"
                name={`level-${question.id}`}
                value={at}
                checked={draft.level === at}
                onChange={() => void save({ ...draft, level: at })}
              />
              <span class="level-number">{at}</span>
              <span>{level}</span>
              {mode !== 'assessor' && assessed?.level === at ? <span class="badge">assessor</span> : null}
            </label>
          </li>
        ))}
      </ol>
      {mode === 'self' || mode === 'assessor' ? (
        <div class="field-row">
          {mode === 'self' ? (
            <label class="field">
              Target
              <select
                value={draft.target ?? ''}
                onChange={(event) =>
                  void save({
                    ...draft,
                    target: event.currentTarget.value === '' ? null : Number(event.currentTarget.value),
                  })
                }
              >
                <option value="">none</option>
                {question.levels.map((_, at) => (
                  <option key={at} value={at}>
                    {at}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <label class="field">
            <span>
              Evidence <span class="small">({question.evidence})</span>
            </span>
            <input
              maxLength={1000}
              value={draft.evidence}
              onChange={(event) => void save({ ...draft, evidence: event.currentTarget.value })}
            />
          </label>
        </div>
      ) : given?.evidence ? (
        <p class="small">Evidence: {given.evidence}</p>
      ) : null}
      {members.shown ? (
        <p class="small">
          {members.n} members say {members.median}, half of them between {members.q1} and {members.q3}.
        </p>
      ) : null}
      <FormError error={sending.error} />
    </fieldset>
  );
}
