import { useErrorBoundary } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

/** Catches what a page throws while it is drawn, so that the rest of the front stays usable. */
export function Guard({ children }: { children: ComponentChildren }) {
  const [error, reset] = useErrorBoundary((problem: unknown) => console.error(problem));
  if (!error) return <>{children}</>;
  return (
    <div class="page">
      <section class="state" role="alert">
        <h1>This page could not be drawn</h1>
        <p>The fault is in the page, not in your data: nothing is lost.</p>
        <p class="actions">
          <button type="button" class="button" onClick={reset}>
            Try again
          </button>
          <a href="/" onClick={reset}>
            See all radars
          </a>
        </p>
      </section>
    </div>
  );
}
