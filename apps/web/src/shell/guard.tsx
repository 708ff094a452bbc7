import { t } from '../i18n/t.js';
import { useErrorBoundary } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

/** Catches what a page throws while it is drawn, so that the rest of the front stays usable. */
export function Guard({ children }: { children: ComponentChildren }) {
  const [error, reset] = useErrorBoundary((problem: unknown) => console.error(problem));
  if (!error) return <>{children}</>;
  return (
    <div class="page">
      <section class="state" role="alert">
        <h1>{t('This page could not be drawn')}</h1>
        <p>{t('The fault is in the page, not in your data: nothing is lost.')}</p>
        <p class="actions">
          <button type="button" class="button" onClick={reset}>
            {t('Try again')}
          </button>
          <a href="/" onClick={reset}>
            {t('See all radars')}
          </a>
        </p>
      </section>
    </div>
  );
}
