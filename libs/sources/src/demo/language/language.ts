import type { SignalKind } from '#libs/domain';

/**
 * What a kind of text is made of in one language. Slots:
 * `S M W` strong, medium, weak phrases of the trend in general ("reusable launchers"); `s m w` one of it ("a reusable
 * launcher"); `B T` strong and medium phrase before a noun ("reusable launcher" programme); `N` name of the trend;
 * `D` a driver; `E` phrase of the ecosystem; `I` the ecosystem; `O U` organisations; `P R` towns; `C` country;
 * `X` percentage; `K` small number; `Y` year to come; `A` amount of money; `Q` technical qualifier.
 */
export interface KindLanguage {
  readonly titles: readonly string[];
  /** Endings for some of the titles without a colon: in a large universe they keep titles apart. */
  readonly tails?: readonly string[];
  readonly openings: readonly string[];
  readonly details: readonly string[];
  readonly closings: readonly string[];
}

export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  readonly kinds: Readonly<Record<SignalKind, KindLanguage>>;
  readonly qualifiers: readonly string[];
  readonly amount: (millions: number) => string;
}
