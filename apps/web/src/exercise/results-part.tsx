import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { Failed } from '../state/failed.js';
import { Empty } from '../state/empty.js';
import { SkeletonLines } from '../state/skeleton.js';
import { ResultsView } from './results-view.js';
import type { Exercise, Results } from './types.js';
import { voiceIn, withChoice } from './voice-choice.js';

/** Results for the facilitator: a round at a time, and as files. */
export function ResultsPart({ exercise, path }: { exercise: Exercise; path: string }) {
  const { query, path: here } = useLocation();
  const round = /^\d+$/.test(query.round ?? '') ? query.round : undefined;
  const voice = voiceIn(query) === 'organisation' ? 'organisation' : undefined;
  const ready =
    exercise.rounds.some((r) => r.closedAt !== null) || (exercise.setUp.mode === 'live' && exercise.round > 0);
  const { data, error, retry } = useApi<Results>(ready ? withChoice(`${path}/results`, { round, voice }) : null);
  if (!ready)
    return (
      <Empty title="No results yet">
        <p>Figures are made when a round closes: until then nobody sees any, you included.</p>
      </Empty>
    );
  if (error) return <Failed error={error} retry={retry} what="results" />;
  if (!data) return <SkeletonLines lines={6} label="Loading the results" />;
  const file = (format: string): string => withChoice(`/api/v1${path}/report`, { format, round, voice });
  return (
    <>
      <p class="actions result-files">
        {exercise.rounds
          .filter((r) => r.closedAt !== null)
          .map((r) => (
            <a
              key={r.number}
              href={withChoice(here, { round: String(r.number), voice })}
              aria-current={data.round === r.number ? 'page' : undefined}
            >
              Round {r.number}
            </a>
          ))}
        <span>
          As a file:{' '}
          {['pdf', 'xlsx', 'csv', 'json'].map((format) => (
            <a key={format} href={file(format)} rel="external" target="_self">
              {format.toUpperCase()}
            </a>
          ))}
          <a href={`/api/v1${path}/ratings`} rel="external" target="_self">
            raw data
          </a>
        </span>
      </p>
      <ResultsView results={data} />
    </>
  );
}
