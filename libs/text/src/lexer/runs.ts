import { FOLD, SKIP } from './fold.js';

/** Units of a text that are read at once; a longer text comes in pieces. */
export const MOST_UNITS = 1 << 15;
const BLANK = 32;

/** One step of FNV-1a from 0. */
export const firstHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
/** One step of a second hash, independent of the first. */
export const secondHash = (hash: number, unit: number): number => (Math.imul(hash, 0x5bd1e995) + unit) | 0;

// The table and the buffers are constants of this module, neither imported nor exported ones nor fields of an object: only of such
// does compiled code know where they lie. Read at each unit, that halves the time.
const TABLE = FOLD;
const LAST_OUTSIDE = SKIP;
const UNITS = new Uint16Array(MOST_UNITS + 1);
const BYTES = Buffer.from(UNITS.buffer);
const EDGES = new Int32Array(MOST_UNITS + 2);
const FIRSTS = new Int32Array(MOST_UNITS + 2);
const SECONDS = new Int32Array(MOST_UNITS + 2);

/**
 * The piece that was read last, with a blank at its end so that nobody need ask for the end, and its runs of letters and digits: run r goes
 * from edges[2 r] up to edges[2 r + 1], and its hashes stand at 2 r + 1. All are used again for the next piece.
 */
export const RUNS = { units: UNITS, edges: EDGES, firsts: FIRSTS, seconds: SECONDS } as const;

/**
 * Finds the runs of a piece of MOST_UNITS at most; returns the number of their edges. The loop has no branches: where a word ends cannot be
 * foretold, and a processor that guesses wrong at each of them loses more time than all the rest takes.
 */
export function readRuns(piece: string): number {
  const { length } = piece;
  BYTES.write(piece, 'utf16le');
  UNITS[length] = BLANK;
  let edges = 0;
  let before = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i <= length; i++) {
    const unit = TABLE[UNITS[i]!]!;
    /** All bits set in a word, none outside. */
    const inside = (LAST_OUTSIDE - unit) >> 31;
    // Written at every unit and kept only at an edge.
    EDGES[edges] = i;
    FIRSTS[edges] = first;
    SECONDS[edges] = second;
    edges += (before ^ inside) & 1;
    before = inside;
    // The steps above in a word, 0 outside.
    first = Math.imul(first ^ (unit & inside), 0x01000193 & inside);
    second = (Math.imul(second, 0x5bd1e995 & inside) + (unit & inside)) | 0;
  }
  return edges;
}
