import { word } from '../i18n/t.js';
import type { Role } from '../session/types.js';

export interface Place {
  readonly href: string;
  /** English; the header translates it. */
  readonly name: string;
  /** Beginnings of the addresses that belong to it. */
  readonly owns: readonly string[];
  /** Shown only to who has one of these roles; without it, to all. */
  readonly roles?: readonly Role[];
}

/** The navigation: at most six words, the sixth is "More". A place shows as soon as there is a page at its address. */
export const PLACES: readonly Place[] = [
  { href: '/', name: word('Radars'), owns: ['/radars', '/trends'] },
  { href: '/signals', name: word('Signals'), owns: ['/signals'] },
  { href: '/cluster', name: word('Cluster'), owns: ['/cluster'] },
  { href: '/exercises', name: word('Exercises'), owns: ['/exercises', '/shared-exercises', '/results', '/panel'] },
  { href: '/collections', name: word('Collections'), owns: ['/collections', '/alerts'] },
];

export const MORE: readonly Place[] = [
  { href: '/calls', name: word('Calls'), owns: ['/calls'] },
  { href: '/policy', name: word('Policy'), owns: ['/policy'] },
  { href: '/feed', name: word('Feed'), owns: ['/feed'] },
  { href: '/sources', name: word('Sources'), owns: ['/sources'] },
  { href: '/editions', name: word('Editions'), owns: ['/editions'] },
  { href: '/exchange', name: word('Exchange'), owns: ['/exchange'] },
  { href: '/coverage', name: word('Coverage'), owns: ['/coverage'] },
  { href: '/calibration', name: word('Calibration'), owns: ['/calibration'] },
  { href: '/desk', name: word('Desk'), owns: ['/desk'] },
  { href: '/methods', name: word('Methods'), owns: ['/methods'] },
  { href: '/jobs', name: word('Jobs'), owns: ['/jobs'], roles: ['editor', 'administrator'] },
  { href: '/operations', name: word('Operations'), owns: ['/operations'] },
];

export const isHere = ({ href, owns }: Place, path: string): boolean =>
  path === href || owns.some((start) => path === start || path.startsWith(`${start}/`));
