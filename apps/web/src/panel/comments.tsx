import { t, tn, word } from '../i18n/t.js';
import { useEffect, useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { useSend } from '../form/use-send.js';
import type { Comment } from '../exercise/types.js';
import { day } from '../text/format.js';

interface Props {
  readonly exerciseId: string;
  readonly itemId: string;
  readonly count: number;
  readonly open: boolean;
  /** Grows when the server tells that something was said. */
  readonly news: number;
}

/** What the panel says about an item: arguments for and against, replies. */
export function Comments({ exerciseId, itemId, count, open, news }: Props) {
  const [shown, setShown] = useState(false);
  const path = `/panel/${exerciseId}/items/${itemId}/comments`;
  const { data, retry } = useApi<readonly Comment[]>(shown ? path : null);
  useEffect(() => {
    if (shown) retry();
  }, [news]);
  const tops = data?.filter((c) => c.parentId === null) ?? [];
  const n = data?.filter((c) => c.removedBy === null).length ?? count;
  return (
    <details class="comments" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{n === 0 ? t('Say why') : tn(n, '{n} comment', '{n} comments')}</summary>
      <ul>
        {tops.map((comment) => (
          <li key={comment.id}>
            <One comment={comment} exerciseId={exerciseId} open={open} changed={retry} />
            <ul>
              {data
                ?.filter((c) => c.parentId === comment.id)
                .map((reply) => (
                  <li key={reply.id}>
                    <One comment={reply} exerciseId={exerciseId} open={open} changed={retry} />
                  </li>
                ))}
            </ul>
            {open && comment.removedBy === null ? <Reply path={path} parentId={comment.id} sent={retry} /> : null}
          </li>
        ))}
      </ul>
      {open ? <Say path={path} parentId={null} sent={retry} /> : null}
    </details>
  );
}

function One({
  comment,
  exerciseId,
  open,
  changed,
}: {
  comment: Comment;
  exerciseId: string;
  open: boolean;
  changed: () => void;
}) {
  const sending = useSend();
  const [editing, setEditing] = useState<string | null>(null);
  if (comment.removedBy)
    return (
      <p class="small">
        {comment.removedBy === 'author' ? t('Removed by its author.') : t('Removed by the facilitator.')}
      </p>
    );
  const save = async (): Promise<void> => {
    const sent = await sending.send('PUT', `/panel/${exerciseId}/comments/${comment.id}`, {
      version: comment.version,
      stance: comment.stance,
      text: editing,
    });
    if (!sent.ok) return;
    setEditing(null);
    changed();
  };
  return (
    <>
      <p class="small">
        {comment.stance ? <strong class={`stance-${comment.stance}`}>{t(comment.stance)} </strong> : null}
        {comment.author ?? (comment.mine ? t('you') : t('somebody'))}, {day(comment.createdAt)}
      </p>
      {editing === null ? (
        <p class="said">{comment.text}</p>
      ) : (
        <>
          <textarea
            aria-label={t('Your comment')}
            rows={3}
            maxLength={2000}
            value={editing}
            onInput={(event) => setEditing(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button quiet"
            disabled={sending.busy || !editing.trim()}
            onClick={() => void save()}
          >
            {t('Save')}
          </button>
        </>
      )}
      {comment.mine && open && editing === null ? (
        <p class="small">
          <button type="button" class="as-link" onClick={() => setEditing(comment.text)}>
            {t('Change')}
          </button>{' '}
          <button
            type="button"
            class="as-link"
            onClick={() => void sending.send('DELETE', `/panel/${exerciseId}/comments/${comment.id}`).then(changed)}
          >
            {t('Remove')}
          </button>
        </p>
      ) : null}
      {sending.error ? <p class="form-error">{sending.error.message}</p> : null}
    </>
  );
}

function Reply(props: { path: string; parentId: string; sent: () => void }) {
  const [open, setOpen] = useState(false);
  const sent = (): void => {
    setOpen(false);
    props.sent();
  };
  return open ? (
    <Say {...props} sent={sent} />
  ) : (
    <button type="button" class="as-link small" onClick={() => setOpen(true)}>
      {t('Reply')}
    </button>
  );
}

function Say({ path, parentId, sent }: { path: string; parentId: string | null; sent: () => void }) {
  const [text, setText] = useState('');
  const [stance, setStance] = useState<'for' | 'against' | null>(null);
  // One id until it is through: pressed twice, it is said once.
  const [id, setId] = useState(() => newId());
  const sending = useSend();
  const send = async (): Promise<void> => {
    if (!(await sending.send('POST', path, { id, parentId, stance, text })).ok) return;
    setText('');
    setId(newId());
    sent();
  };
  return (
    <div class="say">
      <textarea
        aria-label={parentId ? t('Your reply') : t('Your comment')}
        placeholder={parentId ? t('Your reply') : t('Why do you think so?')}
        rows={3}
        maxLength={2000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="actions">
        {([word('for'), word('against')] as ('for' | 'against')[]).map((side) => (
          <button
            key={side}
            type="button"
            class="chip"
            aria-pressed={stance === side}
            onClick={() => setStance(stance === side ? null : side)}
          >
            {t(side)}
          </button>
        ))}
        <button type="button" class="button" disabled={sending.busy || !text.trim()} onClick={() => void send()}>
          {parentId ? t('Reply') : t('Say it')}
        </button>
      </p>
      {sending.error ? (
        <p class="form-error" role="alert">
          {sending.error.message}
        </p>
      ) : null}
    </div>
  );
}

/** crypto.randomUUID needs a secure page; a workshop on a local network may have none. */
function newId(): string {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6]! & 15) | 64;
  b[8] = (b[8]! & 63) | 128;
  const hex = [...b].map((x) => x.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
