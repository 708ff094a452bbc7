import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { Failed } from '../state/failed.js';
import { ClusterFrame, type Framed } from './cluster-frame.js';
import { percent } from './names.js';
import type { AssessmentHead, QuestionnaireHead } from './readiness-types.js';

export default function ReadinessPage() {
  return <ClusterFrame>{(framed) => <ReadinessView key={framed.id} {...framed} />}</ClusterFrame>;
}

/** The questionnaires, each with the assessments made so far. */
function ReadinessView({ id, manages }: Framed) {
  const { route } = useLocation();
  const questionnaires = useApi<readonly QuestionnaireHead[]>('/questionnaires');
  const assessments = useApi<readonly AssessmentHead[]>(`/clusters/${id}/assessments`);
  const sending = useSend();
  const begin = async (questionnaire: string): Promise<void> => {
    const sent = await sending.send<{ id: string }>('POST', `/clusters/${id}/assessments`, { questionnaire });
    if (sent.ok) route(`/cluster/${id}/readiness/${sent.data.id}`);
  };
  const error = questionnaires.error ?? assessments.error;
  if (error) return <Failed error={error} retry={assessments.retry} what="assessments" />;
  return (
    <div class="questionnaires">
      {(questionnaires.data ?? []).map((questionnaire) => {
        const mine = (assessments.data ?? []).filter((one) => one.questionnaire === questionnaire.id);
        const open = mine.find((one) => !one.closed);
        return (
          <section key={questionnaire.id} class="cluster-section">
            <h2>{questionnaire.name}</h2>
            <p class="small measure">
              {questionnaire.about} {questionnaire.questions} questions, about {Math.round(questionnaire.questions * 2)}{' '}
              minutes.
            </p>
            <ul class="assessment-list">
              {mine.map((one) => (
                <li key={one.id}>
                  <a href={`/cluster/${id}/readiness/${one.id}`}>{one.label}</a> of {one.createdAt.slice(0, 10)}:{' '}
                  {one.overall === null
                    ? 'nothing answered yet'
                    : `${percent(one.overall)}, ${percent(one.answered)} answered`}
                  {one.closed ? '' : ', open'}
                </li>
              ))}
            </ul>
            {manages ? (
              <p class="actions">
                {open ? (
                  <a class="button" href={`/cluster/${id}/readiness/${open.id}`}>
                    Go on with {open.label}
                  </a>
                ) : (
                  <button
                    type="button"
                    class="button"
                    disabled={sending.busy}
                    onClick={() => void begin(questionnaire.id)}
                  >
                    {mine.length === 0 ? 'Begin' : `Begin T${mine.length}`}
                    <span class="hidden-text">: {questionnaire.name}</span>
                  </button>
                )}
              </p>
            ) : mine.length === 0 ? (
              <p class="small">No assessment yet; a manager of the cluster begins one.</p>
            ) : null}
          </section>
        );
      })}
      <FormError error={sending.error} />
    </div>
  );
}
