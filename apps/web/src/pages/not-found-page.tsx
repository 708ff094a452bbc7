import { usePageTitle } from '../shell/page-title.js';
import { Empty } from '../state/empty.js';

export function NotFoundPage() {
  usePageTitle('Page not found');
  return (
    <div class="page">
      <Empty whole title="There is no page at this address">
        <p>It may have moved, or the address is mistyped.</p>
        <p class="actions">
          <a class="button" href="/">
            See all radars
          </a>
          <a href="/signals">Search signals</a>
        </p>
      </Empty>
    </div>
  );
}
