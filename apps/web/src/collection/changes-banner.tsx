import { useEffect, useState } from 'preact/hooks';
import { sendJson } from '../api/send.js';
import { t } from '../i18n/t.js';
import { moment } from '../text/format.js';
import type { Changes } from './types.js';
import { deed, who } from './words.js';

const NAMED = 6;

/** What changed since one's last visit; nothing when nothing did. */
export function ChangesBanner({ id }: { id: string }) {
  const [changes, setChanges] = useState<Changes | null>(null);
  useEffect(() => {
    setChanges(null);
    sendJson<Changes>('POST', `/collections/${id}/visits`).then(setChanges, () => undefined);
  }, [id]);
  if (!changes?.since) return null;
  const lines = [
    ...changes.moved.map(({ title, from, to }) =>
      from && to && from !== to
        ? t('{title} went from {from} to {to}', { title, from, to })
        : t('{title} moved on its radar', { title }),
    ),
    ...changes.withdrawn.map(({ title }) => t('The source of “{title}” withdrew it', { title })),
    ...changes.events.map((event) => `${who(event.by)} ${deed(event)}`),
  ];
  if (lines.length === 0) return null;
  return (
    <section class="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('Since your last visit, {when} (Brussels time)', { when: moment(changes.since) })}</h2>
      <ul>
        {lines.slice(0, NAMED).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > NAMED ? <li>{t('and {n} more', { n: lines.length - NAMED })}</li> : null}
      </ul>
    </section>
  );
}
