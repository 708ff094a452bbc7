import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { takeFragment } from '../account/secret-of-address.js';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { SignedIn } from '../session/signed-in.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import './exercise.css';
import { ShareLink } from './panel-part.js';
import { ResultsView } from './results-view.js';
import type { Results } from './types.js';
import { voiceIn, withChoice } from './voice-choice.js';

/** Where a link for other organisations leads: whose manager one is chooses with which to take part. */
export function JoinOrganisationPage() {
  usePageTitle('Take part with your organisation');
  const [token] = useState(takeFragment);
  const [chosen, setChosen] = useState('');
  const { route } = useLocation();
  const sending = useSend();
  const join = async (id: string): Promise<void> => {
    const sent = await sending.send<{ exerciseId: string }>('POST', `/organisations/${id}/shared-exercises`, { token });
    if (sent.ok) route(`/shared-exercises/${id}/${sent.data.exerciseId}`);
  };
  return (
    <SignedIn why="To take part with your organisation, sign in as one of its managers and open the link again.">
      {({ organisations }) => {
        const own = organisations.filter((o) => o.position === 'manager');
        const id = chosen || own[0]?.id || '';
        return (
          <div class="page exercise">
            <h1>Take part with your organisation</h1>
            <p class="measure">
              Your people join by a link of your own. You will see the whole and your own figures, never those of
              another organisation alone.
            </p>
            {own.length === 0 ? <p>You manage no organisation. Ask the manager of yours to open this link.</p> : null}
            {own.length > 0 ? (
              <Form sending={sending} onSubmit={() => void join(id)} label="Take part">
                <Select
                  label="Organisation"
                  name="organisation"
                  required
                  value={id}
                  onChange={setChosen}
                  choices={own.map((o) => ({ value: o.id, label: o.name }))}
                />
                <Actions label="Take part" busy={sending.busy} />
              </Form>
            ) : null}
          </div>
        );
      }}
    </SignedIn>
  );
}

/** An exercise of others, for the manager of an organisation in it. */
export function SharedExercisePage() {
  const { params } = useRoute();
  const path = `/organisations/${encodeURIComponent(params.organisation ?? '')}/shared-exercises/${encodeURIComponent(params.id ?? '')}`;
  return (
    <SignedIn why="Only managers of organisations that take part see this.">
      {() => (
        <div class="page exercise">
          <ShareLink
            path={`${path}/panel-link`}
            name="A link for your own people"
            hint="Whoever opens it joins the panel for your organisation."
          />
          <Whole path={`${path}/results`} />
        </div>
      )}
    </SignedIn>
  );
}

/** Results that were published, for everybody. */
export function PublishedPage() {
  const { params } = useRoute();
  return (
    <div class="page exercise">
      <Whole path={`/exercises/${encodeURIComponent(params.id ?? '')}`} files />
    </div>
  );
}

function Whole({ path, files = false }: { path: string; files?: boolean }) {
  const { query } = useLocation();
  const voice = voiceIn(query) === 'organisation' ? 'organisation' : undefined;
  const { data, error, retry } = useApi<Results>(withChoice(path, { voice }));
  usePageTitle(data?.exercise.title ?? 'Results');
  if (error?.status === 409) return <p>{error.message}</p>;
  if (error) return <Failed whole error={error} retry={retry} what="results" />;
  if (!data) return <SkeletonLines lines={6} label="Loading the results" />;
  return (
    <>
      <header class="lead">
        <p class="small">{data.exercise.organisation}</p>
        <h1>{data.exercise.title}</h1>
        <p class="measure">{data.exercise.purpose}</p>
      </header>
      {files ? (
        <p class="actions result-files">
          As a file:{' '}
          {['pdf', 'xlsx', 'csv', 'json'].map((format) => (
            <a key={format} href={withChoice(`/api/v1${path}/report`, { format, voice })} rel="external" target="_self">
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      ) : null}
      {data.own ? (
        <p class="small">
          {data.own.length > 0
            ? 'Your own figures stand with each item.'
            : 'Your own figures are kept back: they would be of too few people, or tell another organisation’s alone.'}
        </p>
      ) : null}
      <ResultsView results={data} />
    </>
  );
}
