import { badInput, TrendUniverseError } from '#libs/domain';
import type { Embedder } from '#libs/text';

/** Texts a request. */
const BATCH = 64;
/** Characters of a text that are sent; models read no more than some hundred words. */
const LONGEST = 8_000;
const PATIENCE_MS = 120_000;

/**
 * An embedding model that is served over HTTP by the operator, in the form that most servers of models speak:
 * POST `{model, input: [text]}` answers `{data: [{index, embedding: [number]}]}`. The texts leave the process to that address alone.
 */
export function httpEmbedder(address: string, model: string, key?: string): Embedder {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw badInput(`--embeddings takes the http(s) address of an embedding model, not "${address}".`);
  return {
    embed: async (texts) => {
      const rows: number[][] = [];
      for (let from = 0; from < texts.length; from += BATCH)
        rows.push(...(await ask(url, model, key, texts.slice(from, from + BATCH))));
      const columns = rows[0]?.length ?? 0;
      if (rows.some((row) => row.length !== columns))
        throw badInput(
          `The embedding model at ${url.origin} gave rows of different lengths. Check which model it serves.`,
        );
      const data = new Float32Array(rows.length * columns);
      rows.forEach((row, r) => data.set(row, r * columns));
      return { rows: rows.length, columns, data };
    },
  };
}

async function ask(url: URL, model: string, key: string | undefined, texts: readonly string[]): Promise<number[][]> {
  // An empty text is refused by some models; a blank is not.
  const input = texts.map((text) => text.slice(0, LONGEST).toWellFormed() || ' ');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ model, input }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw unavailable(`The embedding model at ${url.origin} cannot be reached (${reasonOf(cause)}). Is it running?`);
  });
  if (!response.ok)
    throw unavailable(
      `The embedding model at ${url.origin} answered ${response.status}. Check its address, name and key.`,
    );
  const { data } = (await response.json().catch(() => ({}))) as { data?: { index?: number; embedding?: unknown }[] };
  if (!Array.isArray(data) || data.length !== texts.length || !data.every(({ embedding }) => isRow(embedding)))
    throw badInput(
      `The answer of ${url.origin} is no list of ${texts.length} embeddings ({data: [{index, embedding}]}).`,
    );
  return data
    .map(({ index, embedding }, i) => ({ at: index ?? i, row: embedding as number[] }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

const unavailable = (message: string): TrendUniverseError => new TrendUniverseError('UNAVAILABLE', message);

const isRow = (value: unknown): boolean => Array.isArray(value) && value.every((entry) => typeof entry === 'number');

const reasonOf = (error: unknown): string => {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? String(error);
};
