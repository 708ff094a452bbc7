import type { Edition } from '../api/types.js';

export interface Proportion {
  readonly hits: number;
  readonly n: number;
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

export interface Calibration {
  readonly n: number;
  readonly ringHit: Proportion;
  readonly coverage: Proportion;
  readonly growthSign: Proportion;
  readonly brier: number | null;
  readonly skill: number | null;
  readonly reliability: readonly {
    readonly from: number;
    readonly to: number;
    readonly forecast: number | null;
    readonly came: Proportion;
  }[];
}

export interface Horizon {
  readonly years: number;
  readonly overall: Calibration;
  readonly byYear: readonly { readonly asOf: string; readonly calibration: Calibration }[];
}

export interface CalibrationPageData {
  readonly edition: Edition;
  readonly intervalLevel: number;
  readonly horizons: readonly Horizon[];
  readonly published: readonly { readonly number: number; readonly asOf: string; readonly calibration: Calibration }[];
  readonly caveat: string;
}
