import type { Kind } from '../api/types.js';
import type { About } from './words.js';

export interface ErrorReport {
  readonly id: string;
  readonly targetKind: 'trend' | 'signal';
  readonly target: string;
  readonly name: string | null;
  readonly ecosystem: string | null;
  readonly about: About;
  readonly sentence: string;
  readonly at: string;
  readonly state: 'open' | 'mended' | 'not-an-error';
  readonly answer: string | null;
  readonly settledAt: string | null;
}

/** As editors get it: with what it is about. */
export interface DeskReport extends ErrorReport {
  readonly number: number;
  readonly signedIn: boolean;
  readonly openAboutIt: number;
  readonly signal: {
    readonly kind: Kind;
    readonly publisher: string;
    readonly date: string;
    readonly independent: boolean;
    readonly tags: readonly { readonly ecosystem: string }[];
    readonly trends: readonly { readonly id: string; readonly name: string }[];
  } | null;
  readonly trend: {
    readonly summary: string;
    readonly ecosystem: string;
    readonly status: string;
    readonly origin: string;
  } | null;
}

export interface DeskReports {
  readonly items: readonly DeskReport[];
  readonly open: number;
  readonly nextBefore: number | null;
}
