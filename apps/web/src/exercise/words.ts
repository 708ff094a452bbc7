import { word } from '../i18n/t.js';
import { decimal } from '../text/format.js';
import type { Anonymity, Criterion, Status } from './types.js';

export const STATUS: Readonly<Record<Status, string>> = {
  draft: 'Draft',
  open: 'Open',
  between: 'Between rounds',
  closed: 'Closed',
};

/** What a panellist is told before beginning. */
export const WHO_SEES: Readonly<Record<Anonymity, string>> = {
  anonymous: word('Nobody, not even the facilitator, learns what you answer or write, or whether you do.'),
  facilitator: word(
    'The facilitator sees that you take part and what you comment, not how you rate. The panel sees no names.',
  ),
  panel: word('The panel sees who takes part and who wrote which comment. Nobody sees how you rate.'),
  open: word('This exercise is open: your ratings and comments stand beside your name.'),
};
export const LEVELS: readonly { value: Anonymity; label: string }[] = [
  { value: 'anonymous', label: 'Anonymous: nobody learns who answered or wrote' },
  { value: 'facilitator', label: 'You see who takes part and comments; the panel sees no names' },
  { value: 'panel', label: 'The panel sees names beside comments; ratings stay secret' },
  { value: 'open', label: 'Open: ratings stand beside names' },
];
export const SETTLING = [
  { value: 'never', label: 'Ask all items in every round' },
  { value: 'consensus', label: 'Drop items with consensus in all criteria' },
  { value: 'consensus-and-stable', label: 'Drop items with consensus that are stable since the round before' },
];
export const KINDS = [
  { value: 'statement', label: 'Statement' },
  { value: 'projection', label: 'Projection' },
  { value: 'trend', label: 'Trend' },
];

export function rangeOf({ scale }: Pick<Criterion, 'scale'>): { min: number; max: number } {
  if (scale.kind === 'points') return { min: 1, max: scale.points };
  return scale.kind === 'percent' ? { min: 0, max: 100 } : { min: scale.from, max: scale.to };
}
/** A value of the criterion in words: "60 %", "2031", "7". */
export const valueText = (value: number, { scale }: Pick<Criterion, 'scale'>): string =>
  scale.kind === 'percent' ? `${plain(value)}\u00a0%` : plain(value);
/** One digit where there is one. */
const plain = (x: number): string => decimal(x, Number.isInteger(Math.round(x * 10) / 10) ? 0 : 1);

export const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
