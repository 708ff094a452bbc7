import { t, word } from '../i18n/t.js';
import type { FacetName, Facets } from '../api/types.js';
import { KIND_NAMES, kindsName } from '../radar/sentences.js';
import { count, country, tongue } from '../text/format.js';

const TITLES: Readonly<Record<FacetName, string>> = {
  ecosystem: word('Ecosystem'),
  kind: word('Kind'),
  year: word('Year'),
  country: word('Country'),
  lang: word('Language'),
  trend: word('Trend'),
};
const SHOWN = 8;

/** The API names values in English; what is known by a code is named in the reader's language. */
function nameOf(name: FacetName, value: string, label: string): string {
  if (name === 'kind' && value in KIND_NAMES) return kindsName(value as keyof typeof KIND_NAMES);
  if (name === 'country') return country(value);
  if (name === 'lang') return tongue(value);
  return name === 'ecosystem' ? t(label) : label;
}

interface Props {
  readonly name: FacetName;
  readonly values: Facets['facets'][FacetName];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

/** One facet: values with their counts, as tick boxes. Chosen values stay even where nothing matches them any more. */
export function FacetList({ name, values, chosen, onToggle }: Props) {
  const gone = chosen
    .filter((value) => !values.some((known) => known.value === value))
    .map((value) => ({ value, label: value, n: 0 }));
  const all = [...values, ...gone];
  if (all.length === 0) return null;
  const first = all.filter(({ value }, index) => index < SHOWN || chosen.includes(value));
  const rest = all.filter((value) => !first.includes(value));
  const row = ({ value, label, n }: { value: string; label: string; n: number }) => (
    <li key={value}>
      <label>
        <input
          type="checkbox"
          name={name}
          value={value}
          form="search-form"
          checked={chosen.includes(value)}
          onChange={() => onToggle(value)}
        />
        <span class="name">{nameOf(name, value, label)}</span>
        <span class="value">{count(n)}</span>
      </label>
    </li>
  );
  return (
    <fieldset class="facet">
      <legend>{t(TITLES[name])}</legend>
      <ul>{first.map(row)}</ul>
      {rest.length > 0 ? (
        <details>
          <summary>{t('{n} more', { n: count(rest.length) })}</summary>
          <ul>{rest.map(row)}</ul>
        </details>
      ) : null}
    </fieldset>
  );
}
