import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly items: readonly { readonly href: string; readonly name: string; readonly current: boolean }[];
}

/** The parts of a page, each with an address of its own, so that back works and a part can be shared. On a phone the current one is moved into view. */
export function Tabs({ label, items }: Props) {
  const bar = useRef<HTMLElement>(null);
  const current = items.find((item) => item.current)?.href;
  useEffect(() => {
    const [nav, tab] = [bar.current, bar.current?.querySelector<HTMLElement>('[aria-current]')];
    if (nav && tab) nav.scrollLeft = tab.offsetLeft - nav.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav class="tabs" aria-label={label} ref={bar}>
      {items.map(({ href, name, current: here }) => (
        <a key={href} href={href} aria-current={here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
