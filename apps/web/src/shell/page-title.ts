import { useEffect } from 'preact/hooks';
import { sheet } from '../server/sheet.js';

/** Names the tab, and tells screen readers where they are after a change of page. `about` is the sentence that search engines and previews show. */
export function usePageTitle(title: string | null, about: string | null = null): void {
  const page = sheet();
  if (page) Object.assign(page, { title, about });
  useEffect(() => {
    document.title = title ? `${title} · Trend Universe` : 'Trend Universe';
  }, [title]);
}
