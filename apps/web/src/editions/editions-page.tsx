import './editions.css';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { FIRST_ECOSYSTEM } from '../form/ecosystem-choice.js';
import { t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { NoEdition } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { TableScroll } from '../table/table-scroll.js';
import { count, day } from '../text/format.js';
import type { EditionPage } from './types.js';

/** All editions; two of them can be compared, and a day leads to the radars as they stood then. */
export function EditionsPage() {
  usePageTitle(t('Editions'));
  const { query, route } = useLocation();
  const before = query['before'];
  const { data, error, retry } = useApi<EditionPage>(`/editions?limit=50${before ? `&before=${before}` : ''}`);
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const items = data?.items ?? [];
  const chosenTo = to ?? items[0]?.number ?? null;
  const chosenFrom = from ?? items[1]?.number ?? null;
  return (
    <div class="page editions">
      <header class="lead">
        <h1>{t('Editions')}</h1>
        <p>
          {t(
            'Each edition is all radars of a day, frozen with method, parameters and a hash of what went in. It can be rebuilt bit for bit, and is never changed.',
          )}
        </p>
      </header>
      {error ? <Failed error={error} retry={retry} what={t('list of editions')} /> : null}
      {!data && !error ? <SkeletonLines lines={8} label={t('Loading')} /> : null}
      {data && items.length === 0 && !before ? <NoEdition /> : null}
      {items.length > 0 ? (
        <>
          <form
            class="edition-day"
            onSubmit={(event) => {
              event.preventDefault();
              const asOf = new FormData(event.currentTarget).get('day');
              if (asOf) route(`/radars/${FIRST_ECOSYSTEM}?asOf=${String(asOf)}`);
            }}
          >
            <label for="as-of">{t('The radars as they stood on')}</label>
            <input id="as-of" name="day" type="date" required max={items[0]!.asOf} />
            <button type="submit" class="button quiet">
              {t('Show')}
            </button>
          </form>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              route(`/editions/compare?from=${chosenFrom}&to=${chosenTo}`);
            }}
          >
            <TableScroll label={t('Editions')}>
              <table class="table">
                <caption class="hidden-text">{t('Editions, newest first; choose two to compare')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('Edition')}</th>
                    <th scope="col">{t('As of')}</th>
                    <th scope="col" class="number">
                      {t('Signals')}
                    </th>
                    <th scope="col">{t('Method')}</th>
                    <th scope="col">{t('Hash')}</th>
                    <th scope="col">{t('From')}</th>
                    <th scope="col">{t('To')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ number, asOf, signalCount, methodVersion, hash, synthetic }) => (
                    <tr key={number}>
                      <th scope="row">
                        <a href={`/radars/${FIRST_ECOSYSTEM}?edition=${number}`}>{number}</a>{' '}
                        {synthetic ? <span class="chip">{t('synthetic')}</span> : null}
                      </th>
                      <td>{day(asOf)}</td>
                      <td class="number">{count(signalCount)}</td>
                      <td>{methodVersion}</td>
                      <td>
                        <code>{hash.slice(0, 12)}</code>
                      </td>
                      <td>
                        <Pick
                          name="from"
                          number={number}
                          value={chosenFrom}
                          onPick={setFrom}
                          label={t('Compare from edition {number}', { number })}
                        />
                      </td>
                      <td>
                        <Pick
                          name="to"
                          number={number}
                          value={chosenTo}
                          onPick={setTo}
                          label={t('Compare to edition {number}', { number })}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
            <p class="actions">
              <button
                type="submit"
                class="button"
                disabled={chosenFrom === null || chosenTo === null || chosenFrom === chosenTo}
              >
                {t('What moved, and why')}
              </button>
              {data?.nextBefore ? <a href={`/editions?before=${data.nextBefore}`}>{t('Older editions')}</a> : null}
            </p>
          </form>
        </>
      ) : null}
    </div>
  );
}

function Pick(props: {
  name: string;
  number: number;
  value: number | null;
  label: string;
  onPick: (n: number) => void;
}) {
  const { name, number, value, label, onPick } = props;
  return (
    <label class="pick">
      <input type="radio" name={name} aria-label={label} checked={value === number} onChange={() => onPick(number)} />
    </label>
  );
}
