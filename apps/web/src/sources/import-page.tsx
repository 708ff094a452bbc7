import { useState } from 'preact/hooks';
import { KINDS } from '../api/types.js';
import { sendFile } from './send-file.js';
import { Actions } from '../form/actions.js';
import { Select, Toggle } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { KIND_NAMES } from '../radar/sentences.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { bytes, pathId } from '../text/format.js';
import { Ecosystems } from './about-fields.js';
import { EditorsOnly } from './editors-only.js';
import { ListReport } from './list-report.js';
import type { ListResult } from './types.js';
import { useAnswer } from './use-answer.js';
import './sources.css';

/** Takes a list of feeds in: first a dry run that adds nothing, then the real one. */
export function ImportListPage() {
  usePageTitle(t('Import a list of feeds'));
  const sending = useSend();
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState('news');
  const [enabled, setEnabled] = useState(true);
  const [ecosystems, setEcosystems] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<{ id: string; dryRun: boolean } | null>(null);
  const check = useAnswer<ListResult>(asked ? `/source-lists/${pathId(asked.id)}` : null);
  const answer = check.data?.id === asked?.id ? check.data : null;
  const worth = asked?.dryRun === true && (answer?.result?.new ?? 0) > 0;

  const send = async (dryRun: boolean): Promise<void> => {
    if (!file) return;
    setAsked(null);
    const query = new URLSearchParams({ dryRun: String(dryRun), enabled: String(enabled), kind });
    if (ecosystems.length > 0) query.set('ecosystems', ecosystems.join(','));
    const sent = await sending.attempt(() => sendFile<{ id: string }>(`/source-lists?${query}`, file));
    if (sent.ok) setAsked({ id: sent.data.id, dryRun });
  };
  return (
    <div class="page sources">
      <header class="lead">
        <p class="small">
          <a href="/sources">{t('All sources')}</a>
        </p>
        <h1>{t('Import a list of feeds')}</h1>
        <p>
          {t('An OPML file, as feed readers export it. Each row is added, known already, or refused with its reason.')}
        </p>
      </header>
      <EditorsOnly>
        <Form sending={sending} onSubmit={() => void send(!worth)} label={t('Import a list of feeds')}>
          <div class="field">
            <label for="list">{t('The list (OPML)')}</label>
            <input
              id="list"
              type="file"
              accept=".opml,.xml,text/xml,text/x-opml"
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
                setAsked(null);
              }}
            />
            {file ? <p class="small">{bytes(file.size)}</p> : null}
          </div>
          <Select
            label={t('Kind of the signals')}
            name="kind"
            required
            value={kind}
            onChange={setKind}
            choices={KINDS.map((one) => ({ value: one, label: KIND_NAMES[one][0] }))}
          />
          <Ecosystems chosen={ecosystems} onChange={setEcosystems} />
          <Toggle label={t('Pull the new sources from now on')} name="enabled" value={enabled} onChange={setEnabled} />
          <Actions
            label={worth ? t('Add them') : t('Check it (dry run)')}
            busy={sending.busy || (asked !== null && answer?.state !== 'done' && answer?.state !== 'failed')}
            disabled={!file}
          />
        </Form>
        {check.error ? <Failed error={check.error} retry={check.retry} what={t('report')} /> : null}
        {answer && answer.state !== 'waiting' ? <ListReport answer={answer} dryRun={asked?.dryRun === true} /> : null}
      </EditorsOnly>
    </div>
  );
}
