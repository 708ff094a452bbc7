import { t } from '../i18n/t.js';
import type { Evidence } from '../api/types.js';
import { SaveButton } from '../collection/save-button.js';
import { KindSign } from '../radar/radar-filters.js';
import { kindName } from '../radar/sentences.js';
import { country, day, pathId } from '../text/format.js';
import { highlightWords } from '../text/highlight.js';
import { Marked } from '../text/marked.js';

/** The signals behind a trend, newest weight first, with the words that earned them the link. */
export function EvidenceList({ items }: { items: readonly Evidence[] }) {
  return (
    <ol class="evidence">
      {items.map((item) => {
        const title = highlightWords(item.title, item.words);
        const inTitle = new Set(title.filter(({ marked }) => marked).map(({ text }) => text.toLocaleLowerCase()));
        const elsewhere = [...new Set(item.words.map(({ term }) => term.toLocaleLowerCase()))].filter(
          (term) => !inTitle.has(term),
        );
        return (
          <li key={item.id}>
            <KindSign kind={item.kind} />
            <div>
              <a href={`/signals/${pathId(item.id)}`}>
                <Marked pieces={title} />
              </a>
              <p class="small">
                {kindName(item.kind)}, {day(item.date)}, {item.publisher}
                {item.country ? `, ${country(item.country)}` : ''}
                {item.synthetic ? `, ${t('synthetic')}` : ''}
              </p>
              <SaveButton kind="signal" id={item.id} title={item.title} />
              {elsewhere.length > 0 ? (
                <p class="small">
                  {t('In its text:')}{' '}
                  {elsewhere.slice(0, 6).map((term, index) => (
                    <>
                      {index > 0 ? ', ' : ''}
                      <mark key={term}>{term}</mark>
                    </>
                  ))}
                </p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
