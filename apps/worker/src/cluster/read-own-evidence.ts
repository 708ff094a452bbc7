import { readSignal, type SignalKind } from '#libs/domain';
import { openInput } from '#libs/sources';
import type { ReadOwnSignal } from '#libs/store';
import type { Reader } from '#libs/text';
import type { ImportRow } from './import-rows.js';

/** Rows of a file of own patents, projects, deals or articles, checked as public signals are and read by the same reader. */
export async function* readOwnEvidence(
  file: { stream: AsyncIterable<Uint8Array>; name: string },
  reader: Reader,
  options: { kind?: SignalKind; publisher: string; latestDay: string },
): AsyncGenerator<ImportRow<ReadOwnSignal>> {
  const input = await openInput(file);
  const kind = options.kind ?? input.defaults.kind;
  for await (const { row, bytes, value, error } of input.rows) {
    if (error !== undefined) {
      yield { row, bytes, id: null, error };
      continue;
    }
    const read = readSignal(value, {
      latestDay: options.latestDay,
      publisher: options.publisher,
      ...(kind && { kind }),
    });
    if (!read.ok) {
      yield { row, bytes, id: null, error: read.reason };
      continue;
    }
    const { signal } = read;
    const { tags, trends } = reader.read({
      kind: signal.kind,
      title: signal.title,
      text: signal.text,
      codes: signal.codes,
      lang: signal.lang,
    });
    yield { row, bytes, id: signal.id, value: { signal, ecosystems: tags.map((tag) => tag.id), trends } };
  }
}
