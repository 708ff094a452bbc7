import { t } from '../i18n/t.js';
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
    <Empty title={t('No radar is published yet')}>
      <p>
        {t('Feed this installation signals and it will tag them, place their trends and publish the first edition.')}
      </p>
      <p class="actions">
        <a class="button" href="/feed">
          {t('Feed it a file')}
        </a>
        <span>
          {t('or run on the machine:')} <code>npm run ingest -- PATH</code>
        </span>
      </p>
    </Empty>
  );
}
