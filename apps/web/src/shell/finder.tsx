import { t } from '../i18n/t.js';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Page, TrendHead } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { pathId } from '../text/format.js';

/** Spread, because the types of inputs know a combobox only together with a datalist. */
const COMBOBOX = { role: 'combobox' } as object;

/** Finds a trend by a few letters and goes there: a combobox over GET /trends. */
export function Finder() {
  const { route, url } = useLocation();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const { data } = useApi<Page<TrendHead>>(asked ? `/trends?limit=8&q=${encodeURIComponent(asked)}` : null);
  const items = asked ? (data?.items ?? []) : [];

  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim().length > 1 ? text.trim() : ''), 150);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => setOpen(false), [url]);

  const go = (trend: TrendHead | undefined): void => {
    if (trend) {
      setText('');
      route(`/trends/${pathId(trend.id)}`);
    } else if (text.trim()) route(`/signals?q=${encodeURIComponent(text.trim())}`);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + items.length) % Math.max(1, items.length));
    } else if (event.key === 'Enter') go(items[active]);
    else if (event.key === 'Escape') setOpen(false);
  };
  return (
    <div
      class="finder script-only"
      role="search"
      ref={box}
      onFocusOut={(event) => {
        if (!box.current?.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <input
        type="text"
        inputMode="search"
        autocomplete="off"
        placeholder={t('Find a trend')}
        aria-label={t('Find a trend')}
        {...COMBOBOX}
        aria-expanded={open && items.length > 0}
        aria-controls="found-trends"
        aria-autocomplete="list"
        aria-activedescendant={open && items[active] ? `found-${active}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="found-trends" role="listbox" aria-label={t('Trends')} hidden={!open || items.length === 0}>
        {items.map((trend, index) => (
          <li
            key={trend.id}
            id={`found-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={() => go(trend)}
          >
            {trend.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
