import { t } from '../i18n/t.js';
import { decimal } from '../text/format.js';
import type { Cause, Change, TrendChange } from './types.js';

export const CHANGE_NAMES: Readonly<Record<Change, string>> = {
  in: 'Moved in',
  out: 'Moved out',
  new: 'New',
  gone: 'Gone',
  stayed: 'Stayed',
};

const CAUSES: Readonly<Record<Cause, string>> = {
  data: 'new evidence',
  method: 'another method',
  weights: 'other weights',
  taxonomy: 'the catalogue',
};

/** Why it moved, in words; with the parts of data and method where both had one. */
export function reason({ causes, split, formerName }: TrendChange): string {
  const named = causes.length === 0 ? t('nothing that differs') : causes.map((cause) => t(CAUSES[cause])).join(', ');
  const parts = split
    ? ` (${t('{data} by evidence, {method} by method', { data: signed(split.data), method: signed(split.method) })})`
    : '';
  const renamed = formerName === null ? '' : `; ${t('formerly "{name}"', { name: formerName })}`;
  return `${named}${parts}${renamed}`;
}

/** A move in radius: minus is towards the centre. */
export const signed = (n: number): string => (n > 0 ? `+${decimal(n)}` : decimal(n));
