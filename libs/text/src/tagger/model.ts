import { badInput } from '#libs/domain';
import { CLASSES, PREFIXES, SCORED, STRIDE } from './columns.js';
import type { NamesByEcosystem } from './names.js';
import { beliefWidth, type DecisionRule, type Head } from './scorer.js';

/**
 * The tagger as a file: terms and weights, no text. Numbers are rounded: weights to 16 bits of the largest of their class
 * (base64, little-endian, column by column), how those of a kind differ from them to 8, the logistic layer to 4 decimals.
 */
export interface TaggerModel {
  readonly format: 2;
  /** How it came about. */
  readonly origin: 'trained' | 'bootstrapped';
  readonly kinds: readonly string[];
  /** Stems, separated by blanks. */
  readonly terms: string;
  /** Inverse document frequencies in thousandths, unsigned 16 bits, base64. */
  readonly idf: string;
  readonly prefixes: readonly string[];
  /** Names it was trained with, and reads with. */
  readonly names: NamesByEcosystem;
  readonly heads: { readonly words: HeadData; readonly phrases: HeadData };
  /** Hashes (32 bits, base64) of the texts it was trained on, so that a later model is not judged beside it on texts it knows. */
  readonly seen: string;
}

/** Whole numbers by column and class, packed; `steps`, by class: the value of one. */
interface PackedWeights {
  readonly weights: string;
  readonly steps: readonly number[];
}

export interface HeadData extends PackedWeights {
  /** What the weights of each kind have more, or less. */
  readonly byKind: readonly PackedWeights[];
  readonly bias: readonly number[];
  readonly belief: readonly number[];
  readonly rule: DecisionRule;
}

export interface OpenModel {
  readonly kinds: readonly string[];
  readonly terms: readonly string[];
  readonly idf: Float64Array;
  readonly prefixes: readonly string[];
  readonly names: NamesByEcosystem;
  readonly heads: { readonly words: Head; readonly phrases: Head };
  readonly seen: ReadonlySet<number>;
}

const LARGEST = 32_767;
const LARGEST_OF_KIND = 127;
/** Without negative zeros, which JSON does not keep. */
const round = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;

export function encodeHead(head: Head): HeadData {
  return {
    ...pack(head.weights, LARGEST),
    byKind: head.byKind.map((own) =>
      pack(
        own.map((weight, i) => weight - head.weights[i]!),
        LARGEST_OF_KIND,
      ),
    ),
    bias: [...head.bias].map((value) => round(value, 5)),
    belief: [...head.belief].map((value) => round(value, 4)),
    rule: { ...head.rule, nowhere: round(head.rule.nowhere, 4) },
  };
}

function pack(weights: Float32Array, most: number): PackedWeights {
  const columns = weights.length / STRIDE;
  const steps = Array.from({ length: SCORED }, (_, c) => {
    let largest = 0;
    for (let column = 0; column < columns; column++)
      largest = Math.max(largest, Math.abs(weights[column * STRIDE + c]!));
    return largest === 0 ? 1 : largest / most;
  });
  const packed = new (most > LARGEST_OF_KIND ? Int16Array : Int8Array)(columns * SCORED);
  for (let column = 0; column < columns; column++)
    for (let c = 0; c < SCORED; c++)
      packed[column * SCORED + c] = Math.round(weights[column * STRIDE + c]! / steps[c]!);
  return { weights: toBase64(packed), steps };
}

/** Makes a model ready to use. Throws what is wrong with a file that is none, or is damaged. */
export function openModel(file: unknown): OpenModel {
  const model = file as TaggerModel;
  if (typeof model !== 'object' || model === null || model.format !== 2)
    throw badInput('The tagger model is no file of format 2. Train one: npm run text -- train');
  const filed = model.terms === '' ? [] : model.terms.split(' ');
  const rarity = new Uint16Array(fromBase64(model.idf, 'idf'));
  if (rarity.length !== filed.length) throw damaged(`it has ${filed.length} terms and ${rarity.length} frequencies`);
  // The most frequent terms first, so that what most texts need lies together in memory. No result depends on the order.
  const order = Array.from(filed.keys()).sort((a, b) => rarity[a]! - rarity[b]!);
  const terms = order.map((at) => filed[at]!);
  const idf = Float64Array.from(order, (at) => rarity[at]! / 1_000);
  const open = (data: HeadData, from: number): Head => {
    const columns = terms.length + PREFIXES + model.prefixes.length - from;
    const packed = new Int16Array(fromBase64(data.weights, 'weights'));
    if (data.byKind?.length !== model.kinds.length) throw damaged('its layers and kinds do not fit each other');
    for (const own of [data, ...data.byKind])
      if (own?.steps?.length !== SCORED) throw damaged('its weights have no steps');
    const differences = data.byKind.map((own) => new Int8Array(fromBase64(own.weights, 'weights')));
    for (const { length } of [packed, ...differences])
      if (length !== columns * SCORED) throw damaged(`it has ${length} weights, not ${columns * SCORED}`);
    const width = beliefWidth(model.kinds);
    if (
      data.belief.length !== SCORED * (width + 1) ||
      data.bias.length !== SCORED ||
      data.rule.further.length !== CLASSES
    )
      throw damaged('its layers do not fit each other');
    const unpack = (values: ArrayLike<number>, steps: readonly number[]): Float32Array => {
      const weights = new Float32Array(columns * STRIDE);
      for (let column = 0; column < columns; column++) {
        const at = from + column < terms.length ? order[from + column]! - from : column;
        for (let c = 0; c < SCORED; c++) weights[column * STRIDE + c] = values[at * SCORED + c]! * steps[c]!;
      }
      return weights;
    };
    const weights = unpack(packed, data.steps);
    return {
      from,
      weights,
      byKind: differences.map((own, k) => unpack(own, data.byKind[k]!.steps).map((more, i) => more + weights[i]!)),
      bias: Float64Array.from(data.bias),
      belief: Float64Array.from(data.belief),
      rule: data.rule,
    };
  };
  return {
    kinds: model.kinds,
    terms,
    idf,
    prefixes: model.prefixes,
    names: model.names ?? {},
    heads: { words: open(model.heads.words, 0), phrases: open(model.heads.phrases, terms.length) },
    seen: new Set(new Uint32Array(fromBase64(model.seen, 'seen'))),
  };
}

const damaged = (what: string): Error =>
  badInput(
    `The tagger model is damaged: ${what}. Take it from the repository again, or train one: npm run text -- train`,
  );

export function toBase64(values: Int8Array | Int16Array | Uint16Array | Uint32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

function fromBase64(text: string, what: string): ArrayBuffer {
  if (typeof text !== 'string') throw damaged(`its ${what} are missing`);
  const bytes = Buffer.from(text, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
