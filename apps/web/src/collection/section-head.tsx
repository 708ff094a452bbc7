import { useState } from 'preact/hooks';
import { sendJson } from '../api/send.js';
import { t } from '../i18n/t.js';
import type { Change } from './change.js';
import type { Collection, Section } from './types.js';

interface Props {
  readonly collection: Collection;
  readonly section: Section;
  readonly writable: boolean;
  readonly change: Change;
}

/** The heading of a section, and what can be done with it. */
export function SectionHead({ collection: { id, sections, version }, section, writable, change }: Props) {
  const [title, setTitle] = useState<string | null>(null);
  const path = `/collections/${id}/sections/${section.id}`;
  const at = sections.findIndex((other) => other.id === section.id);
  const rename = (): void => {
    const wanted = title?.trim();
    setTitle(null);
    if (wanted && wanted !== section.title)
      void change(t('Renamed.'), () => sendJson('PATCH', path, { version, title: wanted }));
  };
  const up = (): void =>
    void change(null, () => sendJson('POST', `${path}/move`, { after: sections[at - 2]?.id ?? null }));
  if (title !== null)
    return (
      <form
        class="section-head"
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <input
          aria-label={t('Title of the section')}
          value={title}
          maxLength={200}
          autofocus
          onInput={(event) => setTitle(event.currentTarget.value)}
          onBlur={rename}
        />
      </form>
    );
  return (
    <header class="section-head">
      <h2>{section.title}</h2>
      {writable ? (
        <p class="small">
          <button type="button" class="as-link" onClick={() => setTitle(section.title)}>
            {t('Rename')}
            <span class="hidden-text">: {section.title}</span>
          </button>
          {at > 0 ? (
            <button type="button" class="as-link" onClick={up}>
              {t('Move up')}
              <span class="hidden-text">: {section.title}</span>
            </button>
          ) : null}
          <button
            type="button"
            class="as-link"
            onClick={() => void change(t('Section removed; its items stay.'), () => sendJson('DELETE', path))}
          >
            {t('Remove')}
            <span class="hidden-text">: {section.title}</span>
          </button>
        </p>
      ) : null}
    </header>
  );
}
