import type { Box } from './boxes.js';

/** On a wide frame three corners beside the dial carry text: the story of the trend in focus, the signs explained, and the buttons of the view. */
export const CORNER = { story: { w: 272, h: 216 }, signs: { w: 208, h: 256 } } as const;

/** The buttons of the view, in the corner at the right. */
const TOOLS = { w: 130, h: 44 } as const;

/** From this width on the corners are free. */
const WIDE = 860;

export const hasCorners = (width: number): boolean => width >= WIDE;

/** The corners as boxes that labels keep out of. */
export const cornerBoxes = (width: number, height: number): readonly Box[] =>
  hasCorners(width)
    ? [
        { x: width - TOOLS.w, y: 0, ...TOOLS },
        { x: 0, y: 0, ...CORNER.story },
        { x: 0, y: height - CORNER.signs.h, ...CORNER.signs },
      ]
    : [];
