import { t } from '../i18n/t.js';
import { useEffect, useState } from 'preact/hooks';
import type { Criterion } from '../exercise/types.js';
import { rangeOf, valueText } from '../exercise/words.js';

interface Props {
  readonly criterion: Pick<Criterion, 'name' | 'question' | 'scale' | 'low' | 'high'>;
  readonly name: string;
  /** Undefined: not answered; null: no opinion. */
  readonly value: number | null | undefined;
  /** An answer of an earlier round that still stands. */
  readonly standing: boolean;
  readonly disabled: boolean;
  /** Whether one may say that one has no opinion. */
  readonly optional?: boolean;
  readonly onChange: (value: number | null) => void;
}

/** One question: points to tap, or a slider for per cent and years; and a way to say nothing. */
export function ScaleInput({ criterion, name, value, standing, disabled, optional = true, onChange }: Props) {
  return (
    <fieldset class="question" disabled={disabled}>
      <legend>
        {criterion.question || criterion.name} <span class="hidden-text">({criterion.name})</span>
      </legend>
      {criterion.scale.kind === 'points' ? (
        <Points criterion={criterion} name={name} value={value} onChange={onChange} />
      ) : (
        <Slider criterion={criterion} value={value} onChange={onChange} />
      )}
      <p class="question-foot small">
        {standing && value !== undefined ? (
          <button type="button" class="as-link" onClick={() => onChange(value)}>
            {t('Still my answer')}
          </button>
        ) : null}
        {optional ? (
          <button type="button" class="as-link" aria-pressed={value === null} onClick={() => onChange(null)}>
            {value === null ? t('No opinion, noted') : t('No opinion')}
          </button>
        ) : null}
      </p>
    </fieldset>
  );
}

function Points({ criterion, name, value, onChange }: Pick<Props, 'criterion' | 'name' | 'value' | 'onChange'>) {
  const { min, max } = rangeOf(criterion);
  const values = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return (
    <>
      <div class="points">
        {values.map((point) => (
          <label key={point} class={point === value ? 'chosen' : ''}>
            <input
              type="radio"
              class="hidden-text"
              name={name}
              value={point}
              checked={point === value}
              onChange={() => onChange(point)}
            />
            {point}
          </label>
        ))}
      </div>
      <p class="ends small">
        <span>{criterion.low}</span>
        <span>{criterion.high}</span>
      </p>
    </>
  );
}

function Slider({ criterion, value, onChange }: Pick<Props, 'criterion' | 'value' | 'onChange'>) {
  const { min, max } = rangeOf(criterion);
  const middle = Math.round((min + max) / 2);
  const [shown, setShown] = useState(value ?? middle);
  useEffect(() => setShown(value ?? middle), [value]);
  const unset = value === undefined || value === null;
  return (
    <div class={`slider ${unset ? 'unset' : ''}`}>
      <output>{unset && shown === middle ? t('not set') : valueText(shown, criterion)}</output>
      <input
        type="range"
        min={min}
        max={max}
        step={1}
        value={shown}
        aria-label={criterion.name}
        aria-valuetext={unset ? t('not set') : valueText(shown, criterion)}
        onInput={(event) => setShown(Number(event.currentTarget.value))}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <p class="ends small">
        <span>
          {valueText(min, criterion)} {criterion.low}
        </span>
        <span>
          {valueText(max, criterion)} {criterion.high}
        </span>
      </p>
      {unset ? (
        <button type="button" class="as-link" onClick={() => onChange(shown)}>
          {t('Take {value}', { value: valueText(shown, criterion) })}
        </button>
      ) : null}
    </div>
  );
}
