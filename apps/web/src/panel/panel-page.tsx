import { t, word } from '../i18n/t.js';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { getJson } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { useApi } from '../api/use-api.js';
import type { Feedback, PanelView } from '../exercise/types.js';
import { useLive } from '../exercise/use-live.js';
import { WHO_SEES } from '../exercise/words.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { moment } from '../text/format.js';
import { ItemCard } from './item-card.js';
import './panel.css';
import { useRatings } from './use-ratings.js';

/** The panellist's screen: made for a phone in a workshop, one item at a time. */
export function PanelPage() {
  const { params } = useRoute();
  const id = params.id ?? '';
  const { data, error, retry } = useApi<PanelView>(`/panel/${encodeURIComponent(id)}`);
  usePageTitle(data?.title ?? t('Exercise'));
  if (error)
    return (
      <div class="page">
        <Failed whole error={error} retry={retry} what={t('exercise that you take part in')} />
        {error.status === 404 ? <p>{t('Open the link you were invited with once more.')}</p> : null}
      </div>
    );
  if (!data)
    return (
      <div class="page">
        <SkeletonLines lines={5} label={t('Loading the exercise')} />
      </div>
    );
  // A new round begins anew: with what stands from the one before.
  return <Panel key={`${data.id}-${data.round}`} view={data} reload={retry} />;
}

function Panel({ view, reload }: { view: PanelView; reload: () => void }) {
  const { query, route } = useLocation();
  const [feedback, setFeedback] = useState<readonly Feedback[]>(view.feedback);
  const refresh = (): void => {
    if (view.mode === 'live')
      getJson<readonly Feedback[]>(`/panel/${view.id}/feedback`).then(setFeedback, () => undefined);
  };
  useEffect(() => setFeedback(view.feedback), [view]);
  const [news, setNews] = useState(0);
  useLive<{ status: string; round: number }>(`/panel/${view.id}/live`, 'exercise', (told) => {
    if (told.status !== view.status || told.round !== view.round) reload();
    else refresh();
    setNews((n) => n + 1);
  });
  const answers = useRatings(view.id, view.round, view.ratings, refresh);
  const open = view.status === 'open';
  const asked = view.items.filter((item) => item.settledRound === null || item.settledRound >= view.round);
  const keys = view.criteria.map((c) => c.key);
  const done = (itemId: string): boolean => keys.every((key) => answers.of(itemId, key)?.given);
  const finished = asked.filter((item) => done(item.id)).length;
  const at = asked.findIndex((item) => item.id === query.item);
  const go = (to: number | null): void => {
    route(to === null ? `/panel/${view.id}` : `/panel/${view.id}?item=${asked[to]!.id}`);
    scrollTo(0, 0);
  };
  const first = Math.max(
    0,
    asked.findIndex((item) => !done(item.id)),
  );

  return (
    <div class="page panellist">
      <header class="panel-head">
        <p class="small">
          {view.organisation}
          {view.mode === 'rounds' && view.round > 0 ? ` · ${t('round {n}', { n: view.round })}` : ''}
          {view.closesAt ? ` · ${t('until {moment} (Brussels)', { moment: moment(view.closesAt) })}` : ''}
        </p>
        <progress value={finished} max={Math.max(1, asked.length)} aria-label={t('Items answered')} />
        <p class="small">
          <span data-finished={finished}>{t('{n} of {of} answered', { n: finished, of: asked.length })}</span> ·{' '}
          <span role="status">{t(SAVING[answers.saving])}</span>
        </p>
        {answers.refusal ? (
          <p class="form-error" role="alert">
            {answers.refusal}
          </p>
        ) : null}
        {answers.conflicts.map((conflict) => (
          <p key={`${conflict.itemId}${conflict.criterion}`} class="form-error" role="alert">
            {t('On another device you answered {value} to “{title}”.', {
              value: conflict.kept ?? t('no opinion'),
              title: view.items.find((i) => i.id === conflict.itemId)?.title ?? '',
            })}{' '}
            <button type="button" class="as-link" onClick={() => answers.settle(conflict, false)}>
              {t('Keep that')}
            </button>{' '}
            <button type="button" class="as-link" onClick={() => answers.settle(conflict, true)}>
              {t('Use {value}', { value: conflict.value ?? t('no opinion') })}
            </button>
          </p>
        ))}
      </header>
      {at < 0 ? (
        <Overview view={view} open={open} finished={finished} asked={asked} done={done} begin={() => go(first)} />
      ) : (
        <>
          <ItemCard
            key={asked[at]!.id}
            view={view}
            item={asked[at]!}
            feedback={feedback}
            answers={answers}
            open={open}
            news={news}
          />
          <nav class="panel-nav" aria-label={t('Items')}>
            <button type="button" class="button quiet" onClick={() => go(at === 0 ? null : at - 1)}>
              {t('Back')}
            </button>
            <span class="small">{t('{n} of {of}', { n: at + 1, of: asked.length })}</span>
            <button type="button" class="button" onClick={() => go(at === asked.length - 1 ? null : at + 1)}>
              {at === asked.length - 1 ? t('Done') : t('Next')}
            </button>
          </nav>
        </>
      )}
    </div>
  );
}

const SAVING = {
  saved: word('All is saved'),
  saving: word('Saving'),
  waiting: word('No connection: kept on this device, trying again'),
  refused: word('Not saved'),
} as const;

interface OverviewProps {
  readonly view: PanelView;
  readonly open: boolean;
  readonly finished: number;
  readonly asked: PanelView['items'];
  readonly done: (id: string) => boolean;
  readonly begin: () => void;
}

function Overview({ view, open, finished, asked, done, begin }: OverviewProps) {
  const { route } = useLocation();
  const leave = async (): Promise<void> => {
    await sendJson('DELETE', `/panel/${view.id}/me`);
    route('/');
  };
  const all = finished === asked.length && asked.length > 0;
  return (
    <>
      <h1>{view.title}</h1>
      {view.purpose ? <p class="purpose">{view.purpose}</p> : null}
      <p class="small">{t(WHO_SEES[view.anonymity])}</p>
      {view.status === 'draft' ? <p>{t('It has not begun yet. This page tells when it does.')}</p> : null}
      {view.status === 'between' ? <p>{t('This round is closed. This page tells when the next one opens.')}</p> : null}
      {view.status === 'closed' ? <p>{t('The exercise is closed. Thank you for taking part.')}</p> : null}
      {open && all ? (
        <p class="thanks">{t('Thank you, that was all. You may change answers until the round closes.')}</p>
      ) : null}
      {open ? (
        <p>
          <button type="button" class="button big" onClick={begin}>
            {finished === 0 ? t('Begin') : all ? t('Look through it') : t('Go on')}
          </button>
        </p>
      ) : null}
      <ol class="panel-items">
        {view.items.map((item) => {
          const settled = item.settledRound !== null && item.settledRound < view.round;
          return (
            <li key={item.id} class={done(item.id) ? 'done' : ''}>
              {settled ? <span>{item.title}</span> : <a href={`/panel/${view.id}?item=${item.id}`}>{item.title}</a>}
              <span class="small">{settled ? t('settled') : done(item.id) ? t('answered') : ''}</span>
            </li>
          );
        })}
      </ol>
      <details>
        <summary>{t('Leave')}</summary>
        <p>
          {t(
            'Your name, answers and comments are taken out. Figures that are out already stay; they tell nothing about one person.',
          )}
        </p>
        <button type="button" class="button quiet" onClick={() => void leave()}>
          {t('Leave and withdraw everything')}
        </button>
      </details>
    </>
  );
}
