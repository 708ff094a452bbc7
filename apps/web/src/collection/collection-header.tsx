import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { asApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { Actions } from '../form/actions.js';
import { Field, TextArea } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, tn, word } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { Menu } from '../shell/menu.js';
import { say } from '../shell/toast.js';
import { day } from '../text/format.js';
import type { Change } from './change.js';
import { ImportDialog } from './import-dialog.js';
import { MergeDialog } from './merge-dialog.js';
import { ShareDialog } from './share-dialog.js';
import type { Collection } from './types.js';
import { download } from './use-collection.js';
import { WatchButton } from './watch-button.js';
import { visibilityName, who } from './words.js';

interface Props {
  readonly collection: Collection;
  readonly writable: boolean;
  readonly change: Change;
  readonly read: () => Promise<void>;
}

const FORMATS = [
  ['pdf', word('PDF briefing')],
  ['xlsx', word('Excel')],
  ['csv', 'CSV'],
  ['ris', word('RIS, for reference managers')],
  ['bib', 'BibTeX'],
  ['json', 'JSON'],
] as const;

/** What the collection is, whose, and what can be done with it as a whole. */
export function CollectionHeader({ collection, writable, change, read }: Props) {
  const { id, title, description, owner, visibility, items, role, updatedAt } = collection;
  const { account } = useSession();
  const { route } = useLocation();
  const [editing, setEditing] = useState(false);
  const [open, setOpen] = useState<'share' | 'import' | 'merge' | null>(null);
  const close = (): void => setOpen(null);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      say(asApiError(problem).message);
    }
  };
  const copy = () =>
    attempt(async () => {
      const made = await sendJson<{ id: string }>('POST', `/collections/${id}/copies`, {});
      route(`/collections/${made.id}`);
      say(t('This is a copy of your own. Only you can read it.'));
    });
  const remove = () =>
    attempt(async () => {
      await sendJson('DELETE', `/collections/${id}`);
      route('/collections');
      say(t('Deleted “{title}”.', { title }), {
        undo: async () => {
          await sendJson('POST', `/collections/${id}/restoration`);
          route(`/collections/${id}`);
        },
      });
    });
  return (
    <header class="collection-header">
      <p class="small">
        {role === 'owner' ? visibilityName(visibility) : t('By {name}', { name: who(owner) })},{' '}
        {tn(items.length, '{n} item', '{n} items')}, {t('changed on {day}', { day: day(updatedAt) })}
      </p>
      {editing ? (
        <HeadEditor collection={collection} change={change} onDone={() => setEditing(false)} />
      ) : (
        <>
          <h1>{title}</h1>
          {description ? <p class="collection-description">{description}</p> : null}
        </>
      )}
      <p class="collection-tools" role="group" aria-label={t('The collection')}>
        {role === 'owner' ? (
          <button type="button" class="button" onClick={() => setOpen('share')}>
            {t('Share')}
          </button>
        ) : null}
        <Menu name={t('Export')}>
          {FORMATS.map(([format, name]) => (
            <li key={format}>
              <button type="button" onClick={() => void attempt(() => download(`/collections/${id}/export/${format}`))}>
                {t(name)}
              </button>
            </li>
          ))}
        </Menu>
        {writable ? (
          <Menu name={t('Change')}>
            <li>
              <button type="button" onClick={() => setEditing(true)}>
                {t('Title and description')}
              </button>
            </li>
            <li>
              <button
                type="button"
                onClick={() =>
                  void change(t('Section added.'), () =>
                    sendJson('POST', `/collections/${id}/sections`, { title: t('New section') }),
                  )
                }
              >
                {t('Add a section')}
              </button>
            </li>
            <li>
              <button type="button" onClick={() => setOpen('import')}>
                {t('Import addresses')}
              </button>
            </li>
            <li>
              <button type="button" onClick={() => setOpen('merge')}>
                {t('Merge another one into it')}
              </button>
            </li>
            {role === 'owner' ? (
              <li>
                <button type="button" onClick={() => void remove()}>
                  {t('Delete')}
                </button>
              </li>
            ) : null}
          </Menu>
        ) : null}
        {account ? (
          <button type="button" class="as-link" onClick={() => void copy()}>
            {t('Make a copy')}
          </button>
        ) : (
          <a href={signInHref()}>{t('Sign in to keep a copy')}</a>
        )}
        {account && (role !== 'visitor' || visibility === 'public') ? (
          <WatchButton label={t('Follow')} wanted={{ kind: 'collection', collectionId: id }} />
        ) : null}
        {visibility === 'public' ? (
          <a href={`/api/v1/collections/${id}/feed`} target="_self" rel="external">
            {t('Feed')}
          </a>
        ) : null}
      </p>
      {role === 'owner' ? (
        <ShareDialog collection={collection} open={open === 'share'} onClose={close} read={read} />
      ) : null}
      {writable ? <ImportDialog id={id} open={open === 'import'} onClose={close} change={change} /> : null}
      {writable ? <MergeDialog id={id} open={open === 'merge'} onClose={close} change={change} /> : null}
    </header>
  );
}

function HeadEditor({ collection, change, onDone }: { collection: Collection; change: Change; onDone: () => void }) {
  const sending = useSend();
  const [title, setTitle] = useState(collection.title);
  const [description, setDescription] = useState(collection.description);
  const [version, setVersion] = useState(collection.version);
  const save = async (): Promise<void> => {
    const body = {
      version,
      ...(title !== collection.title && { title }),
      ...(description !== collection.description && { description }),
    };
    const answer = await sending.send<{ version: number }>('PATCH', `/collections/${collection.id}`, body);
    if (!answer.ok) {
      const newest = answer.error.status === 409 && answer.error.fields.find(({ path }) => path === 'version')?.message;
      if (newest) setVersion(Number(newest));
      return;
    }
    onDone();
    await change(t('Saved.'), async () => answer.data);
  };
  return (
    <Form sending={sending} onSubmit={() => void save()} label={t('Title and description')}>
      <Field label={t('Title')} name="title" value={title} onChange={setTitle} required maxLength={200} />
      <TextArea
        label={t('Description')}
        name="description"
        value={description}
        onChange={setDescription}
        maxLength={5_000}
        rows={3}
      />
      <Actions label={t('Save')} busy={sending.busy}>
        <button type="button" class="as-link" onClick={onDone}>
          {t('Cancel')}
        </button>
      </Actions>
    </Form>
  );
}
