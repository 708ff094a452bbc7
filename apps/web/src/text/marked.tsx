import type { Piece } from './highlight.js';

/** Text with the pieces that earned something marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))}</>;
}
