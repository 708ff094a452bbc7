import type { Box } from './boxes.js';

/** On a wide frame two corners beside the dial carry text: the story of the trend in focus, and the signs explained. */
export const CORNER = { story: { w: 272, h: 216 }, signs: { w: 208, h: 232 } } as const;

/** From this width on the corners are free. */
const WIDE = 860;

export const hasCorners = (width: number): boolean => width >= WIDE;

/** The corners as boxes that labels keep out of. */
export const cornerBoxes = (width: number, height: number): readonly Box[] =>
  hasCorners(width)
    ? [
        { x: 0, y: 0, ...CORNER.story },
        { x: 0, y: height - CORNER.signs.h, ...CORNER.signs },
      ]
    : [];
