import { t, tn } from '../i18n/t.js';
import { useApi } from '../api/use-api.js';
import { CallFacts } from '../cluster/call-facts.js';
import type { CallPage } from '../cluster/call-types.js';
import '../cluster/cluster.css';
import { pathId } from '../text/format.js';

/** Calls that can still be entered and speak of a trend; nothing where there are none. */
export function TrendCalls({ trendId }: { trendId: string }) {
  const { data } = useApi<CallPage>(`/calls?state=not%20closed&limit=3&trend=${pathId(trendId)}`);
  if (!data || data.total === 0) return null;
  return (
    <section aria-labelledby="trend-calls-title">
      <h2 id="trend-calls-title">
        {t('Calls')}{' '}
        <a class="small" href={`/calls?trend=${pathId(trendId)}`}>
          {tn(data.total, 'the one that can be entered', 'all {n} that can be entered')}
        </a>
      </h2>
      <ul class="call-list">
        {data.items.map((call) => (
          <li key={call.id}>
            <a href={`/calls/${encodeURIComponent(call.id)}`}>{call.title}</a>
            <CallFacts call={call} />
          </li>
        ))}
      </ul>
    </section>
  );
}
