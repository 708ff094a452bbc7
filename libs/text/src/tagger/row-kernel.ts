import { STRIDE } from './columns.js';

/**
 * The innermost loop of reading as WebAssembly with SIMD: adds weight rows of 16 floats, each times its value, in double precision and
 * in the order given, so that each sum equals to the last bit what the same loop in JavaScript gives, at a seventh of its time.
 */
const LANES = STRIDE / 2;
const I32 = 0x7f;
const V128 = 0x7b;
/** Parameters: number of rows, byte addresses of the row addresses, of the values and of the 16 sums. */
const [COUNT, ADDRESSES, VALUES, SUMS] = [0, 1, 2, 3] as const;
/** Locals: end of the addresses, address of the row, the sums by pair, the value twice, four weights. */
const [END, ROW] = [4, 5] as const;
const PAIR = 6;
const VALUE = PAIR + LANES;
const WEIGHTS = VALUE + 1;

const leb = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...leb(n >>> 7)]);
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const simd = (operation: number): number[] => [0xfd, ...leb(operation)];
const load = (offset: number): number[] => [...simd(0x00), 4, ...leb(offset)];
const store = (offset: number): number[] => [...simd(0x0b), 4, ...leb(offset)];
const [PROMOTE, MULTIPLY, ADD, SPLAT] = [simd(0x5f), simd(0xf2), simd(0xf0), simd(0x14)];
/** The upper two of four floats to the front. */
const UPPER = [...simd(0x0d), 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];
const [I32_ADD, I32_SHIFT, I32_NOT_BELOW] = [0x6a, 0x74, 0x4f];
const number = (n: number): number[] => [0x41, n];
const lanes = Array.from({ length: LANES }, (_, lane) => lane);

const addPair = (lane: number): number[] => [
  ...PROMOTE,
  ...get(VALUE),
  ...MULTIPLY,
  ...get(PAIR + lane),
  ...ADD,
  ...set(PAIR + lane),
];
const addRow = [
  ...get(ADDRESSES),
  0x28,
  2,
  0,
  ...set(ROW),
  // f32.load, f64.promote
  ...get(VALUES),
  0x2a,
  2,
  0,
  0xbb,
  ...SPLAT,
  ...set(VALUE),
  ...lanes
    .filter((lane) => lane % 2 === 0)
    .flatMap((lane) => [
      ...get(ROW),
      ...load(lane * 8),
      ...set(WEIGHTS),
      ...get(WEIGHTS),
      ...addPair(lane),
      ...get(WEIGHTS),
      ...get(WEIGHTS),
      ...UPPER,
      ...addPair(lane + 1),
    ]),
];
const step = (local: number): number[] => [...get(local), ...number(4), I32_ADD, ...set(local)];
const body = [
  ...get(ADDRESSES),
  ...get(COUNT),
  ...number(2),
  I32_SHIFT,
  I32_ADD,
  ...set(END),
  ...lanes.flatMap((lane) => [...get(SUMS), ...load(lane * 16), ...set(PAIR + lane)]),
  // block, loop: leave when the addresses are at their end
  0x02,
  0x40,
  0x03,
  0x40,
  ...get(ADDRESSES),
  ...get(END),
  I32_NOT_BELOW,
  0x0d,
  1,
  ...addRow,
  ...step(ADDRESSES),
  ...step(VALUES),
  0x0c,
  0,
  0x0b,
  0x0b,
  ...lanes.flatMap((lane) => [...get(SUMS), ...get(PAIR + lane), ...store(lane * 16)]),
  0x0b,
];

const section = (id: number, content: readonly number[]): number[] => [id, ...leb(content.length), ...content];
const sized = (content: readonly number[]): number[] => [...leb(content.length), ...content];
const letter = (name: string): number[] => [1, name.charCodeAt(0)];
const MODULE = new WebAssembly.Module(
  Uint8Array.from([
    0x00,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, [1, 0x60, 4, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...letter('m'), ...letter('m'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...letter('f'), 0, 0]),
    ...section(10, [1, ...sized([2, 2, I32, LANES + 2, V128, ...body])]),
  ]),
);

const PAGE = 65_536;
const ROW_BYTES = STRIDE * 4;
/** Rows that are added at once; longer lists go in parts. */
const BATCH = 4_096;
const VALUES_AT = STRIDE * 8;
const ADDRESSES_AT = VALUES_AT + BATCH * 4;
/** Rows begin at a cache line. */
const ROWS_AT = ADDRESSES_AT + BATCH * 4;

/**
 * Tables of weight rows of STRIDE floats, summed for sparse rows. `sums` are used again: they hold those of the last call. All tables lie in
 * one memory, since each memory reserves ten gigabytes of addresses.
 */
export class RowKernel {
  readonly sums: Float64Array;
  /** The tables, where they are read. */
  readonly tables: readonly Float32Array[];
  private readonly addresses: Int32Array;
  private readonly values: Float32Array;
  private readonly run: (count: number, addresses: number, values: number, sums: number) => void;

  /** @param tables each rows x STRIDE; copied */
  constructor(tables: readonly Float32Array[]) {
    const bytes = tables.reduce((sum, { byteLength }) => sum + byteLength, ROWS_AT);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    this.sums = new Float64Array(memory.buffer, 0, STRIDE);
    this.values = new Float32Array(memory.buffer, VALUES_AT, BATCH);
    this.addresses = new Int32Array(memory.buffer, ADDRESSES_AT, BATCH);
    let at = ROWS_AT;
    this.tables = tables.map((weights) => {
      const table = new Float32Array(memory.buffer, at, weights.length);
      table.set(weights);
      at += table.byteLength;
      return table;
    });
    this.run = new WebAssembly.Instance(MODULE, { m: { m: memory } }).exports.f as RowKernel['run'];
  }

  /** sums = row x a table; column `from` of the row is the first row of the table, columns before it count nothing. */
  sum(
    row: { readonly count: number; readonly idx: Int32Array; readonly val: Float32Array },
    from: number,
    table = 0,
  ): void {
    const { addresses, values } = this;
    const first = this.tables[table]!.byteOffset;
    const { count, idx, val } = row;
    this.sums.fill(0);
    let filled = 0;
    for (let j = 0; j < count; j++) {
      const at = idx[j]! - from;
      if (at < 0) continue;
      addresses[filled] = first + at * ROW_BYTES;
      values[filled++] = val[j]!;
      if (filled < BATCH) continue;
      this.run(filled, ADDRESSES_AT, VALUES_AT, 0);
      filled = 0;
    }
    this.run(filled, ADDRESSES_AT, VALUES_AT, 0);
  }
}
