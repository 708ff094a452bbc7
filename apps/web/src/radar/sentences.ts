import type { Kind, Placement, Ring } from '../api/types.js';
import { t, tn, word } from '../i18n/t.js';
import { count, range, rate as rateOf, surePercent } from '../text/format.js';
import { wholePercents } from '../text/whole-parts.js';
import { dominantKind } from './evidence.js';
import { isSure } from './order.js';

export const KIND_NAMES: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  publication: [word('publication'), word('publications')],
  patent: [word('patent'), word('patents')],
  investment: [word('investment'), word('investments')],
  news: [word('news report'), word('news reports')],
  article: [word('innovation article'), word('innovation articles')],
};
export const kindName = (kind: Kind): string => t(KIND_NAMES[kind][0]);
export const kindsName = (kind: Kind): string => t(KIND_NAMES[kind][1]);
/** "1 patent", "12 patents". */
export const kindCount = (kind: Kind, n: number): string =>
  `${count(n)} ${tn(n, KIND_NAMES[kind][0], KIND_NAMES[kind][1])}`;
export const MOVEMENT_NAMES: Readonly<Record<Placement['movement'], string>> = {
  in: word('Moved in'),
  out: word('Moved out'),
  new: word('New'),
  none: word('Stayed'),
};

export const ringName = (rings: readonly Ring[], id: string): string =>
  rings.find((ring) => ring.id === id)?.name ?? id;
const ringAt = (rings: readonly Ring[], radius: number): string =>
  (rings.find((ring) => radius <= ring.outer) ?? rings.at(-1))?.id ?? '';

/** How sure the ring is: the share of resampled pictures that agree, 0..1. */
export const certainty = (placement: Pick<Placement, 'ring' | 'ringProbability'>): number =>
  placement.ringProbability[placement.ring] ?? 0;

/** How sure each ring is in whole percents that sum to 100, whatever order the rings come in. */
export function ringPercents({
  ringProbability,
}: Pick<Placement, 'ringProbability'>): Readonly<Record<string, number>> {
  const rings = Object.keys(ringProbability).sort();
  const percents = wholePercents(rings.map((ring) => ringProbability[ring]!));
  return Object.fromEntries(rings.map((ring, i) => [ring, percents[i]!]));
}
/** How sure its own ring is, as the bars beside it say: "83 %", ">99 %". */
export const certaintySaid = (placement: Pick<Placement, 'ring' | 'ringProbability'>): string =>
  surePercent(ringPercents(placement)[placement.ring] ?? 0);

/** The story of a blip in a breath: how it moved, how sure that is, what it rests on, where its share goes. */
export function story(placement: Placement, rings: readonly Ring[], firstEdition = false): string {
  return [movement(placement, rings, firstEdition), border(placement, rings), rests(placement), growth(placement)]
    .filter(Boolean)
    .join(' ');
}

function movement(placement: Placement, rings: readonly Ring[], firstEdition: boolean): string {
  const ring = rings.find(({ id }) => id === placement.ring);
  const here = ring ? `${t(ring.name)} (${t(range(ring.horizon))})` : placement.ring;
  const share = certaintySaid(placement);
  const sure = share.startsWith('>') ? t('more than {share}', { share: share.slice(1) }) : share;
  if (placement.previousRadius === null)
    return firstEdition
      ? t('In {here}; {sure} sure.', { here, sure })
      : t('New on this radar, in {here}; {sure} sure.', { here, sure });
  // A ring that the radius alone would not give is that of the edition before, kept at the border.
  const kept = ringAt(rings, placement.radius) !== placement.ring;
  const before = kept ? placement.ring : ringAt(rings, placement.previousRadius);
  if (before !== placement.ring)
    return t('Moved from {before} to {here}; {sure} sure.', { before: t(ringName(rings, before)), here, sure });
  if (placement.movement === 'in') return t('Moved inward within {here}; {sure} sure.', { here, sure });
  if (placement.movement === 'out') return t('Moved outward within {here}; {sure} sure.', { here, sure });
  return t('Stayed in {here}; {sure} sure.', { here, sure });
}

/** Where a trend stands at a border, why its ring is not the one that its radius or most pictures speak for. */
function border(placement: Placement, rings: readonly Ring[]): string {
  const alone = ringAt(rings, placement.radius);
  if (alone !== placement.ring)
    return t(
      'It stands just across the border of {ring}; until it is clearly across, it keeps the ring it had before.',
      {
        ring: t(ringName(rings, alone)),
      },
    );
  const [likeliest] = rings
    .map(({ id }) => ({ id, share: placement.ringProbability[id] ?? 0 }))
    .sort((a, b) => b.share - a.share);
  return likeliest && likeliest.share > certainty(placement)
    ? t('It stands at the border of {ring}, for which more of the pictures speak.', {
        ring: t(ringName(rings, likeliest.id)),
      })
    : '';
}

function rests(placement: Placement): string {
  const kind = dominantKind(placement.evidence);
  const pieces = tn(placement.volume, '{n} piece of independent evidence', '{n} pieces of independent evidence', {
    n: count(placement.volume),
  });
  if (kind === null) return t('Rests on {pieces}.', { pieces });
  const n = placement.evidence[kind] ?? 0;
  const kinds = kindsName(kind);
  if (n >= placement.volume) return t('Rests on {pieces}, all {kinds}.', { pieces, kinds });
  return n * 2 >= placement.volume
    ? t('Rests on {pieces}, mostly {kinds}.', { pieces, kinds })
    : t('Rests on {pieces}, most often {kinds}.', { pieces, kinds });
}

function growth(placement: Placement): string {
  const { growth: rate, low, high } = placement.momentum;
  if (rate === null || low === null || high === null) return '';
  if (!isSure(placement)) return t('Whether its share of all evidence grows cannot be told yet.');
  const values = { rate: rateOf(Math.abs(rate)), low: rateOf(low), high: rateOf(high) };
  return rate > 0
    ? t('Its share of all evidence grows by {rate} a year ({low} to {high}).', values)
    : t('Its share of all evidence shrinks by {rate} a year ({low} to {high}).', values);
}
