import { useRoute } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { useSession } from '../session/session.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { AssessorChoice } from './assessor-choice.js';
import { ClusterFrame, type Framed } from './cluster-frame.js';
import { percent } from './names.js';
import { ProfileChart } from './profile-chart.js';
import { QuestionForm } from './question-form.js';
import type { Assessment } from './readiness-types.js';

export default function AssessmentPage() {
  return <ClusterFrame>{(framed) => <AssessmentView {...framed} />}</ClusterFrame>;
}

function AssessmentView({ id, manages }: Framed) {
  const { params } = useRoute();
  const session = useSession();
  const belongs = session.organisations.some((organisation) => organisation.id === id);
  const path = `/clusters/${id}/assessments/${params.assessment}`;
  const { data, error, retry } = useApi<Assessment>(path);
  const mine = useApi<readonly { questionId: string; level: number }[]>(
    belongs && !manages ? `${path}/member-answers` : null,
  );
  const sending = useSend();
  if (error) return <Failed error={error} retry={retry} what="assessment" />;
  if (!data) return <SkeletonLines lines={8} label="Loading the assessment" />;
  const mode = data.closed ? 'read' : data.youAssess ? 'assessor' : manages ? 'self' : belongs ? 'member' : 'read';
  const close = async (): Promise<void> => {
    const sent = await sending.send('PUT', `${path}/closed`, { closed: !data.closed });
    if (!sent.ok) return;
    say(data.closed ? 'Open again.' : 'Closed: it now counts, without your name, among the peers of others.');
    retry();
  };
  return (
    <div class="cluster-stack">
      <section class="cluster-section">
        <h2>
          {data.questionnaire.name}, {data.label}
          {data.closed ? ' (closed)' : ''}
        </h2>
        <p class="bench-sum">
          {data.overall === null ? (
            'Nothing is answered yet.'
          ) : (
            <>
              <strong>{percent(data.overall)}</strong> overall
              {data.target !== null && data.target > data.overall ? `, ${percent(data.target)} wanted` : ''}; weakest:{' '}
              <strong>{data.weakest}</strong>. Confidence {percent(data.confidence)}: how much is answered, how much of
              it has evidence, how recent it is.
            </>
          )}
        </p>
        <ProfileChart dimensions={data.dimensions} beforeLabel={data.beforeLabel} />
        {manages ? (
          <p class="actions">
            <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void close()}>
              {data.closed ? 'Open it again' : 'Close it'}
            </button>
            <AssessorChoice id={id} path={path} assessorId={data.assessorId} onChosen={retry} />
          </p>
        ) : null}
        <FormError error={sending.error} />
      </section>
      {data.priorities.length > 0 ? <Priorities id={id} data={data} manages={manages} /> : null}
      {mode === 'member' ? (
        <p class="measure">You answer as a member. Others see only the median of five answers and more, never yours.</p>
      ) : mode === 'assessor' ? (
        <p class="measure">You are the assessor: your levels go before those of the cluster.</p>
      ) : null}
      {data.questionnaire.dimensions.map((dimension) => (
        <section key={dimension.id} class="cluster-section">
          <h2>{dimension.name}</h2>
          {data.questionnaire.questions
            .filter((question) => question.dimension === dimension.id)
            .map((question) => (
              <QuestionForm
                key={`${question.id}-${mine.data ? 'mine' : ''}`}
                path={path}
                question={question}
                mode={mode}
                answers={data.answers.filter(({ questionId }) => questionId === question.id)}
                own={mine.data?.find(({ questionId }) => questionId === question.id)?.level ?? null}
                hint={data.hints.find(({ questionId }) => questionId === question.id)?.text ?? null}
                members={data.members.find(({ questionId }) => questionId === question.id)?.rolled ?? { shown: false }}
                onSaved={retry}
              />
            ))}
        </section>
      ))}
    </div>
  );
}

/** The gaps that are worth most, with the way into the plan. */
function Priorities({ id, data, manages }: { id: string; data: Assessment; manages: boolean }) {
  const sending = useSend();
  const plan = async (text: string): Promise<void> => {
    const body = { title: text.replace(/\?$/, ''), because: `Gap in ${data.questionnaire.name}, ${data.label}` };
    const sent = await sending.send('POST', `/clusters/${id}/actions`, body);
    if (sent.ok) say('Added to the plan.');
  };
  return (
    <section class="cluster-section">
      <h2>What to do first</h2>
      <p class="small">Weight of the question × gap to the target × how much your trends need it ÷ effort.</p>
      <ol class="priorities">
        {data.priorities.slice(0, 6).map((priority) => (
          <li key={priority.questionId}>
            <span>
              <a href={`#${priority.questionId}`}>{priority.text}</a>{' '}
              <span class="small">
                gap {percent(priority.gap)}, relevance {percent(priority.relevance)}
              </span>
            </span>
            {manages ? (
              <button type="button" class="as-link" disabled={sending.busy} onClick={() => void plan(priority.text)}>
                Into the plan<span class="hidden-text">: {priority.text}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      <FormError error={sending.error} />
    </section>
  );
}
