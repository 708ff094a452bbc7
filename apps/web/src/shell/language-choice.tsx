import { useLocation } from 'preact-iso';
import { chooseLanguage } from '../i18n/choose.js';
import { chosenLanguage, type Language, LANGUAGES, t } from '../i18n/t.js';
import { withQuery } from '../radar/filter.js';

/** The language of the screen: a choice, and without scripts links that say the same in the address. */
export function LanguageChoice() {
  const { path, query } = useLocation();
  return (
    <>
      <label class="language script-only">
        <span class="hidden-text">{t('Language')}</span>
        <select value={chosenLanguage()} onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {Object.entries(LANGUAGES)
        .filter(([code]) => code !== chosenLanguage())
        .map(([code, name]) => (
          <a
            key={code}
            class="plain-only"
            lang={code}
            hreflang={code}
            href={withQuery(path, query, { language: code })}
          >
            {name}
          </a>
        ))}
    </>
  );
}
