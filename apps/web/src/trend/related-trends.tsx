import { t, tn } from '../i18n/t.js';
import type { TrendCard } from '../api/types.js';
import { count, pathId } from '../text/format.js';

interface Props {
  readonly related: TrendCard['related'];
  readonly names: ReadonlyMap<string, string>;
}

export function RelatedTrends({ related, names }: Props) {
  if (related.length === 0) return null;
  return (
    <section>
      <h2>{t('Related trends')}</h2>
      <ul class="related">
        {related.map(({ id, name, ecosystem, shared }) => (
          <li key={id}>
            <a href={`/trends/${pathId(id)}`}>{name}</a>
            <span class="small">
              {names.get(ecosystem) ?? ecosystem}
              {shared > 0 ? `, ${tn(shared, 'shares {n} signal', 'shares {n} signals', { n: count(shared) })}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
