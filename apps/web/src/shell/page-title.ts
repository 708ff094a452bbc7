import { useEffect } from 'preact/hooks';

/** Names the tab, and tells screen readers where they are after a change of page. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    document.title = title ? `${title} · Trend Universe` : 'Trend Universe';
  }, [title]);
}
