/** What signals are asked for. All given conditions hold at once; inside a list one of the values. */
export interface SignalFilter {
  readonly q?: string | undefined;
  readonly ecosystem?: readonly string[] | undefined;
  readonly trend?: string | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly country?: readonly string[] | undefined;
  readonly lang?: readonly string[] | undefined;
  readonly year?: readonly number[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** SQL conditions over `signal s`, with their parameters in order. */
export class Conditions {
  readonly parameters: unknown[] = [];
  private readonly parts: string[] = [];

  constructor(filter: SignalFilter) {
    if (filter.q) this.add((p) => `s.search @@ websearch_to_tsquery('english', ${p})`, filter.q);
    if (filter.ecosystem?.length)
      this.add(
        (p) => `exists (select 1 from signal_tag t where t.seq = s.seq and t.ecosystem = any(${p}))`,
        filter.ecosystem,
      );
    if (filter.trend)
      this.add((p) => `exists (select 1 from signal_trend l where l.seq = s.seq and l.trend_id = ${p})`, filter.trend);
    if (filter.kind?.length) this.add((p) => `s.kind = any(${p})`, filter.kind);
    if (filter.country?.length) this.add((p) => `s.country = any(${p})`, filter.country);
    if (filter.lang?.length) this.add((p) => `coalesce(s.lang, s.detected_lang) = any(${p})`, filter.lang);
    if (filter.year?.length) this.add((p) => `extract(year from s.date)::int = any(${p}::int[])`, filter.year);
    if (filter.from) this.add((p) => `s.date >= ${p}::date`, filter.from);
    if (filter.to) this.add((p) => `s.date <= ${p}::date`, filter.to);
  }

  /** Adds a condition; `sql` gets the placeholder of its value. */
  add(sql: (placeholder: string) => string, value: unknown): void {
    this.parts.push(sql(this.parameter(value)));
  }

  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' and ');
  }
}
