import { useRoute } from 'preact-iso';
import { inEnglish } from '../i18n/t.js';
import { useApi } from '../api/use-api.js';
import { NotFoundPage } from '../pages/not-found-page.js';
import { SignedIn } from '../session/signed-in.js';
import { usePageTitle } from '../shell/page-title.js';
import { Tabs } from '../shell/tabs.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import './exercise.css';
import { ResultsPart } from './results-part.js';
import { RunningPart } from './running-part.js';
import { ScenariosPart } from './scenarios-part.js';
import { SetUpPart } from './set-up-part.js';
import type { Exercise } from './types.js';
import { STATUS } from './words.js';

const PARTS = [
  { part: '', name: 'Run' },
  { part: 'set-up', name: 'Set-up' },
  { part: 'results', name: 'Results' },
  { part: 'scenarios', name: 'Scenarios' },
] as const;

/** The facilitator's screen of one exercise. */
export function FacilitatorPage() {
  return <SignedIn why="Exercises are run by the managers of an organisation.">{() => <One />}</SignedIn>;
}

function One() {
  const { params } = useRoute();
  const path = `/organisations/${encodeURIComponent(params.organisation ?? '')}/exercises/${encodeURIComponent(params.id ?? '')}`;
  const page = `/exercises/${params.organisation}/${params.id}`;
  const { data, error, retry } = useApi<Exercise>(path);
  const part = params.part ?? '';
  usePageTitle(data?.setUp.title ?? 'Exercise');
  if (!PARTS.some(({ part: own }) => own === part)) return <NotFoundPage />;
  if (error)
    return (
      <div class="page" lang={inEnglish()}>
        <Failed whole error={error} retry={retry} what="exercise" />
      </div>
    );
  if (!data)
    return (
      <div class="page" lang={inEnglish()}>
        <SkeletonLines lines={6} label="Loading the exercise" />
      </div>
    );
  return (
    <div class="page exercise" lang={inEnglish()}>
      <header class="lead">
        <p class="small">
          <a href="/exercises">Exercises</a> · {data.organisation}
        </p>
        <h1>{data.setUp.title}</h1>
        <p class={`status-${data.status}`}>
          {STATUS[data.status]}
          {data.round > 0 ? `, round ${data.round}` : ''}
        </p>
      </header>
      <Tabs
        label="Parts of the exercise"
        items={PARTS.map(({ part: own, name }) => ({
          href: own ? `${page}/${own}` : page,
          name,
          current: own === part,
        }))}
      />
      {part === '' ? <RunningPart exercise={data} path={path} reload={retry} /> : null}
      {part === 'set-up' ? <SetUpPart key={data.version} exercise={data} path={path} reload={retry} /> : null}
      {part === 'results' ? <ResultsPart exercise={data} path={path} /> : null}
      {part === 'scenarios' ? <ScenariosPart path={path} /> : null}
    </div>
  );
}
