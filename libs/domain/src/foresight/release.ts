/**
 * When figures of a panel may be shown, so that neither one view nor the difference of two gives a person away.
 *
 * Nobody reads ratings. What is read are releases: figures of one cell (an item, a criterion), frozen. A release is the
 * answer of at least `minimum` people, differs from the one before by none or at least `minimum` people, and shows groups
 * only so that what it leaves out, and how that changed, is none or at least `minimum` people as well (primary and
 * complementary suppression over space and time; Willenborg and de Waal, "Elements of Statistical Disclosure Control").
 */

/** Somebody's standing rating of a cell. */
export interface PanelContribution {
  readonly panellist: string;
  /** Stakeholder group; null is a group that is never shown. */
  readonly group: string | null;
  /** Null: withdrawn or without opinion. */
  readonly value: number | null;
  /** Moment, as a number that only grows, at which it was last given, confirmed, changed or withdrawn. */
  readonly touched: number;
  /** Groups left, and when. */
  readonly left: readonly { readonly group: string | null; readonly at: number }[];
}

/** The last release of a cell. */
export interface Released {
  readonly at: number;
  /** Groups that were shown. */
  readonly shown: readonly string[];
}

/** Null: the release before stands, or there is none. */
export type ReleasePlan = { readonly shown: readonly string[] } | null;

export function planRelease(
  contributions: readonly PanelContribution[],
  before: Released | null,
  minimum: number,
): ReleasePlan {
  const size = sizeOf(contributions, null);
  if (size < minimum) return null;
  if (before && changeOf(contributions, null, before.at).surely < minimum) return null;
  return { shown: groupsToShow(contributions, before, minimum) };
}

/** Groups; null stands for everybody. */
type Groups = ReadonlySet<string | null> | null;

const sizeOf = (contributions: readonly PanelContribution[], groups: Groups): number =>
  contributions.filter((c) => c.value !== null && (!groups || groups.has(c.group))).length;

/**
 * How many people make the union of groups differ from what it was: at least `surely`, at most `possibly`. Whether somebody
 * who withdrew had a rating then is not known, hence two bounds; the one is used where many are asked for, the other for none.
 */
function changeOf(contributions: readonly PanelContribution[], groups: Groups, since: number) {
  let [surely, possibly] = [0, 0];
  for (const c of contributions) {
    const touched = c.touched > since;
    const first = c.left.filter((l) => l.at > since).sort((a, b) => a.at - b.at)[0];
    const now = !groups || groups.has(c.group);
    const then = !groups || groups.has(first ? first.group : c.group);
    if (now && then ? touched && c.value !== null : (now || (then && !touched)) && c.value !== null) surely += 1;
    if (now && then ? touched : (now && c.value !== null) || (then && (touched || c.value !== null))) possibly += 1;
  }
  return { surely, possibly };
}

function groupsToShow(contributions: readonly PanelContribution[], before: Released | null, minimum: number): string[] {
  const settled = (groups: Groups): boolean => {
    if (!before) return true;
    const { surely, possibly } = changeOf(contributions, groups, before.at);
    return possibly === 0 || surely >= minimum;
  };
  const groups = [...new Set(contributions.map((c) => c.group))].map((key) => {
    const only = new Set([key]);
    const size = sizeOf(contributions, only);
    // What was kept back last time would, shown now without change, tell the rest of that time.
    const kept = before && !before.shown.includes(key ?? '');
    const fresh = kept ? changeOf(contributions, only, before.at).surely >= minimum : settled(only);
    return { key, size, mayShow: key !== null && size >= minimum && fresh };
  });
  const shown = groups
    .filter((group) => group.mayShow)
    .sort((a, b) => b.size - a.size || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  const hidden = new Set(groups.filter((group) => !group.mayShow).map((group) => group.key));
  for (;;) {
    const size = sizeOf(contributions, hidden);
    if ((size === 0 || size >= minimum) && settled(hidden)) break;
    const next = shown.pop();
    if (!next) break;
    hidden.add(next.key);
  }
  return shown.map((group) => group.key ?? '').sort();
}

/**
 * Which organisations may see their own figure beside the whole: at least `minimum` people of theirs, and among the others
 * at least `minimum` who are not of one and the same organisation: else "whole minus own" would be another's alone.
 */
export function organisationsToShow(sizes: ReadonlyMap<string | null, number>, minimum: number): string[] {
  const all = [...sizes];
  const total = all.reduce((sum, [, n]) => sum + n, 0);
  return all
    .filter(([id, own]) => {
      const largest = Math.max(0, ...all.filter(([other]) => other !== id).map(([, n]) => n));
      return id !== null && own >= minimum && total - own - largest >= minimum;
    })
    .map(([id]) => id ?? '')
    .sort();
}

/**
 * A part of a panel whose figure is shown beside that of the whole: when fewer than `minimum` are missing, further ones
 * are left out until `minimum` are, in the order of the keys, which must be random. Null when too few remain.
 */
export function apartFromWhole<T extends { readonly panellist: string }>(
  part: readonly T[],
  whole: number,
  minimum: number,
): T[] | null {
  const missing = whole - part.length;
  const extra = missing > 0 && missing < minimum ? minimum - missing : 0;
  const kept = [...part].sort((a, b) => (a.panellist < b.panellist ? -1 : 1)).slice(extra);
  return kept.length >= minimum ? kept : null;
}
