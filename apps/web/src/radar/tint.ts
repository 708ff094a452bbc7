import type { Segment } from '../api/types.js';

const TINTS = 5;

/** The tint of a segment as a CSS variable; segments are data, so tints go by their order. */
export function tintOf(segments: readonly Segment[], id: string): Record<string, string> {
  const index = segments.findIndex((segment) => segment.id === id);
  return { '--tint': index < 0 ? 'var(--ink-3)' : `var(--segment-${index % TINTS})` };
}
