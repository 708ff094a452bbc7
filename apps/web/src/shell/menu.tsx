import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly name: ComponentChildren;
  readonly current?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A word that opens a list of links below it: a disclosure, so that it needs no keys of its own. */
export function Menu({ name, current = false, children, ...props }: Props) {
  const box = useRef<HTMLDetailsElement>(null);
  const { url } = useLocation();
  const close = (): void => {
    if (box.current) box.current.open = false;
  };
  useEffect(close, [url]);
  useEffect(() => {
    const outside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) close();
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, []);
  return (
    <details
      ref={box}
      class={`menu ${props.class ?? ''}`}
      onFocusOut={(event) => {
        const to = event.relatedTarget as Node | null;
        if (to && !box.current?.contains(to)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current?.open) return;
        event.stopPropagation();
        close();
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary class={current ? 'current' : undefined}>{name}</summary>
      <ul
        onClick={({ target }) => {
          // What was chosen is done; a switch may be one of several.
          if (!(target as Element).closest('button:not([role="switch"])')) return;
          close();
          box.current?.querySelector('summary')?.focus();
        }}
      >
        {children}
      </ul>
    </details>
  );
}
