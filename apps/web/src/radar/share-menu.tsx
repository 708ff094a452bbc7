import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { Radar } from '../api/types.js';
import { CopyField } from '../collection/copy-field.js';
import { Select } from '../form/field.js';
import { chosenLanguage, LANGUAGES, t, word } from '../i18n/t.js';
import { Dialog } from '../shell/dialog.js';
import { Menu } from '../shell/menu.js';
import { copyAddress } from '../shell/copy-address.js';
import { frameLine, scriptLine } from './embed-lines.js';

const THEMES = [
  ['auto', word('As the reader’s device has them')],
  ['light', word('Light')],
  ['dark', word('Dark')],
] as const;

/** Sends the radar as it is shown to somebody, or puts it on another site. */
export function ShareMenu({ radar }: { radar: Radar }) {
  const [open, setOpen] = useState(false);
  const { query } = useLocation();
  return (
    <>
      <Menu class="exports script-only" name={t('Share')}>
        <li>
          <button type="button" onClick={() => void copyAddress()}>
            {t('Copy the address')}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => setOpen(true)}>
            {t('Embed')}
          </button>
        </li>
      </Menu>
      <Dialog title={t('A live radar on your own site')} open={open} onClose={() => setOpen(false)}>
        <Embedding radar={radar} edition={query.edition ? (radar.edition?.number ?? null) : null} />
      </Dialog>
    </>
  );
}

/** `edition`: the one that is looked at, where the address names one; null follows the latest. */
function Embedding({ radar: { ecosystem, name }, edition }: { radar: Radar; edition: number | null }) {
  const [theme, setTheme] = useState('auto');
  const [language, setLanguage] = useState<string>(chosenLanguage());
  const asked = {
    origin: location.origin,
    ecosystem,
    theme,
    language,
    edition,
    title: t('Trend radar: {name}', { name: t(name) }),
  };
  return (
    <div class="stack embedding">
      <p class="measure">
        {edition === null
          ? t(
              'One line of HTML puts this radar on a page of yours. It follows each new edition, and is a plain link where no script runs.',
            )
          : t(
              'One line of HTML puts this radar on a page of yours. It stays with edition {edition}, and is a plain link where no script runs.',
              { edition },
            )}
      </p>
      <div class="columns">
        <Select
          label={t('Colours')}
          name="theme"
          required
          value={theme}
          onChange={setTheme}
          choices={THEMES.map(([value, label]) => ({ value, label: t(label) }))}
        />
        <Select
          label={t('Language')}
          name="language"
          required
          value={language}
          onChange={setLanguage}
          choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <CopyField label={t('With a script: as high as it needs to be')} value={scriptLine(asked)} />
      <CopyField label={t('Without a script: as a frame of fixed height')} value={frameLine(asked)} />
      <p>
        <a
          href={`/api/v1/radars/${ecosystem}/embed?theme=${theme}&language=${language}${edition === null ? '' : `&edition=${edition}`}`}
          target="_blank"
          rel="noopener external"
        >
          {t('See how it looks')}
        </a>
      </p>
    </div>
  );
}
