import { inEnglish } from '../i18n/t.js';
import type { Explanation, RadarList } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { ParameterTables } from '../methods/parameter-tables.js';
import { Standing } from '../methods/standing.js';
import { usePageTitle } from '../shell/page-title.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { day, pathId } from '../text/format.js';

/** How it works in plain words, and the numbers that the published edition was made with. */
export function MethodsPage() {
  usePageTitle('Methods');
  const { data, error, retry } = useApi<RadarList>('/radars');
  const radar = data?.radars.find(({ blips }) => blips.length > 0) ?? null;
  const example = radar?.blips[0] ?? null;
  const why = useApi<Explanation>(
    radar && example ? `/radars/${radar.ecosystem}/trends/${pathId(example.trendId)}/explanation` : null,
  );
  return (
    <div class="page methods" lang={inEnglish()}>
      <header class="lead">
        <h1>How trends are placed</h1>
        <p>
          The aim is not to predict the future but to reduce uncertainty. So every position can be taken apart, and says
          how sure it is.
        </p>
      </header>
      <ol class="method-steps">
        <li>
          <h2>Signals come in</h2>
          <p>
            Publications, patents, investments, news and innovation articles. Each row is checked; what is wrong is
            refused with a reason. Copies of the same news count once: only independent evidence speaks.
          </p>
        </li>
        <li>
          <h2>Words earn tags</h2>
          <p>
            Weighted words, phrases and patent codes link a signal to ecosystems and trends. Each link keeps its score
            and the words that earned it. Where nothing fits, nothing is tagged.
          </p>
        </li>
        <li>
          <h2>What no trend explains is searched</h2>
          <p>
            Among the signals left over, subjects are looked for: names that several of them are about, and whose
            signals are alike beyond the name. Such a subject becomes a discovered trend, drawn with a dashed outline
            until an editor takes it on.
          </p>
        </li>
        <li>
          <h2>Evidence becomes maturity</h2>
          <p>
            Research comes early in the life of a trend, patents and investment later, news and articles last. Each kind
            of evidence votes for a maturity: its anchor, plus how far through its own life cycle it looks. More
            evidence weighs more; a missing kind counts for nothing and only makes the picture less certain.
          </p>
        </li>
        <li>
          <h2>Maturity becomes a place</h2>
          <p>
            Radius is one minus maturity: the centre is now, the rim is far. Rings are bands of the radius. A trend
            changes its ring only when it leaves it clearly, so radars do not flicker. Its angle is fixed when it first
            appears and means only its segment.
          </p>
        </li>
        <li>
          <h2>Uncertainty is measured</h2>
          <p>
            The evidence is drawn again many times by chance. The share of pictures that agree on the ring is how sure
            it is; the 5th to 95th percentile of the radius is the interval. Growth is shown as certain only where its
            interval excludes zero.
          </p>
        </li>
        <li>
          <h2>Editions are frozen</h2>
          <p>
            All radars of a day form an edition with its method, parameters and a hash of its input. What people bring
            or decide is published at once; what sources bring, usually once a week, so that there is something to
            compare. An edition never changes; the next one is compared with it.
          </p>
        </li>
      </ol>
      <section class="parameters">
        <h2>The numbers behind this edition</h2>
        {error ? <Failed error={error} retry={retry} what="edition" /> : null}
        {data?.edition ? (
          <p class="small">
            Edition {data.edition.number}, as of {day(data.edition.asOf)}, method {data.edition.methodVersion}, hash{' '}
            <code>{data.edition.hash.slice(0, 16)}</code>
          </p>
        ) : null}
        {data && !data.edition ? <p>No edition is published yet; its parameters will stand here.</p> : null}
        {why.data?.method ? (
          <ParameterTables parameters={why.data.method.parameters} rings={data?.rings ?? []} />
        ) : data?.edition && !why.error ? (
          <SkeletonLines lines={8} />
        ) : null}
      </section>
      <Standing />
    </div>
  );
}
