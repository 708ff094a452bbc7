import { KINDS } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { Field, Select } from '../form/field.js';
import { t } from '../i18n/t.js';
import { KIND_NAMES } from '../radar/sentences.js';

/** What an editor says about a source, for the rows that do not say it themselves. */
export interface About {
  readonly name: string;
  readonly kind: string;
  readonly publisher: string;
  readonly lang: string;
  readonly country: string;
  readonly ecosystems: readonly string[];
}

export const NO_ABOUT: About = { name: '', kind: 'news', publisher: '', lang: '', country: '', ecosystems: [] };

/** The body that the API takes. */
export const aboutBody = ({ name, kind, publisher, lang, country, ecosystems }: About) => ({
  ...(name.trim() === '' ? {} : { name: name.trim() }),
  kind,
  publisher: publisher.trim() || null,
  lang: lang.trim().toLowerCase() || null,
  country: country.trim().toUpperCase() || null,
  ecosystems,
});

interface Props {
  readonly about: About;
  readonly onChange: (about: About) => void;
  readonly nameRequired?: boolean;
  /** False for a source that gives no signals. */
  readonly withKind?: boolean;
}

export function AboutFields({ about, onChange, nameRequired = false, withKind = true }: Props) {
  const set = (part: Partial<About>): void => onChange({ ...about, ...part });
  return (
    <>
      <Field
        label={t('Name')}
        name="name"
        required={nameRequired}
        maxLength={120}
        value={about.name}
        onChange={(name) => set({ name })}
      />
      <div class="field-row">
        {withKind ? (
          <Select
            label={t('Kind of its signals')}
            name="kind"
            required
            value={about.kind}
            onChange={(kind) => set({ kind })}
            choices={KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind][0] }))}
          />
        ) : null}
        <Field
          label={t('Publisher')}
          name="publisher"
          value={about.publisher}
          onChange={(publisher) => set({ publisher })}
        />
      </div>
      <div class="field-row">
        <Field
          label={t('Language')}
          name="lang"
          hint={t('Two letters, as in fr')}
          maxLength={2}
          value={about.lang}
          onChange={(lang) => set({ lang })}
        />
        <Field
          label={t('Country of the publisher')}
          name="country"
          hint={t('Two letters, as in FR')}
          maxLength={2}
          value={about.country}
          onChange={(country) => set({ country })}
        />
      </div>
      <Ecosystems chosen={about.ecosystems} onChange={(ecosystems) => set({ ecosystems })} />
    </>
  );
}

export function Ecosystems({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (ecosystems: readonly string[]) => void;
}) {
  const { data } = useApi<readonly { id: string; name: string }[]>('/ecosystems');
  return (
    <fieldset class="ecosystem-choice">
      <legend>
        {t('Ecosystems it tells about')} <span class="small">{t('(optional)')}</span>
      </legend>
      {(data ?? []).map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
