import { useState } from 'preact/hooks';
import { sendJson } from '../api/send.js';
import { ReportedName } from '../error-report/reported-name.js';
import type { DeskReport } from '../error-report/types.js';
import { aboutName } from '../error-report/words.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { kindName } from '../radar/sentences.js';
import { say } from '../shell/toast.js';
import { day, moment, pathId } from '../text/format.js';
import { CorrectSignal } from './correct-signal.js';
import { undo } from './decide.js';

interface Props {
  readonly report: DeskReport;
  readonly names: ReadonlyMap<string, string>;
  readonly changed: () => void;
}

/** One report: what was said, what it is about, and the editor's word on it. */
export function ReportRow({ report, names, changed }: Props) {
  return (
    <article class="panel report-row" aria-label={report.name ?? report.target}>
      <div class="stack">
        <p class="small">
          {aboutName(report.about, report.targetKind)}
          {report.ecosystem ? ` (${t(names.get(report.ecosystem) ?? report.ecosystem)})` : ''}. {moment(report.at)},{' '}
          {report.signedIn ? t('by somebody with an account') : t('by a visitor')}
        </p>
        <blockquote>{report.sentence}</blockquote>
        {report.state === 'open' ? <Settling report={report} changed={changed} /> : <Settled report={report} />}
      </div>
      <div class="stack">
        <h2>
          <ReportedName report={report} />
        </h2>
        <Beside report={report} names={names} changed={changed} />
      </div>
    </article>
  );
}

function Beside({ report: { signal, trend, target, openAboutIt }, names, changed }: Props) {
  const more = openAboutIt > 1 ? <p class="small">{t('{n} reports about it are open.', { n: openAboutIt })}</p> : null;
  if (signal)
    return (
      <>
        <p class="small">
          {kindName(signal.kind)}, {day(signal.date)}, {signal.publisher}
          {signal.independent ? '' : `, ${t('a copy that is not counted')}`}
        </p>
        <p class="small">
          {[
            ...signal.tags.map(({ ecosystem }) => t(names.get(ecosystem) ?? ecosystem)),
            ...signal.trends.map(({ name }) => name),
          ].join(' · ') || t('It belongs nowhere.')}
        </p>
        {more}
        <CorrectSignal signal={{ id: target, ...signal }} changed={changed} />
      </>
    );
  if (trend)
    return (
      <>
        <p>{trend.summary}</p>
        <p class="small">
          <a href={`/radars/${trend.ecosystem}?trend=${pathId(target)}`}>
            {t('On the radar: {name}', { name: t(names.get(trend.ecosystem) ?? trend.ecosystem) })}
          </a>
          {trend.origin === 'discovered' ? (
            <>
              {' · '}
              <a href="/desk">{t('Proposals')}</a>
            </>
          ) : null}
        </p>
        {more}
      </>
    );
  return <p class="small">{t('It is no longer there.')}</p>;
}

function Settling({ report, changed }: { report: DeskReport; changed: () => void }) {
  const sending = useSend();
  const [answer, setAnswer] = useState('');
  const settle = async (state: 'mended' | 'not-an-error'): Promise<void> => {
    const sent = await sending.attempt(() =>
      sendJson<{ decision: number }>('POST', `/desk/error-reports/${report.id}/settlement`, { state, answer }),
    );
    if (!sent.ok) return;
    changed();
    say(state === 'mended' ? t('Settled: it is mended.') : t('Settled: it is no error.'), {
      undo: () => undo(sent.data.decision, changed),
    });
  };
  return (
    <Form sending={sending} onSubmit={() => void settle('mended')} label={t('Settle the report')}>
      <Field
        label={t('Answer')}
        name="answer"
        maxLength={300}
        value={answer}
        onChange={setAnswer}
        hint={t('Its author reads it, and it stands in the open log.')}
      />
      <p class="actions">
        <button type="submit" class="button" disabled={sending.busy}>
          {t('Mended')}
        </button>
        <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void settle('not-an-error')}>
          {t('Not an error')}
        </button>
      </p>
    </Form>
  );
}

function Settled({ report: { state, answer, settledAt } }: { report: DeskReport }) {
  return (
    <p>
      <strong>{state === 'mended' ? t('Mended') : t('Not an error')}</strong>
      {settledAt ? `, ${day(settledAt)}` : ''} {answer ? `: “${answer}”` : ''}
    </p>
  );
}
