import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, tn } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { usePageTitle } from '../shell/page-title.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { day } from '../text/format.js';
import type { CollectionHead } from './types.js';
import { visibilityName, who } from './words.js';
import './collection.css';

/** What one has collected, what is shared with one, and what everybody may read. */
export function CollectionsPage() {
  usePageTitle(t('Collections'));
  const { account, state } = useSession();
  const mine = useApi<readonly CollectionHead[]>(account ? '/collections' : null);
  const open = useApi<readonly CollectionHead[]>('/public-collections');
  const own = mine.data?.filter(({ role }) => role === 'owner') ?? [];
  const shared = mine.data?.filter(({ role }) => role !== 'owner') ?? [];
  const known = new Set(mine.data?.map(({ id }) => id));
  const others = open.data?.filter(({ id }) => !known.has(id)) ?? [];
  return (
    <div class="page collections">
      <header class="collections-head">
        <h1>{t('Collections')}</h1>
        {account ? <a href="/alerts">{t('Saved searches and alerts')}</a> : null}
      </header>
      {state === 'signed-out' ? (
        <Empty title={t('Keep what matters to your firm')}>
          <p>{t('Signed in, you save signals and trends with one click, note why they matter, and share them.')}</p>
          <p class="actions">
            <a class="button" href={signInHref()}>
              {t('Sign in')}
            </a>
            <a href="/sign-up">{t('Open an account')}</a>
          </p>
        </Empty>
      ) : null}
      {account ? <NewCollection /> : null}
      {mine.error ? <Failed error={mine.error} retry={mine.retry} what={t('list of collections')} /> : null}
      {account && !mine.data && !mine.error ? <SkeletonLines lines={6} label={t('Loading')} /> : null}
      {mine.data && own.length === 0 ? (
        <p class="measure">
          {t('You have none yet. Press “Save” beside any signal or trend, and the first one begins by itself.')}{' '}
          <a href="/signals">{t('Look at signals')}</a>
        </p>
      ) : null}
      <Shelf heads={own} />
      <Shelf title={t('Shared with you')} heads={shared} byOthers />
      <Shelf title={t('Public')} heads={others} byOthers />
    </div>
  );
}

function Shelf({
  title,
  heads,
  byOthers = false,
}: {
  title?: string;
  heads: readonly CollectionHead[];
  byOthers?: boolean;
}) {
  if (heads.length === 0) return null;
  return (
    <section>
      {title ? <h2>{title}</h2> : null}
      <ul class="shelf">
        {heads.map((head) => (
          <li key={head.id}>
            <a class="shelf-title" href={`/collections/${head.id}`}>
              {head.title}
            </a>
            {head.unseen > 0 ? <span class="chip good">{tn(head.unseen, '{n} new', '{n} new')}</span> : null}
            {head.description ? <p class="shelf-text">{head.description}</p> : null}
            <p class="small">
              {tn(head.items, '{n} item', '{n} items')}
              {byOthers ? `, ${who(head.owner)}` : `, ${visibilityName(head.visibility)}`}, {day(head.updatedAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewCollection() {
  const sending = useSend();
  const { route } = useLocation();
  const [title, setTitle] = useState('');
  const begin = async (): Promise<void> => {
    const answer = await sending.send<{ id: string }>('POST', '/collections', { title });
    if (answer.ok) route(`/collections/${answer.data.id}`);
  };
  return (
    <Form sending={sending} onSubmit={() => void begin()} class="new-collection" label={t('New collection')}>
      <Field
        label={t('New collection')}
        name="title"
        value={title}
        onChange={setTitle}
        required
        maxLength={200}
        placeholder={t('What is it about?')}
      />
      <Actions label={t('Begin')} busy={sending.busy} disabled={title.trim() === ''} />
    </Form>
  );
}
