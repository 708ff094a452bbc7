import type { Readable } from 'node:stream';
import { badInput } from '#libs/domain';
import { fromBufferPromise, type Entry } from 'yauzl';
import { SourceError, unexpectedAnswer } from '../../fetch/source-error.js';

const MAX_ENTRIES = 1_000;
/** The largest table of CORDIS unpacks to some 200 MB. */
const MAX_UNPACKED = 1024 * 1024 * 1024;
/** Bytes that may come out whatever their ratio; text compresses 3 to 20 times, a bomb 1,000 times. */
const UNSUSPICIOUS_BYTES = 16 * 1024 * 1024;
const MAX_RATIO = 100;

/** The files of a zip archive, by name without folder in lower case. Each can be read any number of times, as a stream. */
export type ZipFiles = ReadonlyMap<string, () => AsyncIterable<Uint8Array>>;

/**
 * Opens a zip archive in memory by its central directory. The sizes written there are believed only as far as they are harmless, and
 * reading stops with an error where a file does not keep to its size. Throws when the bytes are no archive.
 */
export async function openZip(bytes: Uint8Array): Promise<ZipFiles> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const zip = await fromBufferPromise(buffer, { autoClose: false, validateEntrySizes: true }).catch((error: Error) => {
    throw unexpectedAnswer(`This is no zip archive: ${error.message}. Check the address.`);
  });
  if (zip.entryCount > MAX_ENTRIES) throw badInput(`The archive has more than ${MAX_ENTRIES} files and is not read.`);
  const files = new Map<string, () => AsyncIterable<Uint8Array>>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.split('/').at(-1)!.toLowerCase();
      if (name === '') continue;
      files.set(name, async function* () {
        refuseBomb(entry);
        const stream: Readable = await zip.openReadStreamPromise(entry);
        yield* stream as AsyncIterable<Uint8Array>;
      });
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw unexpectedAnswer(`The zip archive is damaged: ${(error as Error).message}.`);
  }
  return files;
}

function refuseBomb({ fileName, compressedSize, uncompressedSize }: Entry): void {
  const ratio = uncompressedSize / Math.max(compressedSize, 1);
  if (uncompressedSize > MAX_UNPACKED || (uncompressedSize > UNSUSPICIOUS_BYTES && ratio > MAX_RATIO))
    throw badInput(
      `"${fileName.slice(0, 80)}" in the archive would unpack to ${Math.round(uncompressedSize / 1024 / 1024)} MB, ${Math.round(ratio)} times its size: it looks like a decompression bomb and is not read.`,
    );
}
