import type { TrendCard } from '../api/types.js';
import { count, pathId, plural } from '../text/format.js';

interface Props {
  readonly related: TrendCard['related'];
  readonly names: ReadonlyMap<string, string>;
}

export function RelatedTrends({ related, names }: Props) {
  if (related.length === 0) return null;
  return (
    <section>
      <h2>Related trends</h2>
      <ul class="related">
        {related.map(({ id, name, ecosystem, shared }) => (
          <li key={id}>
            <a href={`/trends/${pathId(id)}`}>{name}</a>
            <span class="small">
              {names.get(ecosystem) ?? ecosystem}
              {shared > 0 ? `, shares ${count(shared)} ${plural(shared, 'signal', 'signals')}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
