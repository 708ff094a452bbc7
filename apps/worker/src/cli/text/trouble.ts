const SHOWN = 20;

/** Collects rows that could not be read, and says so on standard error: the first of them one by one, the rest as a number. */
export class Trouble {
  private rows = 0;

  constructor(private readonly file: string) {}

  add(row: number, reason: string): void {
    if (++this.rows <= SHOWN) process.stderr.write(`${this.file}, line ${row}: ${reason}\n`);
  }

  /** Writes the closing line; returns the number of rows. */
  close(): number {
    if (this.rows > SHOWN) process.stderr.write(`${this.file}: ... and ${this.rows - SHOWN} more unreadable lines\n`);
    return this.rows;
  }
}
