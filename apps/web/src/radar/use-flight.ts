import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RadarLayout } from './layout.js';

const FLIGHT_MS = 900;

/**
 * Lets blips fly from where they stood in the edition shown before, and new ones appear. Only a change of edition moves them, never a change of
 * size; whoever asks for less motion sees the new picture at once.
 */
export function useFlight(svg: RefObject<SVGSVGElement | null>, layout: RadarLayout, edition: number): void {
  const before = useRef<{ edition: number; layout: RadarLayout } | null>(null);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { edition, layout };
    if (!last || last.edition === edition || last.layout.width !== layout.width) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const spots = new Map(last.layout.blips.map(({ placement, spot }) => [placement.trendId, spot]));
    for (const { placement, spot } of layout.blips) {
      const element = svg.current?.querySelector(`.blip[data-id="${CSS.escape(placement.trendId)}"]`);
      const from = spots.get(placement.trendId);
      if (from && Math.hypot(from.x - spot.x, from.y - spot.y) < 1) continue;
      element?.animate(
        from
          ? [{ transform: `translate(${from.x - spot.x}px, ${from.y - spot.y}px)` }, { transform: 'none' }]
          : [{ opacity: 0 }, { opacity: 0, offset: 0.6 }, { opacity: 1 }],
        { duration: FLIGHT_MS, easing: 'cubic-bezier(0.45, 0, 0.2, 1)' },
      );
    }
    svg.current?.querySelector('.labels')?.animate([{ opacity: 0 }, { opacity: 0, offset: 0.7 }, { opacity: 1 }], {
      duration: FLIGHT_MS,
    });
  }, [layout, edition]);
}
