import { useRoute } from 'preact-iso';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { asApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { t, tn } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { usePageTitle } from '../shell/page-title.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { groupsOf, type Move, moved, moveTo, step } from './arrange.js';
import { ChangesBanner } from './changes-banner.js';
import { CollectionAside } from './collection-aside.js';
import { CollectionHeader } from './collection-header.js';
import { DRAGGED, ItemRow, type RowDoes } from './item-row.js';
import { SectionHead } from './section-head.js';
import type { Collection, Item } from './types.js';
import { useCollection } from './use-collection.js';
import './collection.css';

/** Rows drawn at first, and with each "Show more": a collection may hold thousands. */
const AT_ONCE = 200;

/** One collection: a reading list for its readers, a desk for those who may change it. */
export function CollectionPage() {
  const { params } = useRoute();
  const id = params.id ?? '';
  const [words, setWords] = useState('');
  const [q, setQ] = useState('');
  const underWay = useRef(0);
  const { data, error, read, show } = useCollection(id, q, () => underWay.current > 0);
  const { account, state } = useSession();
  const [about, setAbout] = useState<Item | null>(null);
  const [room, setRoom] = useState(AT_ONCE);
  const said = useRef<HTMLParagraphElement>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  // A row that is put elsewhere takes the keyboard along, before the next key is pressed.
  const refocus = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (refocus.current) document.getElementById(refocus.current)?.focus();
    refocus.current = null;
  });
  const collection = data?.id === id ? data : null;
  usePageTitle(collection?.title ?? null);
  // Who signs in or out reads with other eyes.
  useEffect(() => void read(), [account?.id]);
  useEffect(() => {
    const timer = setTimeout(() => setQ(words.trim()), 200);
    return () => clearTimeout(timer);
  }, [words]);

  if (error && !collection)
    return (
      <div class="page">
        <Failed whole error={error} retry={() => void read()} what={t('collection')} />
      </div>
    );
  if (!collection || state === 'unknown')
    return (
      <div class="page">
        <SkeletonLines lines={9} label={t('Loading the collection')} />
      </div>
    );
  const inside = account !== null && collection.role !== 'visitor';
  const writable = inside && collection.role !== 'viewer';

  /** Sends a change; its undo takes that change back, whatever came after it. */
  const change = async (told: string | null, send: () => Promise<{ version: number }>): Promise<void> => {
    try {
      const { version } = await send();
      if (told) say(told, { undo: () => reverse(version) });
    } catch (problem) {
      say(asApiError(problem).message);
    }
    await read();
  };
  const reverse = async (version: number): Promise<void> => {
    await sendJson('POST', `/collections/${id}/history/${version}/reversal`);
    await read();
  };
  const move = (item: Item, to: Move): void => {
    show(moved(collection, item.id, to));
    // One after the other, and read again after the last: a key held down is many moves, each from where the one before it led.
    underWay.current += 1;
    queue.current = queue.current
      .then(() => sendJson('POST', `/collections/${id}/items/${item.id}/move`, to))
      .catch((problem: unknown) => say(asApiError(problem).message))
      .then(async () => {
        underWay.current -= 1;
        if (underWay.current === 0) await read();
      });
  };
  const find = (itemId: string): Item | undefined => collection.items.find((item) => item.id === itemId);
  const does: RowDoes = {
    step: (item, by) => {
      const to = step(collection, item.id, by);
      if (!to) return;
      move(item, to);
      if (said.current) said.current.textContent = placeOf(moved(collection, item.id, to), item);
      refocus.current = document.activeElement?.id ?? null;
    },
    drop: (itemId, before) => {
      const item = find(itemId);
      if (!item) return;
      const group = groupsOf(collection).find(({ items }) => items.includes(before))!;
      const others = group.items.filter((other) => other.id !== itemId);
      move(item, moveTo(collection, itemId, group.id, others.indexOf(before)));
    },
    remove: (item) =>
      void change(t('Removed “{title}”.', { title: item.title }), () =>
        sendJson('POST', `/collections/${id}/removals`, { items: [item.id] }),
      ),
    edited: (version) => {
      if (version !== null) say(t('Note saved.'), { undo: () => reverse(version) });
      void read();
    },
    filter: setWords,
    comment: setAbout,
  };
  const groups = groupsOf(collection).filter(
    ({ id: section, items }) => items.length > 0 || (section !== null && writable && !q),
  );
  let before = 0;
  const drawn = groups.map((group) => {
    const rows = group.items.slice(0, Math.max(0, room - before));
    before += group.items.length;
    return { ...group, rows };
  });
  return (
    <article class="page collection">
      <CollectionHeader collection={collection} writable={writable} change={change} read={read} />
      {inside ? <ChangesBanner id={id} /> : null}
      <div class="collection-grid">
        <div class="reading">
          <p class="collection-search">
            <input
              type="search"
              aria-label={t('Search in this collection')}
              placeholder={t('Search in this collection')}
              value={words}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
            <span class="small" role="status">
              {q ? tn(collection.items.length, '{n} item has these words', '{n} items have these words') : ''}
            </span>
          </p>
          <p class="hidden-text" role="status" ref={said} />
          {collection.items.length === 0 && !q ? <Nothing writable={writable} /> : null}
          {drawn.map((group) => (
            <section
              key={group.id}
              class="group"
              aria-label={group.title ?? t('Without a section')}
              onDragOver={(event) => writable && event.dataTransfer?.types.includes(DRAGGED) && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                const item = find(event.dataTransfer?.getData(DRAGGED) ?? '');
                if (item) move(item, moveTo(collection, item.id, group.id, group.items.length));
              }}
            >
              {group.id === null ? (
                <h2 class="hidden-text">{t('Without a section')}</h2>
              ) : (
                <SectionHead
                  collection={collection}
                  section={{ id: group.id, title: group.title! }}
                  writable={writable}
                  change={change}
                />
              )}
              <ol class="items">
                {group.rows.map((item) => (
                  <ItemRow
                    key={item.id}
                    collection={collection}
                    item={item}
                    writable={writable && !q}
                    inside={inside}
                    does={does}
                  />
                ))}
              </ol>
              {group.items.length === 0 ? (
                <p class="small">{t('Nothing stands here yet: drag something here.')}</p>
              ) : null}
            </section>
          ))}
          {before > room ? (
            <p>
              <button type="button" class="button quiet" onClick={() => setRoom(room + AT_ONCE)}>
                {t('Show more')}
              </button>
            </p>
          ) : null}
        </div>
        <CollectionAside
          collection={collection}
          inside={inside}
          writable={writable}
          about={about}
          onAbout={setAbout}
          change={change}
          read={read}
          reverse={reverse}
        />
      </div>
    </article>
  );
}

function Nothing({ writable }: { writable: boolean }) {
  return (
    <p class="measure">
      {writable
        ? t('Nothing is in it yet. Press “Save” beside any signal or trend, or import a list of addresses.')
        : t('Nothing is in it yet.')}{' '}
      {writable ? <a href="/signals">{t('Look at signals')}</a> : null}
    </p>
  );
}

function placeOf(collection: Collection, item: Item): string {
  const group = groupsOf(collection).find(({ items }) => items.some(({ id }) => id === item.id))!;
  const place = group.items.findIndex(({ id }) => id === item.id) + 1;
  return (
    t('{title}: place {n} of {all}', { title: item.title, n: place, all: group.items.length }) +
    (group.title ? `, ${group.title}` : '')
  );
}
