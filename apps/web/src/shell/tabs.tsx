interface Props {
  readonly label: string;
  readonly items: readonly { readonly href: string; readonly name: string; readonly current: boolean }[];
}

/** The parts of a page, each with an address of its own, so that back works and a part can be shared. */
export function Tabs({ label, items }: Props) {
  return (
    <nav class="tabs" aria-label={label}>
      {items.map(({ href, name, current }) => (
        <a key={href} href={href} aria-current={current ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
