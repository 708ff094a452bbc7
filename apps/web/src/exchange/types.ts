export type Format = 'zalando' | 'byor' | 'aoe';

export interface EntryBeside {
  readonly name: string;
  readonly quadrant: number | null;
  readonly ring: number;
  readonly moved: 'new' | 'in' | 'out' | 'none';
  readonly description: string;
  readonly ourRing: string | null;
  readonly trend: {
    readonly trendId: string;
    readonly name: string;
    readonly ring: string;
    readonly agreement: number | null;
  } | null;
}

export interface ReadView {
  readonly title: string;
  readonly date: string | null;
  readonly ecosystem: string;
  readonly quadrants: readonly string[];
  readonly rings: readonly string[];
  readonly ourRings: readonly { readonly id: string; readonly name: string }[];
  readonly count: number;
  readonly beside: readonly EntryBeside[];
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
  readonly lost: readonly string[];
}

export interface BroughtHead {
  readonly id: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly format: Format;
  readonly entries: number;
  readonly createdAt: string;
}

export const FORMATS: readonly {
  readonly id: Format;
  readonly name: string;
  readonly file: string;
  readonly accepts: string;
}[] = [
  { id: 'zalando', name: 'Zalando tech radar', file: 'JSON configuration', accepts: '.json,application/json' },
  { id: 'byor', name: 'Thoughtworks, Build Your Own Radar', file: 'CSV or JSON', accepts: '.csv,.json,text/csv' },
  { id: 'aoe', name: 'AOE technology radar', file: 'zip of Markdown, or data.json', accepts: '.zip,.json' },
];
