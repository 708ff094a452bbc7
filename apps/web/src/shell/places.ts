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
  { href: '/', name: 'Radars', owns: ['/radars', '/trends'] },
  { href: '/signals', name: 'Signals', owns: ['/signals'] },
  { href: '/cluster', name: 'Cluster', owns: ['/cluster'] },
  { href: '/exercises', name: 'Exercises', owns: ['/exercises', '/shared-exercises', '/results', '/panel'] },
  { href: '/collections', name: 'Collections', owns: ['/collections', '/alerts'] },
];

export const MORE: readonly Place[] = [
  { href: '/calls', name: 'Calls', owns: ['/calls'] },
  { href: '/policy', name: 'Policy', owns: ['/policy'] },
  { href: '/feed', name: 'Feed', owns: ['/feed'] },
  { href: '/sources', name: 'Sources', owns: ['/sources'] },
  { href: '/editions', name: 'Editions', owns: ['/editions'] },
  { href: '/exchange', name: 'Exchange', owns: ['/exchange'] },
  { href: '/coverage', name: 'Coverage', owns: ['/coverage'] },
  { href: '/calibration', name: 'Calibration', owns: ['/calibration'] },
  { href: '/desk', name: 'Desk', owns: ['/desk'] },
  { href: '/methods', name: 'Methods', owns: ['/methods'] },
  { href: '/jobs', name: 'Jobs', owns: ['/jobs'], roles: ['editor', 'administrator'] },
  { href: '/operations', name: 'Operations', owns: ['/operations'] },
];

export const isHere = ({ href, owns }: Place, path: string): boolean =>
  path === href || owns.some((start) => path === start || path.startsWith(`${start}/`));
