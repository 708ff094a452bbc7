import type { SignalKind } from '#libs/domain';

/** A row for `readSignal`. `url` is always null: nothing here can be looked up. */
export interface DemoRow {
  readonly id: string;
  readonly kind: SignalKind;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly url: null;
  readonly country: string | null;
  readonly organisations: readonly string[];
  readonly codes: readonly string[];
  readonly amountEur: number | null;
  readonly lang: string;
  readonly publisher: string;
}
