import { chooseLanguage } from '../i18n/choose.js';
import { chosenLanguage, type Language, LANGUAGES, t } from '../i18n/t.js';

/** The language of the screen. */
export function LanguageChoice() {
  return (
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
  );
}
