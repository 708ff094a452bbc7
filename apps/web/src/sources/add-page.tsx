import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Select } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { pathId } from '../text/format.js';
import { type About, aboutBody, AboutFields, NO_ABOUT } from './about-fields.js';
import { CheckReport } from './check-report.js';
import { EditorsOnly } from './editors-only.js';
import { OptionFields } from './option-fields.js';
import { type Options, optionsBody } from './options-body.js';
import type { CheckResult, Connector, Source } from './types.js';
import { useAnswer } from './use-answer.js';
import './sources.css';

/** Adds a source in two steps: look at it, then take it in. */
export function AddSourcePage() {
  usePageTitle(t('Add a source'));
  const connectors = useApi<readonly Connector[]>('/connectors');
  const looking = useSend();
  const adding = useSend();
  const { route } = useLocation();
  const [id, setId] = useState('feed');
  const [options, setOptions] = useState<Options>({});
  const [checkId, setCheckId] = useState<string | null>(null);
  const [about, setAbout] = useState<About>(NO_ABOUT);
  const check = useAnswer<CheckResult>(checkId ? `/source-checks/${pathId(checkId)}` : null);
  const answer = check.data?.id === checkId ? check.data : null;
  const connector = connectors.data?.find((one) => one.id === id);

  const again = (next: () => void): void => {
    next();
    setCheckId(null);
  };
  const look = async (): Promise<void> => {
    if (!connector) return;
    setCheckId(null);
    const sent = await looking.send<{ id: string }>('POST', '/source-checks', {
      connector: id,
      options: optionsBody(options, connector.options),
    });
    if (sent.ok) setCheckId(sent.data.id);
  };
  const add = async (): Promise<void> => {
    const sent = await adding.send<Source>('POST', '/sources', {
      ...aboutBody(about.name === '' && answer?.result?.title ? { ...about, name: answer.result.title } : about),
      checkId,
    });
    if (!sent.ok) return;
    say(t('{name} is added and pulled as soon as a worker is free.', { name: sent.data.name }));
    route(`/sources/${pathId(sent.data.id)}`);
  };
  return (
    <div class="page sources">
      <header class="lead">
        <p class="small">
          <a href="/sources">{t('All sources')}</a>
        </p>
        <h1>{t('Add a source')}</h1>
        <p>{t('First it is looked at: one page is asked for, and nothing is stored. Then you take it in.')}</p>
      </header>
      <EditorsOnly>
        <div class="columns">
          <div class="stack">
            {connectors.error ? (
              <Failed error={connectors.error} retry={connectors.retry} what={t('list of interfaces')} />
            ) : null}
            <Form sending={looking} onSubmit={() => void look()} label={t('Look at a source')}>
              <Select
                label={t('Interface')}
                name="connector"
                required
                value={id}
                onChange={(next) => again(() => (setId(next), setOptions({})))}
                choices={(connectors.data ?? [])
                  .filter(({ delivers }) => delivers !== 'calls')
                  .map(({ id: value, name, status }) => ({
                    value,
                    label: status === 'ready' ? name : `${name} (${t(status)})`,
                  }))}
              />
              {connector ? (
                <OptionFields
                  schema={connector.options}
                  options={options}
                  onChange={(next) => again(() => setOptions(next))}
                />
              ) : null}
              <Actions label={t('Look at it')} busy={looking.busy || (checkId !== null && !answer)} />
            </Form>
          </div>
          <div class="stack">
            {checkId && !check.error && answer?.state !== 'done' && answer?.state !== 'failed' ? (
              <p role="status">{t('A worker asks the source …')}</p>
            ) : null}
            {check.error ? <Failed error={check.error} retry={check.retry} what={t('look at the source')} /> : null}
            {answer && answer.state !== 'waiting' ? <CheckReport answer={answer} /> : null}
            {answer?.result?.ok ? (
              <Form sending={adding} onSubmit={() => void add()} label={t('Take the source in')}>
                <AboutFields
                  about={{ ...about, name: about.name || answer.result.title || '' }}
                  onChange={setAbout}
                  withKind={connector?.delivers === 'signals'}
                />
                <Actions label={t('Add it')} busy={adding.busy} />
              </Form>
            ) : null}
          </div>
        </div>
      </EditorsOnly>
    </div>
  );
}
