import { t } from '../i18n/t.js';
import type { OrganisationKind, Position } from '../session/types.js';

const KINDS: Readonly<Record<OrganisationKind, string>> = {
  cluster: 'Cluster',
  agency: 'Innovation agency',
  firm: 'Firm',
};
export const kindName = (kind: OrganisationKind): string => t(KINDS[kind]);
export const positionName = (position: Position): string => (position === 'manager' ? t('Manager') : t('Member'));

/** Countries that take part in the single market or its programmes, by code; the browser knows their names. */
const COUNTRIES =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH GB AL BA ME MK RS XK TR UA MD GE'.split(
    ' ',
  );
const names = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'code' });
export const countryChoices = () =>
  COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );
