import { ECOSYSTEM_IDS } from '#libs/domain';

/** Ecosystems, in the order of ECOSYSTEM_IDS. */
export const CLASSES = ECOSYSTEM_IDS.length;
/** The class after the ecosystems: a text that belongs to none. */
export const NOWHERE = CLASSES;
/** Classes that are scored: the ecosystems and NOWHERE. */
export const SCORED = CLASSES + 1;
/** Floats a feature has in a weight table: SCORED, rounded up to a cache line. */
export const STRIDE = 16;
/** A voice speaks for one ecosystem: its own phrases (0..13), or those of all its trends (14..27). */
export const VOICES = CLASSES * 2;

/**
 * Columns of a text's feature row, after its words (0 .. words - 1):
 * phrases by voice and level, the same in the title, crosswalk of codes by voice, code prefixes.
 */
export const EVIDENCE = 0;
export const IN_TITLE = EVIDENCE + VOICES * 3;
export const CROSSWALK = IN_TITLE + VOICES * 3;
export const PREFIXES = CROSSWALK + VOICES;

/** Scales of the blocks beside the words (whose length is 1); chosen by cross-validation, see docs/text-quality.md. */
export const SCALE = { evidence: 0.3, title: 0.3, crosswalk: 0.6, prefixes: 0.5 } as const;
/** Tokens up to which every phrase counts in full; in longer texts counts shrink in proportion. */
export const FULL_COUNT_TOKENS = 80;
