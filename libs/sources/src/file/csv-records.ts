/** Longer records are refused, and the file is read on at the next line. */
const MAX_RECORD = 1_000_000;
/** A quote still open after so many lines was never meant to close. */
const MAX_LINES = 1_000;
/** A field with more quotes inside that are not doubled was never quoted. */
const MAX_LOOSE = 20;
/** Text is gathered up to this size before it is cut, so that a long record is not begun again for every small part. */
const MIN_PART = 64 * 1024;

export interface CsvRecord {
  /** Empty when the record is too long. */
  readonly fields: readonly string[];
  readonly tooLong: boolean;
}

interface Found {
  readonly fields: string[];
  /** Where the next record begins. */
  readonly next: number;
  /** Whether a quoted field goes over the end of a line. */
  readonly wrapped: boolean;
  /** Whether a quoted field has quotes inside that are not doubled. */
  readonly loose: boolean;
}

interface Field {
  readonly value: string;
  readonly end: number;
  readonly wrapped: boolean;
  readonly loose: boolean;
}

/** What a record is when the text ends before it does. */
const UNFINISHED = null;
const NOT_QUOTED = false;

/**
 * Cuts CSV text into records (RFC 4180, any separator) and gets over what spreadsheets and scripts do to it: blanks around quotes, quotes in
 * the middle of a field, and above all a quote that is never closed. A parser that believes such a quote loses the rows up to the next
 * one; here the line is read again with its quotes as plain characters, and its neighbours are kept.
 */
export class CsvRecords {
  private text = '';
  private last = false;
  private skipping = false;
  /** Fields of the header: a wrapped record of another width is suspicious. */
  private width = 0;
  private readonly endOfField: RegExp;

  constructor(private readonly separator: string) {
    this.endOfField = new RegExp(`[${separator === '\t' ? '\\t' : separator}\\r\\n]`, 'g');
  }

  *push(part: string): Generator<CsvRecord> {
    this.text += part;
    if (this.text.length >= MIN_PART) yield* this.cut();
  }

  *end(): Generator<CsvRecord> {
    this.last = true;
    yield* this.cut();
  }

  private *cut(): Generator<CsvRecord> {
    let from = 0;
    while (from < this.text.length) {
      if (this.skipping) {
        const end = /[\r\n]/.exec(this.text.slice(from));
        from = end ? from + end.index + 1 : this.text.length;
        if (!end && !this.last) break;
        this.skipping = false;
        yield { fields: [], tooLong: true };
        continue;
      }
      const found = this.find(from);
      if (found === UNFINISHED && this.text.length - from <= MAX_RECORD) break;
      if (found === UNFINISHED || found.next - from > MAX_RECORD) {
        this.skipping = true;
        continue;
      }
      from = found.next;
      if (found.fields.length === 1 && found.fields[0]!.trim() === '') continue;
      this.width ||= found.fields.length;
      yield { fields: found.fields, tooLong: false };
    }
    this.text = this.text.slice(from);
  }

  /** The record at `from`, with its quotes believed unless that makes no sense: then only those that open and close within a line and field. */
  private find(from: number): Found | typeof UNFINISHED {
    const quoted = this.record(from, true);
    if (quoted === UNFINISHED) {
      const waiting = !this.last && this.text.length - from <= MAX_RECORD && !this.manyLines(from);
      return waiting ? UNFINISHED : this.record(from, false);
    }
    const fits = this.width === 0 || quoted.fields.length === this.width;
    if (fits ? !(quoted.wrapped && quoted.loose) : !quoted.wrapped && !quoted.loose) return quoted;
    const plain = this.record(from, false);
    return plain?.fields.length === this.width ? plain : quoted;
  }

  private manyLines(from: number): boolean {
    let at = from;
    for (let lines = 0; lines <= MAX_LINES; lines++) {
      at = this.text.indexOf('\n', at) + 1;
      if (at === 0) return false;
    }
    return true;
  }

  private record(from: number, trusting: boolean): Found | typeof UNFINISHED {
    const fields: string[] = [];
    let wrapped = false;
    let loose = false;
    let at = from;
    for (;;) {
      const opening = this.openingQuote(at);
      let field = opening < 0 ? NOT_QUOTED : this.quotedField(opening + 1, from);
      if (!trusting && (!field || field.wrapped || field.loose)) field = NOT_QUOTED;
      if (field === false) field = this.plainField(at);
      if (field === UNFINISHED) return UNFINISHED;
      fields.push(field.value);
      wrapped ||= field.wrapped;
      loose ||= field.loose;
      if (this.text[field.end] === this.separator) {
        at = field.end + 1;
        continue;
      }
      // `\r` may be half of a line end that goes on in the next part.
      if (this.text[field.end] === '\r' && field.end + 1 === this.text.length && !this.last) return UNFINISHED;
      const next = this.text.startsWith('\r\n', field.end) ? field.end + 2 : Math.min(field.end + 1, this.text.length);
      return { fields, next, wrapped, loose };
    }
  }

  /** Where the quote stands that opens the field at `at`; -1 when it is not quoted. */
  private openingQuote(at: number): number {
    let quote = at;
    while (this.text[quote] === ' ') quote++;
    return this.text[quote] === '"' ? quote : -1;
  }

  private plainField(at: number): Field | typeof UNFINISHED {
    this.endOfField.lastIndex = at;
    const found = this.endOfField.exec(this.text);
    if (!found && !this.last) return UNFINISHED;
    const end = found?.index ?? this.text.length;
    return { value: this.text.slice(at, end), end, wrapped: false, loose: false };
  }

  private quotedField(start: number, recordStart: number): Field | typeof UNFINISHED | typeof NOT_QUOTED {
    let value = '';
    let from = start;
    let loose = 0;
    for (let quote = this.text.indexOf('"', start); quote >= 0; quote = this.text.indexOf('"', quote + 1)) {
      if (quote - recordStart > MAX_RECORD) return UNFINISHED;
      if (this.text[quote + 1] === '"') {
        value += this.text.slice(from, quote + 1);
        from = quote + 2;
        quote++;
        continue;
      }
      const end = this.afterQuote(quote + 1);
      if (end === UNFINISHED) return UNFINISHED;
      // Anything but the end of the field after a quote: it was a plain character.
      if (end < 0 && ++loose > MAX_LOOSE) return NOT_QUOTED;
      if (end < 0) continue;
      value += this.text.slice(from, quote);
      return { value, end, wrapped: /[\r\n]/.test(this.text.slice(start, quote)), loose: loose > 0 };
    }
    return UNFINISHED;
  }

  /** Where the field ends whose closing quote has just passed; -1 when text follows. */
  private afterQuote(at: number): number | typeof UNFINISHED {
    let end = at;
    while (this.text[end] === ' ') end++;
    if (end === this.text.length) return this.last ? end : UNFINISHED;
    const c = this.text[end];
    return c === this.separator || c === '\r' || c === '\n' ? end : -1;
  }
}
