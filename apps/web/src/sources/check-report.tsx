import { t, tn } from '../i18n/t.js';
import { count, day } from '../text/format.js';
import type { Answered, CheckResult } from './types.js';
import { language } from './words.js';

/** What a look at a source found. */
export function CheckReport({ answer }: { answer: Answered<CheckResult> }) {
  const { result, error } = answer;
  if (!result || !result.ok)
    return (
      <section class="panel stack" role="alert">
        <h2>{t('It gives nothing that can be used')}</h2>
        <p class="problem">{result?.error ?? error ?? t('The look at it came to no end.')}</p>
      </section>
    );
  return (
    <section class="panel stack" role="status">
      <h2>{result.title ?? t('It answers')}</h2>
      <p>
        {tn(result.items, '{n} item', '{n} items', { n: count(result.items) })}
        {result.refused > 0 ? `, ${t('{n} of them would be refused', { n: count(result.refused) })}` : ''}
        {result.language ? `, ${language(result.language)}` : ''}
      </p>
      <ul class="sample">
        {result.sample.map(({ title, date, url }, at) => (
          <li key={at}>
            {url && /^https?:/.test(url) ? (
              <a href={url} rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}
            <span class="small"> {day(date)}</span>
          </li>
        ))}
      </ul>
      {result.reasons.length > 0 ? (
        <p class="small">
          {t('Refused:')} {result.reasons.join('; ')}
        </p>
      ) : null}
    </section>
  );
}
