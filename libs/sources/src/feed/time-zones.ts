/**
 * Zone abbreviations, in minutes east of UTC: RFC 822, and those that news sites write. Of ambiguous ones the reading that feeds mean
 * most (IST is India, CST is America).
 */
const MINUTES = new Map(
  Object.entries({
    ut: 0,
    utc: 0,
    gmt: 0,
    z: 0,
    wet: 0,
    west: 60,
    bst: 60,
    cet: 60,
    met: 60,
    mez: 60,
    cest: 120,
    mest: 120,
    mesz: 120,
    eet: 120,
    eest: 180,
    msk: 180,
    trt: 180,
    ist: 330,
    sgt: 480,
    hkt: 480,
    jst: 540,
    kst: 540,
    aest: 600,
    aedt: 660,
    nzst: 720,
    nzdt: 780,
    adt: -180,
    ast: -240,
    at: -240,
    edt: -240,
    est: -300,
    et: -300,
    cdt: -300,
    cst: -360,
    ct: -360,
    mdt: -360,
    mst: -420,
    mt: -420,
    pdt: -420,
    pst: -480,
    pt: -480,
    akdt: -480,
    akst: -540,
    hst: -600,
  }),
);
const EAST = 'nopqrstuvwxy';
const WEST = 'abcdefghiklm';

/** Minutes east of UTC of `+0100`, `-5:30`, `GMT+2`, `EST`, `Etc/GMT`, `A`; null when the word is no zone. */
export function zoneMinutes(word: string): number | null {
  const zone = word.toLowerCase().replace(/^etc\//, '');
  const offset = /^(?:gmt|utc|ut|z)?([+\-\u2212])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes > 18 * 60 ? null : offset[1] === '+' ? minutes : -minutes;
  }
  const named = MINUTES.get(zone);
  if (named !== undefined) return named;
  if (zone.length !== 1) return null;
  if (EAST.includes(zone)) return (EAST.indexOf(zone) + 1) * 60;
  return WEST.includes(zone) ? -(WEST.indexOf(zone) + 1) * 60 : null;
}
