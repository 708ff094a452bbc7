/** Capitals by ISO 3166-1 code: latitude and longitude in degrees, to a tenth. Distance between countries is that of their capitals. */
const CAPITALS: Readonly<Record<string, readonly [number, number]>> = {
  AL: [41.3, 19.8],
  AT: [48.2, 16.4],
  BA: [43.9, 18.4],
  BE: [50.8, 4.4],
  BG: [42.7, 23.3],
  CH: [46.9, 7.4],
  CY: [35.2, 33.4],
  CZ: [50.1, 14.4],
  DE: [52.5, 13.4],
  DK: [55.7, 12.6],
  EE: [59.4, 24.8],
  ES: [40.4, -3.7],
  FI: [60.2, 24.9],
  FR: [48.9, 2.4],
  GB: [51.5, -0.1],
  GE: [41.7, 44.8],
  GR: [38, 23.7],
  HR: [45.8, 16],
  HU: [47.5, 19],
  IE: [53.3, -6.3],
  IS: [64.1, -21.9],
  IT: [41.9, 12.5],
  LI: [47.1, 9.5],
  LT: [54.7, 25.3],
  LU: [49.6, 6.1],
  LV: [56.9, 24.1],
  MD: [47, 28.9],
  ME: [42.4, 19.3],
  MK: [42, 21.4],
  MT: [35.9, 14.5],
  NL: [52.4, 4.9],
  NO: [59.9, 10.8],
  PL: [52.2, 21],
  PT: [38.7, -9.1],
  RO: [44.4, 26.1],
  RS: [44.8, 20.5],
  SE: [59.3, 18.1],
  SI: [46.1, 14.5],
  SK: [48.1, 17.1],
  TR: [39.9, 32.9],
  UA: [50.5, 30.5],
  XK: [42.7, 21.2],
};

export interface Place {
  readonly country: string | null;
  readonly nuts: string | null;
}

export const capitalOf = (country: string | null): readonly [number, number] | null =>
  (country && CAPITALS[country]) || null;

/**
 * Kilometres between two clusters, roughly: 30 in one NUTS-3 region, 80 in one NUTS-2, 150 in one NUTS-1, 300 in one country, else between the
 * capitals, never below 300. Null when a place is not known. Our own steps: there is no map in here.
 */
export function kilometresBetween(a: Place, b: Place): number | null {
  const [x, y] = [a.nuts ?? '', b.nuts ?? ''];
  let shared = 0;
  while (shared < x.length && shared < y.length && x[shared] === y[shared]) shared += 1;
  if (shared >= 5) return 30;
  if (shared === 4) return 80;
  if (shared === 3) return 150;
  if (a.country !== null && a.country === b.country) return 300;
  const [p, q] = [capitalOf(a.country), capitalOf(b.country)];
  return p && q ? Math.max(300, Math.round(greatCircle(p, q))) : null;
}

/** Haversine on a sphere of 6371 km. */
function greatCircle([lat1, lon1]: readonly [number, number], [lat2, lon2]: readonly [number, number]): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(rad(to - from) / 2) ** 2;
  return (
    2 * 6371 * Math.asin(Math.sqrt(half(lat1, lat2) + Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * half(lon1, lon2)))
  );
}
