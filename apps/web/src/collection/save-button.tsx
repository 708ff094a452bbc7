import { asApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { Menu } from '../shell/menu.js';
import { say } from '../shell/toast.js';
import { type Held, lookAgain, useSaved } from './saved.js';
import './save-button.css';

interface Props {
  readonly kind: 'signal' | 'trend';
  readonly id: string;
  /** Its title, for those who hear the button instead of seeing where it stands. */
  readonly title: string;
}

const Ribbon = ({ full }: { full: boolean }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" class={full ? 'ribbon full' : 'ribbon'}>
    <path d="M4 2.5h8v11l-4-3-4 3z" />
  </svg>
);

/** Saves a signal or trend with one click into the collection last used; what is saved shows where, and can go into others. */
export function SaveButton({ kind, id, title }: Props) {
  const { account, state } = useSession();
  const { held, collections } = useSaved(account?.id ?? null, kind, id);
  if (state === 'unknown') return <span class="save" />;
  if (!account)
    return (
      <a class="save" href={signInHref()} aria-label={t('Sign in to save “{title}”', { title })}>
        <Ribbon full={false} /> {t('Save')}
      </a>
    );
  const save = async (collectionId?: string): Promise<void> => {
    try {
      const body = { kind, ref: id, ...(collectionId && { collectionId }) };
      const saved = await sendJson<{ collectionId: string; title: string; version: number; already: boolean }>(
        'POST',
        '/saves',
        body,
      );
      lookAgain(kind, id);
      if (saved.already) return say(t('It is in “{title}” already.', { title: saved.title }));
      say(t('Saved to “{title}”.', { title: saved.title }), { undo: () => reverse(saved.collectionId, saved.version) });
    } catch (problem) {
      say(asApiError(problem).message);
    }
  };
  const remove = async ({ collectionId, itemId }: Held, from: string): Promise<void> => {
    try {
      const { version } = await sendJson<{ version: number }>('POST', `/collections/${collectionId}/removals`, {
        items: [itemId],
      });
      lookAgain(kind, id);
      say(t('Removed from “{title}”.', { title: from }), { undo: () => reverse(collectionId, version) });
    } catch (problem) {
      say(asApiError(problem).message);
    }
  };
  const reverse = async (collectionId: string, version: number): Promise<void> => {
    await sendJson('POST', `/collections/${collectionId}/history/${version}/reversal`);
    lookAgain(kind, id);
  };
  if (!held || held.length === 0)
    return (
      <button type="button" class="save" aria-label={t('Save “{title}”', { title })} onClick={() => void save()}>
        <Ribbon full={false} /> {t('Save')}
      </button>
    );
  return (
    <Menu
      class="save-menu"
      name={
        <>
          <Ribbon full /> {t('Saved')}
          <span class="hidden-text">: {title}</span>
        </>
      }
    >
      {collections.map((collection) => {
        const place = held.find(({ collectionId }) => collectionId === collection.id);
        return (
          <li key={collection.id}>
            <button
              type="button"
              role="switch"
              aria-checked={place !== undefined}
              onClick={() => void (place ? remove(place, collection.title) : save(collection.id))}
            >
              <span class="tick" aria-hidden="true">
                {place ? '✓' : ''}
              </span>
              {collection.title}
            </button>
          </li>
        );
      })}
      <li>
        <a href={`/collections/${held[0]!.collectionId}`}>{t('Open the collection')}</a>
      </li>
    </Menu>
  );
}
