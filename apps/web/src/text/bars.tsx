import { count } from './format.js';

/** Names with their counts and a bar each, largest first; where all are single, a bar would say nothing. */
export function Bars({
  items,
}: {
  items: readonly { readonly name: string; readonly n: number; readonly href?: string }[];
}) {
  const top = Math.max(1, ...items.map(({ n }) => n));
  return (
    <ul class="bars">
      {items.map(({ name, n, href }) => (
        <li key={name}>
          <span class="name">{href ? <a href={href}>{name}</a> : name}</span>
          {top > 1 ? (
            <span class="track" aria-hidden="true">
              <i style={{ width: `${(n / top) * 100}%` }} />
            </span>
          ) : (
            <span />
          )}
          <span class="value">{count(n)}</span>
        </li>
      ))}
    </ul>
  );
}
