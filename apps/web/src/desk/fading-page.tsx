import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form, FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { Dialog } from '../shell/dialog.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { count, day, pathId } from '../text/format.js';
import { decide } from './decide.js';
import { DeskFrame } from './desk-frame.js';
import { useMayEdit } from './may-edit.js';
import type { DeskTrend, FadingTrend } from './types.js';

/** Trends that are let go: those of which nothing is heard any more, and those that editors phase out. */
export function FadingPage() {
  const fading = useApi<readonly FadingTrend[]>('/desk/fading');
  const desk = useApi<readonly DeskTrend[]>('/desk/trends?status=active');
  const mayEdit = useMayEdit();
  const sending = useSend();
  const [chosen, setChosen] = useState<FadingTrend | null>(null);
  const [reason, setReason] = useState('');
  const leaving = (desk.data ?? []).filter(({ phaseOut }) => phaseOut);
  const changed = (): void => {
    fading.retry();
    desk.retry();
  };
  const phaseOut = async (): Promise<void> => {
    const sent = await sending.attempt(() => decide(chosen!, { action: 'phase-out', reason: reason.trim() }, changed));
    if (sent.ok) setChosen(null);
  };
  const quiet = (fading.data ?? []).filter(({ phaseOut: since }) => since === null);
  return (
    <DeskFrame here="/desk/fading">
      <section>
        <h2>{t('Being phased out')}</h2>
        <p class="small measure">
          {t('They stay on their radars, marked, with all their history, until they end or are kept after all.')}
        </p>
        <FormError error={chosen ? null : sending.error} />
        {leaving.length === 0 ? (
          <p>{t('None.')}</p>
        ) : (
          <ul class="plain-list">
            {leaving.map((trend) => (
              <li key={trend.id}>
                <a href={`/trends/${pathId(trend.id)}`}>{trend.name}</a>,{' '}
                {t('since {day}', { day: day(trend.phaseOut!) })}: “{trend.phaseOutReason}”{' '}
                {mayEdit ? (
                  <button
                    type="button"
                    class="as-link"
                    aria-label={t('Keep {name}', { name: trend.name })}
                    onClick={() => void sending.attempt(() => decide(trend, { action: 'keep' }, changed))}
                  >
                    {t('Keep it')}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t('Nothing heard for two complete years')}</h2>
        {fading.error ? <Failed error={fading.error} retry={fading.retry} what={t('list')} /> : null}
        {!fading.data && !fading.error ? <SkeletonLines lines={5} label={t('Loading')} /> : null}
        {fading.data && quiet.length === 0 ? <p>{t('None: there is recent evidence of every trend.')}</p> : null}
        {quiet.length > 0 ? (
          <DataTable
            caption={t('Trends without recent evidence')}
            rows={quiet}
            rowKey={({ id }) => id}
            columns={[
              {
                name: t('Trend'),
                by: ({ name }) => name,
                cell: ({ id, name }) => <a href={`/trends/${pathId(id)}`}>{name}</a>,
              },
              {
                name: t('Last evidence'),
                number: true,
                by: ({ quietSince }) => quietSince,
                cell: ({ quietSince }) => quietSince,
              },
              { name: t('Evidence'), number: true, by: ({ volume }) => volume, cell: ({ volume }) => count(volume) },
              {
                name: t('Decide'),
                cell: (trend) =>
                  mayEdit ? (
                    <button
                      type="button"
                      class="as-link"
                      aria-label={t('Phase out {name}', { name: trend.name })}
                      onClick={() => setChosen(trend)}
                    >
                      {t('Phase out')}
                    </button>
                  ) : (
                    '–'
                  ),
              },
            ]}
          />
        ) : null}
      </section>
      <Dialog
        title={t('Phase out "{name}"', { name: chosen?.name ?? '' })}
        open={chosen !== null}
        onClose={() => setChosen(null)}
      >
        <Form sending={sending} onSubmit={() => void phaseOut()} label={t('Phase out')}>
          <Field
            label={t('Why')}
            name="reason"
            required
            minLength={3}
            maxLength={300}
            value={reason}
            onChange={setReason}
          />
          <Actions label={t('Phase it out')} busy={sending.busy} />
        </Form>
      </Dialog>
    </DeskFrame>
  );
}
