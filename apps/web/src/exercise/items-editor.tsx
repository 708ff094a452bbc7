import { useState } from 'preact/hooks';
import type { Item } from './types.js';
import { KINDS } from './words.js';

interface Props {
  readonly items: readonly Item[];
  readonly onChange: (items: readonly Item[]) => void;
}

/** What is asked about: trends, statements, projections with a year; in the order of the panel's screen. */
export function ItemsEditor({ items, onChange }: Props) {
  const [lines, setLines] = useState('');
  const change = (at: number, changes: Partial<Item>): void =>
    onChange(items.map((item, i) => (i === at ? { ...item, ...changes } : item)));
  const swap = (at: number, to: number): void => {
    const next = [...items];
    [next[at], next[to]] = [next[to]!, next[at]!];
    onChange(next);
  };
  const add = (): void => {
    const titles = lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    onChange([
      ...items,
      ...titles.map((title): Item => ({
        kind: 'statement',
        title: title.slice(0, 200),
        text: '',
        trendId: null,
        year: null,
      })),
    ]);
    setLines('');
  };
  return (
    <>
      <ol class="items-editor">
        {items.map((item, i) => (
          <li key={item.id ?? `new-${i}`}>
            <input
              aria-label={`Item ${i + 1}`}
              maxLength={200}
              value={item.title}
              onInput={(event) => change(i, { title: event.currentTarget.value })}
            />
            <select
              aria-label={`Kind of item ${i + 1}`}
              value={item.kind}
              onChange={(event) => change(i, { kind: event.currentTarget.value as Item['kind'] })}
            >
              {KINDS.filter(({ value }) => value !== 'trend' || item.trendId).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            {item.kind === 'projection' ? (
              <input
                class="year"
                type="number"
                aria-label={`Year of item ${i + 1}`}
                value={item.year ?? ''}
                onInput={(event) => change(i, { year: Number(event.currentTarget.value) || null })}
              />
            ) : null}
            <span class="item-buttons">
              <button
                type="button"
                class="icon"
                aria-label={`Move item ${i + 1} up`}
                disabled={i === 0}
                onClick={() => swap(i, i - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                class="icon"
                aria-label={`Move item ${i + 1} down`}
                disabled={i === items.length - 1}
                onClick={() => swap(i, i + 1)}
              >
                ↓
              </button>
              <button
                type="button"
                class="icon"
                aria-label={`Remove item ${i + 1}`}
                onClick={() => onChange(items.filter((_, k) => k !== i))}
              >
                ×
              </button>
            </span>
          </li>
        ))}
      </ol>
      <div class="field">
        <label for="more-items">More items, one a line</label>
        <textarea id="more-items" rows={3} value={lines} onInput={(event) => setLines(event.currentTarget.value)} />
        <p>
          <button type="button" class="button quiet" disabled={!lines.trim()} onClick={add}>
            Add them
          </button>
        </p>
      </div>
    </>
  );
}
