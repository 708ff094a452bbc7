import type { EcosystemId } from '#libs/domain';

/** What is read of a signal, or of a user's own text. */
export interface TextInput {
  readonly title: string;
  readonly text: string;
  /** IPC/CPC codes; other codes are ignored. */
  readonly codes: readonly string[];
  /** Kind of the signal; unknown kinds and absence are read without it. */
  readonly kind?: string;
  /** ISO 639-1 when the source said it; detected otherwise. */
  readonly lang?: string | null;
}

/** A text with the ecosystems a person gave it. */
export interface LabelledText extends TextInput {
  readonly id: string;
  /** The best ecosystem; null: none of the 14. */
  readonly primary: EcosystemId | null;
  readonly also: readonly EcosystemId[];
  /** False where the person was in doubt: such a text counts less in training. Default true. */
  readonly sure?: boolean;
}
