import type { Earned } from '#libs/domain';
import { type Progress, silent } from '../progress.js';

export interface TextToRead {
  readonly seq: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly codes: readonly string[];
  readonly lang: string | null;
}
export interface ReadText {
  readonly lang: string | null;
  readonly tags: readonly Earned[];
  readonly trends: readonly Earned[];
}
/** The text room as this step needs it. `version` changes with the model, the phrases and the catalogue. */
export interface TextReader {
  readonly version: string;
  read(text: TextToRead): ReadText;
}
export interface ReadPorts {
  readonly readings: {
    readerNumber(version: string): Promise<number>;
    countStale(reader: number): Promise<number>;
    readStale(
      reader: number,
      limit: number,
      read: (texts: TextToRead[]) => (ReadText & { seq: string })[],
    ): Promise<number>;
  };
}

/** Signals a transaction: some 50 ms of reading. */
const BATCH = 1_000;

/**
 * Reads what is new, changed, or was read by an older reader: tags, trends, language. Any number of workers share the work.
 * Cost: in proportion to the stale signals, not to the store.
 */
export class ReadSignals {
  constructor(
    private readonly ports: ReadPorts,
    private readonly reader: TextReader,
  ) {}

  /** Returns the number of signals read by this worker. */
  async run(progress: Progress = silent): Promise<number> {
    const number = await this.ports.readings.readerNumber(this.reader.version);
    const stale = await this.ports.readings.countStale(number);
    let done = 0;
    while (stale > 0) {
      const read = await this.ports.readings.readStale(number, BATCH, (texts) =>
        texts.map((text) => ({ seq: text.seq, ...this.reader.read(text) })),
      );
      if (read === 0) break;
      done += read;
      progress('read', done, Math.max(stale, done));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return done;
  }
}
