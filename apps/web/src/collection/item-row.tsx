import { useState } from 'preact/hooks';
import { t } from '../i18n/t.js';
import { KindSign } from '../radar/radar-filters.js';
import { kindName } from '../radar/sentences.js';
import { country, day, pathId } from '../text/format.js';
import { ItemEditor } from './item-editor.js';
import type { Collection, Item } from './types.js';

export interface RowDoes {
  readonly step: (item: Item, by: -1 | 1) => void;
  readonly drop: (itemId: string, before: Item) => void;
  readonly remove: (item: Item) => void;
  readonly edited: (version: number | null) => void;
  readonly filter: (tag: string) => void;
  readonly comment: (item: Item) => void;
}

interface Props {
  readonly collection: Collection;
  readonly item: Item;
  readonly writable: boolean;
  readonly inside: boolean;
  readonly does: RowDoes;
}

export const DRAGGED = 'application/x-collection-item';

/** One thing in a collection: what it is, what was noted, where it comes from. */
export function ItemRow({ collection, item, writable, inside, does }: Props) {
  const [editing, setEditing] = useState(false);
  const [over, setOver] = useState(false);
  const done = (version: number | null): void => {
    setEditing(false);
    does.edited(version);
  };
  return (
    <li
      class={`item ${item.state} ${over ? 'over' : ''}`}
      id={`item-${item.id}`}
      onDragOver={(event) => {
        if (!writable || !event.dataTransfer?.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        const id = event.dataTransfer?.getData(DRAGGED);
        if (id && id !== item.id) does.drop(id, item);
      }}
    >
      {writable ? <Handle item={item} step={does.step} /> : null}
      <div class="item-body">
        <p class="item-origin small">
          {item.signal ? <KindSign kind={item.signal.kind} /> : null} <Origin item={item} />
        </p>
        <h3 lang={item.signal?.lang ?? undefined}>
          <Title item={item} />
        </h3>
        {item.state === 'here' ? null : (
          <p class="tombstone">
            {item.state === 'withdrawn'
              ? t('Its source withdrew this signal on {day}.', { day: day(item.withdrawnAt ?? '') })
              : t('It is no longer among our signals.')}{' '}
            {item.withdrawnWhy ? <q>{item.withdrawnWhy}</q> : null}
          </p>
        )}
        {editing ? (
          <ItemEditor collectionId={collection.id} version={collection.version} item={item} onDone={done} />
        ) : (
          <>
            {item.note ? <p class="note">{item.note}</p> : null}
            {!item.note && (item.signal?.excerpt || item.trend) ? (
              <p class="item-excerpt">{item.signal?.excerpt || item.trend?.summary}</p>
            ) : null}
            <p class="item-foot small">
              {item.tags.map((tag) => (
                <button type="button" class="tag" key={tag} onClick={() => does.filter(tag)}>
                  {tag}
                </button>
              ))}
              {writable ? (
                <button type="button" class="as-link" onClick={() => setEditing(true)}>
                  {item.note || item.tags.length > 0 ? t('Edit note') : t('Add a note')}
                  <span class="hidden-text">: {item.title}</span>
                </button>
              ) : null}
              {inside ? (
                <button type="button" class="as-link" onClick={() => does.comment(item)}>
                  {item.comments > 0 ? t('Comments ({n})', { n: item.comments }) : t('Comment')}
                  <span class="hidden-text">: {item.title}</span>
                </button>
              ) : null}
              {writable ? (
                <button type="button" class="as-link" onClick={() => does.remove(item)}>
                  {t('Remove')}
                  <span class="hidden-text">: {item.title}</span>
                </button>
              ) : null}
              {writable ? (
                <span class="nudge">
                  {([-1, 1] as const).map((by) => (
                    <button
                      type="button"
                      class="as-link"
                      key={by}
                      id={`${by < 0 ? 'up' : 'down'}-${item.id}`}
                      onClick={() => does.step(item, by)}
                    >
                      {by < 0 ? t('Up') : t('Down')}
                      <span class="hidden-text">: {item.title}</span>
                    </button>
                  ))}
                </span>
              ) : null}
            </p>
          </>
        )}
      </div>
    </li>
  );
}

/** Drags with the mouse, moves with the arrow keys. */
function Handle({ item, step }: { item: Item; step: RowDoes['step'] }) {
  return (
    <button
      type="button"
      class="handle"
      id={`handle-${item.id}`}
      draggable
      aria-label={t('Move “{title}” with the arrow keys', { title: item.title })}
      title={t('Drag, or press the arrow keys')}
      onDragStart={(event) => {
        event.dataTransfer?.setData(DRAGGED, item.id);
        const row = event.currentTarget.closest('li');
        if (row) event.dataTransfer?.setDragImage(row, 12, 12);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        step(item, event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M5 3.5h1.6M9.4 3.5H11M5 8h1.6M9.4 8H11M5 12.5h1.6M9.4 12.5H11" />
      </svg>
    </button>
  );
}

function Title({ item }: { item: Item }) {
  if (item.state !== 'here') return <>{item.title}</>;
  if (item.kind === 'link')
    return (
      <a href={item.url ?? item.ref} rel="noopener noreferrer external" target="_blank">
        {item.title}
      </a>
    );
  return <a href={`/${item.kind}s/${pathId(item.ref)}`}>{item.title}</a>;
}

function Origin({ item: { kind, signal, trend, url, ref } }: { item: Item }) {
  if (signal)
    return (
      <>
        {[
          kindName(signal.kind),
          day(signal.date),
          signal.publisher,
          signal.country && country(signal.country),
          signal.synthetic && t('synthetic'),
        ]
          .filter(Boolean)
          .join(', ')}
      </>
    );
  if (kind === 'trend') return <>{trend?.ring ? t('Trend, in the ring {ring}', { ring: trend.ring }) : t('Trend')}</>;
  return <>{t('Link to {host}', { host: hostOf(url ?? ref) })}</>;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url);
