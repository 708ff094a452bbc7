import type { ComponentChildren } from 'preact';
import { t } from '../i18n/t.js';
import { useStatus } from '../shell/status.js';
import { bytes, count, day } from '../text/format.js';
import { nameOfOption } from './option-fields.js';
import type { SourceDetail } from './types.js';
import { ago, ahead, countriesOf, languagesOf } from './words.js';

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** What there is to know about a source, as words and numbers. */
export function SourceFacts({ source }: { source: SourceDetail }) {
  const { lastPull, politeness, kept, recent, options } = source;
  const paused = useStatus()?.universe === 'demo';
  const asked = !source.enabled
    ? t('not while it is off')
    : paused
      ? t('not while the demo universe is loaded')
      : ahead(source.nextCheck);
  return (
    <section class="panel" aria-label={t('About this source')}>
      <dl class="facts">
        <Fact name={t('Last good pull')}>{ago(source.lastOk)}</Fact>
        <Fact name={t('Asked again')}>{asked}</Fact>
        {source.errorCount > 0 ? <Fact name={t('Failures in a row')}>{count(source.errorCount)}</Fact> : null}
        <Fact name={t('Items in the last pull')}>{lastPull ? count(lastPull.items) : '–'}</Fact>
        <Fact name={t('Newest item')}>{lastPull?.newest ? day(lastPull.newest) : '–'}</Fact>
        <Fact name={t('In 30 days')}>
          {t('{new} new of {read} read, {refused} refused, in {runs} runs', {
            new: count(recent.new),
            read: count(recent.read),
            refused: count(recent.refused),
            runs: count(recent.runs),
          })}
        </Fact>
        <Fact name={t('Languages')}>{languagesOf(source) || '–'}</Fact>
        <Fact name={t('Countries')}>{countriesOf(source) || '–'}</Fact>
        <Fact name={t('Quota left')}>{source.quotaLeft === null ? t('it says none') : count(source.quotaLeft)}</Fact>
        {politeness ? (
          <Fact name={t('Politeness')}>
            {t('{gap} s between two requests, {n} at a time', {
              gap: politeness.gapMs / 1000,
              n: politeness.concurrency,
            })}
          </Fact>
        ) : null}
        <Fact name={t('Answers kept')}>
          {kept.payloads === 0
            ? t('none yet')
            : t('{n}, {size} unpacked, since {day}', {
                n: count(kept.payloads),
                size: bytes(kept.bytes),
                day: day(kept.since ?? ''),
              })}
        </Fact>
        {options
          ? Object.entries(options).map(([name, value]) => (
              <Fact key={name} name={nameOfOption(name)}>
                <span class="long">{typeof value === 'string' ? value : JSON.stringify(value)}</span>
              </Fact>
            ))
          : null}
        <Fact name={t('Terms')}>{source.licenceNote}</Fact>
      </dl>
    </section>
  );
}
