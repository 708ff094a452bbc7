interface Share {
  readonly value: string;
  readonly n: number;
}

export interface Coverage {
  readonly ecosystem: string;
  readonly total: number;
  readonly kinds: readonly Share[];
  readonly countries: readonly Share[];
  readonly languages: readonly Share[];
  readonly publishers: readonly Share[];
  readonly years: readonly Share[];
  readonly withoutCountry: number;
  readonly onePublisher: readonly {
    readonly trendId: string;
    readonly name: string;
    readonly publisher: string;
    readonly n: number;
    readonly of: number;
  }[];
  readonly cautions: readonly string[];
}
