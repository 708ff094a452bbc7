export type TrendStatus = 'active' | 'retired' | 'rejected' | 'merged';

export interface DeskTrend {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly ecosystem: string;
  readonly segment: string;
  readonly drivers: readonly string[];
  readonly related: readonly string[];
  readonly origin: 'curated' | 'discovered';
  readonly status: TrendStatus;
  readonly accepted: boolean;
  readonly mergedInto: string | null;
  readonly phaseOut: string | null;
  readonly phaseOutReason: string | null;
  readonly endedAt: string | null;
  readonly endedReason: string | null;
  readonly signals: number;
}

export interface FadingTrend {
  readonly id: string;
  readonly name: string;
  readonly ecosystem: string;
  readonly quietSince: number;
  readonly volume: number;
  readonly phaseOut: string | null;
}

export interface AuditEvent {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly name: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
}

export interface Correction {
  readonly signalId: string;
  readonly title: string | null;
  readonly targetKind: 'ecosystem' | 'trend';
  readonly target: string;
  readonly belongs: boolean;
  readonly actor: string;
  readonly at: string;
}

export type Decision =
  | { readonly action: 'accept' | 'reopen' | 'keep' }
  | { readonly action: 'reject'; readonly reason?: string }
  | { readonly action: 'rename'; readonly name: string }
  | { readonly action: 'move'; readonly segment: string }
  | { readonly action: 'merge'; readonly into: string; readonly reason?: string }
  | { readonly action: 'phase-out'; readonly reason: string };
