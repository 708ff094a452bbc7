import { useState } from 'preact/hooks';
import { sendJson } from '../api/send.js';
import { Actions } from '../form/actions.js';
import { Field, TextArea } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { Item } from './types.js';

interface Props {
  readonly collectionId: string;
  readonly version: number;
  readonly item: Item;
  readonly onDone: (version: number | null) => void;
}

interface Clash {
  readonly version: number;
  readonly note: string | null;
  readonly tags: string | null;
}

const asList = (tags: string): string[] =>
  tags
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

/** Note and tags of an item. When somebody else wrote meanwhile, both texts stand side by side and nothing is lost. */
export function ItemEditor({ collectionId, version, item, onDone }: Props) {
  const sending = useSend();
  const [note, setNote] = useState(item.note);
  const [tags, setTags] = useState(item.tags.join(', '));
  const [base, setBase] = useState(version);
  const [clash, setClash] = useState<Clash | null>(null);
  const save = async (): Promise<void> => {
    const body = {
      version: base,
      ...(note !== item.note && { note }),
      ...(tags !== item.tags.join(', ') && { tags: asList(tags) }),
    };
    const answer = await sending.attempt(() =>
      sendJson<{ version: number }>('PATCH', `/collections/${collectionId}/items/${item.id}`, body),
    );
    if (answer.ok) return onDone(answer.data.version);
    if (answer.error.status !== 409) return;
    const at = (path: string) => answer.error.fields.find((field) => field.path === path)?.message ?? null;
    const theirs = at('note');
    const theirTags = at('tags');
    setClash({
      version: Number(at('version')),
      note: theirs === null ? null : (JSON.parse(theirs) as string),
      tags: theirTags === null ? null : (JSON.parse(theirTags) as string[]).join(', '),
    });
    setBase(Number(at('version')));
  };
  return (
    <Form sending={sending} onSubmit={() => void save()} label={t('Note and tags')} class="item-editor">
      <TextArea label={t('Note')} name="note" value={note} onChange={setNote} rows={4} maxLength={5_000} />
      {clash?.note !== null && clash?.note !== undefined ? (
        <Theirs text={clash.note} take={() => setNote(clash.note!)} both={() => setNote(`${clash.note}\n\n${note}`)} />
      ) : null}
      <Field label={t('Tags')} name="tags" value={tags} onChange={setTags} hint={t('Divided by commas')} />
      {clash?.tags !== null && clash?.tags !== undefined ? (
        <Theirs
          text={clash.tags}
          take={() => setTags(clash.tags!)}
          both={() => setTags([...new Set([...asList(clash.tags!), ...asList(tags)])].join(', '))}
        />
      ) : null}
      <Actions label={clash ? t('Save what stands here') : t('Save')} busy={sending.busy}>
        <button type="button" class="as-link" onClick={() => onDone(null)}>
          {t('Cancel')}
        </button>
      </Actions>
    </Form>
  );
}

function Theirs({ text, take, both }: { text: string; take: () => void; both: () => void }) {
  return (
    <div class="theirs">
      <p class="small">{t('Somebody else wrote this meanwhile:')}</p>
      <blockquote>{text || t('(nothing)')}</blockquote>
      <p class="actions">
        <button type="button" class="as-link" onClick={both}>
          {t('Keep both')}
        </button>
        <button type="button" class="as-link" onClick={take}>
          {t('Take theirs')}
        </button>
      </p>
    </div>
  );
}
