import type { ComponentChildren } from 'preact';

export function Empty({
  title,
  whole = false,
  children,
}: {
  title: string;
  whole?: boolean;
  children: ComponentChildren;
}) {
  const Heading = whole ? 'h1' : 'h2';
  return (
    <section class="state">
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}

/** Before the first edition: what to do first. */
export function NoEdition() {
  return (
    <Empty title="No radar is published yet">
      <p>Feed this installation signals and it will tag them, place their trends and publish the first edition.</p>
      <p class="actions">
        <a class="button" href="/feed">
          Feed it a file
        </a>
        <span>
          or run <code>npm run ingest -- PATH</code> on the machine
        </span>
      </p>
    </Empty>
  );
}
