/** What a signal can be. The order is the usual order of a life cycle, science first. */
export const SIGNAL_KINDS = ['publication', 'patent', 'investment', 'news', 'article'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Kinds as sentences name them. */
export const KIND_NAMES: Readonly<Record<SignalKind, { readonly one: string; readonly many: string }>> = {
  publication: { one: 'publication', many: 'publications' },
  patent: { one: 'patent', many: 'patents' },
  investment: { one: 'investment', many: 'investments' },
  news: { one: 'news report', many: 'news reports' },
  article: { one: 'innovation article', many: 'innovation articles' },
};

export const isSignalKind = (value: unknown): value is SignalKind => SIGNAL_KINDS.includes(value as SignalKind);

/** One ingested item, checked and normalised: what every room after ingest may rely on. */
export interface Signal {
  /** The source's own id, unique in the store: `arxiv:2605.15519`, `epo:EP4737352A1`. At most 300 characters. */
  readonly id: string;
  readonly kind: SignalKind;
  /** Plain text, one line, at most 1,000 characters. */
  readonly title: string;
  /** Plain text, at most 100,000 characters; empty when the source gave none. */
  readonly text: string;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly date: string;
  readonly url: string | null;
  /** ISO 3166-1 alpha-2, upper case; null when unknown or worldwide. */
  readonly country: string | null;
  readonly organisations: readonly string[];
  /** IPC/CPC codes, topics, sectors: as the source names them. */
  readonly codes: readonly string[];
  readonly amountEur: number | null;
  /** ISO 639-1, lower case; null when unknown. */
  readonly lang: string | null;
  readonly publisher: string;
  /** True for the demo universe. Synthetic and real signals never share a store. */
  readonly synthetic: boolean;
}

/** A link from a signal to an ecosystem or a trend, with the words that earned it. */
export interface Earned {
  /** Ecosystem or trend id. */
  readonly id: string;
  /** Calibrated share of belief, 0..1. */
  readonly score: number;
  readonly words: readonly EarningWord[];
}

/** One reason for a tag: a phrase or code as it stands in the signal, and how much it weighed. */
export interface EarningWord {
  readonly term: string;
  /** Share of the score that this word earned, 0..1. */
  readonly weight: number;
  /** UTF-16 offsets into `title + "\n" + text`; absent for codes. */
  readonly start?: number;
  readonly end?: number;
}
