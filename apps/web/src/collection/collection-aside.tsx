import { useEffect, useRef, useState } from 'preact/hooks';
import { asApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { TextArea } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { kindName } from '../radar/sentences.js';
import { say } from '../shell/toast.js';
import { day, moment, pathId } from '../text/format.js';
import type { Change } from './change.js';
import type { Collection, Comment, HistoryEvent, Item, Suggestion } from './types.js';
import { readShared } from './use-collection.js';
import { deed, who } from './words.js';

interface Props {
  readonly collection: Collection;
  readonly inside: boolean;
  readonly writable: boolean;
  /** The item that comments are about; null for the collection as a whole. */
  readonly about: Item | null;
  readonly onAbout: (item: Item | null) => void;
  readonly change: Change;
  readonly read: () => Promise<void>;
  readonly reverse: (version: number) => Promise<void>;
}

/** Beside the list: signals like those in it; for those who take part, what was said and what was done. */
export function CollectionAside(props: Props) {
  const { inside } = props;
  return (
    <aside class="collection-aside" aria-label={t('About this collection')}>
      <Suggestions {...props} />
      {inside ? <Comments {...props} /> : null}
      {inside ? <History {...props} /> : null}
    </aside>
  );
}

function Suggestions({ collection: { id, items }, writable, change }: Props) {
  const [list, setList] = useState<readonly Suggestion[] | null>(null);
  const signals = items.filter(({ kind }) => kind !== 'link').length;
  useEffect(() => {
    readShared<readonly Suggestion[]>(`/collections/${id}/suggestions`).then(setList, () => setList(null));
  }, [id, signals]);
  if (!list || list.length === 0) return null;
  const add = ({ id: ref, title }: Suggestion) =>
    change(t('Added “{title}”.', { title }), () =>
      sendJson('POST', '/saves', { kind: 'signal', ref, collectionId: id }),
    );
  return (
    <section>
      <h2>{t('Like what is in it')}</h2>
      <ul class="suggestions">
        {list.slice(0, 5).map((suggestion) => (
          <li key={suggestion.id}>
            <a href={`/signals/${pathId(suggestion.id)}`}>{suggestion.title}</a>
            <p class="small">
              {kindName(suggestion.kind)}, {day(suggestion.date)}. {suggestion.reason}
            </p>
            {writable ? (
              <button type="button" class="as-link small" onClick={() => void add(suggestion)}>
                {t('Add')}
                <span class="hidden-text">: {suggestion.title}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Comments({ collection: { id, items, role }, about, onAbout, read }: Props) {
  const sending = useSend();
  const comments = useApi<readonly Comment[]>(`/collections/${id}/comments`, 20_000);
  const [text, setText] = useState('');
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (about) box.current?.querySelector('textarea')?.focus();
  }, [about]);
  const titles = new Map(items.map((item) => [item.id, item.title]));
  const again = async (): Promise<void> => {
    comments.retry();
    await read();
  };
  const post = async (): Promise<void> => {
    const answer = await sending.send('POST', `/collections/${id}/comments`, { text, itemId: about?.id ?? null });
    if (!answer.ok) return;
    setText('');
    onAbout(null);
    await again();
  };
  const remove = async (comment: Comment): Promise<void> => {
    const path = `/collections/${id}/comments/${comment.id}`;
    try {
      await sendJson('DELETE', path);
      say(
        t('Comment deleted.'),
        comment.mine ? { undo: () => sendJson('POST', `${path}/restoration`).then(again) } : {},
      );
    } catch (problem) {
      say(asApiError(problem).message);
    }
    await again();
  };
  return (
    <section ref={box}>
      <h2>{t('Comments')}</h2>
      <ul class="comments">
        {comments.data?.map((comment) => (
          <li key={comment.id}>
            <p class="small">
              {who(comment.author, comment.mine)}, {moment(comment.at)}
              {comment.itemId && titles.has(comment.itemId) ? (
                <>
                  , <a href={`#item-${comment.itemId}`}>{titles.get(comment.itemId)}</a>
                </>
              ) : null}
            </p>
            <p class="comment-text">{comment.text}</p>
            {comment.mine || role === 'owner' ? (
              <button type="button" class="as-link small" onClick={() => void remove(comment)}>
                {t('Delete')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <Form sending={sending} onSubmit={() => void post()} label={t('New comment')}>
        <TextArea
          label={about ? t('About “{title}”', { title: about.title }) : t('To all who take part')}
          name="text"
          value={text}
          onChange={setText}
          required
          rows={3}
          maxLength={2_000}
        />
        <Actions label={t('Comment')} busy={sending.busy} disabled={text.trim() === ''}>
          {about ? (
            <button type="button" class="as-link" onClick={() => onAbout(null)}>
              {t('About the whole instead')}
            </button>
          ) : null}
        </Actions>
      </Form>
    </section>
  );
}

function History({ collection: { id, version }, writable, reverse }: Props) {
  const [open, setOpen] = useState(false);
  const history = useApi<{ items: readonly HistoryEvent[] }>(open ? `/collections/${id}/history?limit=40` : null);
  useEffect(() => {
    if (open) history.retry();
  }, [version]);
  const restore = async (event: HistoryEvent): Promise<void> => {
    try {
      await reverse(event.version);
      say(t('Taken back.'));
    } catch (problem) {
      say(asApiError(problem).message);
    }
  };
  return (
    <details class="history" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('History')}</summary>
      <ol>
        {history.data?.items.map((event) => (
          <li key={event.version}>
            {who(event.by, event.mine)} {deed(event)} <span class="small">{moment(event.at)}</span>{' '}
            {writable && event.reversible ? (
              <button type="button" class="as-link small" onClick={() => void restore(event)}>
                {t('Take back')}
                <span class="hidden-text">: {deed(event)}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
