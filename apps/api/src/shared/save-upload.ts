import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { badInput, TrendUniverseError } from '#libs/domain';

/** Streams an upload to disk; what breaks off leaves nothing. Memory: one chunk. Returns its bytes; throws TOO_LARGE above the limit, BAD_INPUT when empty. */
export async function saveUpload(
  body: Readable,
  path: string,
  limit: number,
  declaredBytes: number | null,
): Promise<number> {
  const tooLarge = () =>
    new TrendUniverseError(
      'TOO_LARGE',
      `The file is larger than ${Math.round(limit / 1024 / 1024)} MB. Split it, or ask who runs this installation to raise UPLOAD_LIMIT_MB.`,
    );
  if (declaredBytes !== null && declaredBytes > limit) throw tooLarge();
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > limit ? tooLarge() : null, chunk);
    },
  });
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(body, counting, createWriteStream(`${path}.part`));
    if (bytes === 0) throw badInput('The upload is empty. Send the file as the body, or as the part "file" of a form.');
    await rename(`${path}.part`, path);
    return bytes;
  } catch (error) {
    await rm(`${path}.part`, { force: true }).catch(() => {});
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new TrendUniverseError(
        'UNAVAILABLE',
        'The disk of the server is full. Nothing was kept; upload again once there is space in DATA_DIR.',
      );
    throw error;
  }
}
