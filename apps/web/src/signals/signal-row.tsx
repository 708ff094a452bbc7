import { t } from '../i18n/t.js';
import type { SignalItem } from '../api/types.js';
import { SaveButton } from '../collection/save-button.js';
import { KindSign } from '../radar/radar-filters.js';
import { kindName } from '../radar/sentences.js';
import { country, day, euros, pathId } from '../text/format.js';
import { highlightSearch } from '../text/highlight.js';
import { Marked } from '../text/marked.js';

interface Props {
  readonly signal: SignalItem;
  readonly q: string;
  readonly ecosystems: ReadonlyMap<string, string>;
}

export function SignalRow({ signal, q, ecosystems }: Props) {
  return (
    <li class="signal-row">
      <KindSign kind={signal.kind} />
      <div>
        <h2>
          <a href={`/signals/${pathId(signal.id)}`}>
            <Marked pieces={highlightSearch(signal.title, q)} />
          </a>
        </h2>
        <p class="small">
          {kindName(signal.kind)}, {day(signal.date)}, {signal.publisher}
          {signal.country ? `, ${country(signal.country)}` : ''}
          {signal.amountEur === null ? '' : `, ${euros(signal.amountEur)}`}
          {signal.synthetic ? `, ${t('synthetic')}` : ''}
          {signal.independent ? '' : `, ${t('a copy that is not counted')}`}
        </p>
        {signal.excerpt ? (
          <p class="excerpt">
            <Marked pieces={highlightSearch(signal.excerpt, q)} />
          </p>
        ) : null}
        <SaveButton kind="signal" id={signal.id} title={signal.title} />
      </div>
      {signal.trends.length + signal.ecosystems.length > 0 ? (
        <p class="small links">
          {signal.trends.map(({ id, name }) => (
            <a key={id} href={`/trends/${pathId(id)}`}>
              {name}
            </a>
          ))}
          {signal.ecosystems.map((id) => (
            <span key={id}>{ecosystems.get(id) ?? id}</span>
          ))}
        </p>
      ) : null}
    </li>
  );
}
