import { t } from '../i18n/t.js';
import type { Word } from '../api/types.js';
import { decimal } from '../text/format.js';

interface Props {
  readonly name: string;
  readonly href: string;
  readonly score: number;
  readonly words: readonly Word[];
}

/** A tag or trend link with its score and the words that earned it. */
export function EarnedBy({ name, href, score, words }: Props) {
  const terms = new Map<string, number>();
  for (const { term, weight } of words) {
    const key = term.toLocaleLowerCase();
    terms.set(key, (terms.get(key) ?? 0) + weight);
  }
  const listed = [...terms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 8);
  return (
    <div class="earned">
      <p>
        <a href={href}>{name}</a> <span class="small">{t('score {score}', { score: decimal(score) })}</span>
      </p>
      {listed.length > 0 ? (
        <p class="small words">
          {listed.map(([term]) => (
            <mark key={term}>{term}</mark>
          ))}
        </p>
      ) : null}
    </div>
  );
}
