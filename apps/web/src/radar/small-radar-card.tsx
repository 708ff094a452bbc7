import type { Mover, RadarHead, Ring, Segment } from '../api/types.js';
import { t, tn } from '../i18n/t.js';
import { pathId, signedRate } from '../text/format.js';
import { isSure } from './order.js';
import { ringName } from './sentences.js';
import { SmallRadar } from './small-radar.js';

interface Props {
  readonly radar: RadarHead;
  readonly segments: readonly Segment[];
  readonly rings: readonly Ring[];
}

/** One cell of the plate: the radar at a glance and what moves most on it. */
export function SmallRadarCard({ radar, segments, rings }: Props) {
  const firstEdition = radar.blips.every(({ movement }) => movement === 'new');
  return (
    <li class="cell">
      <h2>
        <a href={`/radars/${radar.ecosystem}`}>{t(radar.name)}</a>
      </h2>
      <SmallRadar blips={radar.blips} segments={segments} rings={rings} />
      <p class="tally">{tn(radar.trendCount, '{n} trend', '{n} trends')}</p>
      {radar.movers.length === 0 ? <p class="none">{t('Too little evidence to place a trend yet.')}</p> : null}
      {radar.movers.length === 0 ? null : (
        <div class="movers">
          <p>{firstEdition ? t('Grow or shrink most surely') : t('Moved most')}</p>
          <ul>
            {radar.movers.map((mover) => (
              <li key={mover.trendId}>
                <a href={`/radars/${radar.ecosystem}?trend=${pathId(mover.trendId)}`}>{mover.name}</a>
                <span>{moverNote(mover, rings, firstEdition)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

/** Why it is named here: where it moved, else how it surely grows, else that nothing on this radar changed more. */
function moverNote(mover: Mover, rings: readonly Ring[], firstEdition: boolean): string {
  const ring = t(ringName(rings, mover.ring));
  if (mover.movement === 'in') return t('moved in, {ring}', { ring });
  if (mover.movement === 'out') return t('moved out, {ring}', { ring });
  if (isSure(mover) && mover.momentum.growth !== null)
    return t('{growth} a year, {ring}', { growth: signedRate(mover.momentum.growth), ring });
  if (mover.movement === 'none') return t('hardly moved, {ring}', { ring });
  return firstEdition ? t('no sure change, {ring}', { ring }) : t('new, {ring}', { ring });
}

export function SmallRadarSkeleton() {
  return (
    <li class="cell waiting" aria-hidden="true">
      <span class="bar" />
      <span class="disc" />
      <span class="bar short" />
      <span class="bar" />
      <span class="bar" />
    </li>
  );
}
