import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field, Select, TextArea, Toggle } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { ECOSYSTEMS, ecosystemName } from './names.js';
import type { Profile } from './types.js';

interface Trends {
  readonly items: readonly { readonly id: string; readonly name: string; readonly ecosystem: string }[];
}
type Draft = Pick<Profile, 'nuts' | 'website' | 'about' | 'ecosystems' | 'trends' | 'suggested'>;
const BLANK: Draft = { nuts: null, website: null, about: '', ecosystems: [], trends: [], suggested: true };

/** Everything a cluster says of itself, in one form. */
export function ProfileForm({ id, profile, onSaved }: { id: string; profile: Profile | null; onSaved: () => void }) {
  const { nuts, website, about, ecosystems, trends, suggested } = profile ?? BLANK;
  const [draft, setDraft] = useState<Draft>({ nuts, website, about, ecosystems, trends, suggested });
  const sending = useSend();
  const set = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));
  const save = async (): Promise<void> => {
    const sent = await sending.send('PUT', `/clusters/${id}`, draft);
    if (!sent.ok) return;
    say('Profile saved.');
    onSaved();
  };
  return (
    <Form sending={sending} onSubmit={() => void save()} label="Profile of the cluster" class="cluster-form">
      <TextArea
        label="What the cluster is about"
        name="about"
        value={draft.about}
        maxLength={2000}
        onChange={(value) => set({ about: value })}
      />
      <div class="field-row">
        <Field
          label="Region"
          name="nuts"
          hint="NUTS code, for example DE21 (Oberbayern)"
          value={draft.nuts ?? ''}
          maxLength={5}
          onChange={(value) => set({ nuts: value.trim().toUpperCase() || null })}
        />
        <Field
          label="Website"
          name="website"
          type="url"
          value={draft.website ?? ''}
          onChange={(value) => set({ website: value.trim() || null })}
        />
      </div>
      <Ecosystems
        value={draft.ecosystems}
        error={sending.fieldError('ecosystems')}
        onChange={(value) => set({ ecosystems: value })}
      />
      {draft.ecosystems.length > 0 ? (
        <FocusTrends
          ecosystems={draft.ecosystems.map(({ ecosystem }) => ecosystem)}
          value={draft.trends}
          onChange={(value) => set({ trends: value })}
        />
      ) : null}
      <Toggle
        label="Other clusters may be told of us as a partner"
        name="suggested"
        hint="Without it the cluster is neither named among peers nor suggested."
        value={draft.suggested}
        onChange={(value) => set({ suggested: value })}
      />
      <Actions label="Save the profile" busy={sending.busy} />
    </Form>
  );
}

interface EcosystemsProps {
  readonly value: Draft['ecosystems'];
  readonly error: string | null;
  readonly onChange: (value: Draft['ecosystems']) => void;
}

function Ecosystems({ value, error, onChange }: EcosystemsProps) {
  const free = Object.keys(ECOSYSTEMS).filter((ecosystem) => !value.some((one) => one.ecosystem === ecosystem));
  return (
    <fieldset class="plain-set">
      <legend>Ecosystems and how much of the cluster's activity is in each</legend>
      {error ? <p class="field-error">{error}</p> : null}
      {value.map(({ ecosystem, weight }, at) => (
        <p class="weight-row" key={ecosystem}>
          <label for={`weight-${ecosystem}`}>{ecosystemName(ecosystem)}</label>
          <input
            id={`weight-${ecosystem}`}
            type="range"
            min={0.05}
            max={1}
            step={0.05}
            value={weight}
            onInput={(event) =>
              onChange(value.map((one, i) => (i === at ? { ...one, weight: Number(event.currentTarget.value) } : one)))
            }
          />
          <output>{Math.round(100 * weight)} %</output>
          <button type="button" class="as-link" onClick={() => onChange(value.filter((_, i) => i !== at))}>
            Remove<span class="hidden-text"> {ecosystemName(ecosystem)}</span>
          </button>
        </p>
      ))}
      {free.length > 0 ? (
        <Select
          label="Add an ecosystem"
          name="add-ecosystem"
          value=""
          empty="Choose …"
          choices={free.map((ecosystem) => ({ value: ecosystem, label: ecosystemName(ecosystem) }))}
          onChange={(ecosystem) =>
            ecosystem && onChange([...value, { ecosystem, weight: value.length === 0 ? 1 : 0.5 }])
          }
        />
      ) : null}
    </fieldset>
  );
}

function FocusTrends({
  ecosystems,
  value,
  onChange,
}: {
  ecosystems: readonly string[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) {
  const { data } = useApi<Trends>(`/trends?ecosystem=${ecosystems.join(',')}&limit=200`);
  const all = data?.items ?? [];
  const nameOf = (id: string): string => all.find((trend) => trend.id === id)?.name ?? id;
  return (
    <fieldset class="plain-set">
      <legend>Trends the cluster watches</legend>
      <p class="chips">
        {value.map((id) => (
          <button
            type="button"
            key={id}
            class="chip"
            aria-label={`Remove ${nameOf(id)}`}
            onClick={() => onChange(value.filter((one) => one !== id))}
          >
            {nameOf(id)} <span aria-hidden="true">×</span>
          </button>
        ))}
      </p>
      <Select
        label="Add a trend"
        name="trends"
        value=""
        empty="Choose …"
        choices={all.filter(({ id }) => !value.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => id && onChange([...value, id])}
      />
    </fieldset>
  );
}
