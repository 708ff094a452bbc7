import { Field, Select, Toggle } from '../form/field.js';
import type { Criterion, Scale } from './types.js';
import { slug } from './words.js';

const SCALES: readonly { value: string; label: string; scale: Scale }[] = [
  { value: '5', label: '5 points', scale: { kind: 'points', points: 5 } },
  { value: '7', label: '7 points', scale: { kind: 'points', points: 7 } },
  { value: '9', label: '9 points', scale: { kind: 'points', points: 9 } },
  { value: 'percent', label: 'Per cent', scale: { kind: 'percent' } },
  {
    value: 'year',
    label: 'Year',
    scale: { kind: 'year', from: new Date().getFullYear(), to: new Date().getFullYear() + 20 },
  },
];
const MEASURES = ['impact', 'likelihood', 'time', 'desirability', 'uncertainty', 'own'].map((value) => ({
  value,
  label:
    value === 'time'
      ? 'time of impact (places trends on the radar)'
      : value === 'own'
        ? 'something of your own'
        : value,
}));

interface Props {
  readonly criteria: readonly Criterion[];
  readonly onChange: (criteria: readonly Criterion[]) => void;
}

/** What is asked of each item, on which scale, and when that counts as agreed. */
export function CriteriaEditor({ criteria, onChange }: Props) {
  const change = (at: number, changes: Partial<Criterion>): void =>
    onChange(criteria.map((c, i) => (i === at ? { ...c, ...changes } : c)));
  const add = (): void =>
    onChange([
      ...criteria,
      {
        key: freeKey(criteria, 'criterion'),
        name: '',
        question: '',
        measures: 'own',
        scale: { kind: 'points', points: 5 },
        inverse: false,
        low: '',
        high: '',
      },
    ]);
  return (
    <>
      <ol class="criteria">
        {criteria.map((criterion, i) => (
          <li key={criterion.key}>
            <One criterion={criterion} at={i} onChange={(changes) => change(i, changes)} />
            <button
              type="button"
              class="as-link"
              disabled={criteria.length === 1}
              onClick={() => onChange(criteria.filter((_, k) => k !== i))}
            >
              Remove {criterion.name || 'this criterion'}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="button quiet" disabled={criteria.length >= 8} onClick={add}>
        Add a criterion
      </button>
    </>
  );
}

function One({
  criterion,
  at,
  onChange,
}: {
  criterion: Criterion;
  at: number;
  onChange: (changes: Partial<Criterion>) => void;
}) {
  const { scale, consensus } = criterion;
  const name = `setUp.criteria.${at}`;
  const setScale = (value: string): void => {
    const { scale: next } = SCALES.find((s) => s.value === value)!;
    // A new scale gets its usual rule of consensus from the server.
    onChange({ scale: next, consensus: undefined });
  };
  return (
    <>
      <div class="field-row">
        <Field
          label="Name"
          name={`${name}.name`}
          required
          maxLength={80}
          value={criterion.name}
          onChange={(text) => onChange({ name: text })}
        />
        <Select
          label="Scale"
          name={`${name}.scale`}
          required
          value={scale.kind === 'points' ? String(scale.points) : scale.kind}
          onChange={setScale}
          choices={SCALES}
        />
        <Select
          label="Measures"
          name={`${name}.measures`}
          required
          value={criterion.measures}
          onChange={(measures) => onChange({ measures })}
          choices={MEASURES}
        />
      </div>
      <Field
        label="Question"
        name={`${name}.question`}
        required
        maxLength={400}
        value={criterion.question}
        onChange={(question) => onChange({ question })}
      />
      <div class="field-row">
        {scale.kind === 'year' ? (
          <>
            <Field
              label="First year"
              name={`${name}.scale.from`}
              required
              type="number"
              value={String(scale.from)}
              onChange={(text) => onChange({ scale: { ...scale, from: Number(text) } })}
            />
            <Field
              label="Last year"
              name={`${name}.scale.to`}
              required
              type="number"
              value={String(scale.to)}
              onChange={(text) => onChange({ scale: { ...scale, to: Number(text) } })}
            />
          </>
        ) : (
          <>
            <Field
              label="Lowest means"
              name={`${name}.low`}
              maxLength={80}
              value={criterion.low}
              onChange={(low) => onChange({ low })}
            />
            <Field
              label="Highest means"
              name={`${name}.high`}
              maxLength={80}
              value={criterion.high}
              onChange={(high) => onChange({ high })}
            />
          </>
        )}
        <Field
          label="Agreed when the middle half is at most this wide"
          name={`${name}.consensus`}
          type="number"
          min={0}
          step="any"
          placeholder="usual"
          value={consensus?.kind === 'iqr' ? String(consensus.atMost) : ''}
          onChange={(text) =>
            onChange({
              consensus: text === '' ? undefined : { kind: 'iqr', atMost: Number(text) },
            })
          }
        />
      </div>
      <Toggle
        label="Inverse: the highest value means the least"
        name={`${name}.inverse`}
        value={criterion.inverse}
        onChange={(inverse) => onChange({ inverse })}
      />
    </>
  );
}

function freeKey(criteria: readonly Criterion[], base: string): string {
  for (let i = criteria.length + 1; ; i += 1)
    if (!criteria.some((c) => c.key === slug(`${base}-${i}`))) return slug(`${base}-${i}`);
}
