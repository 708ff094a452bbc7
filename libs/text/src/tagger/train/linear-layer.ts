/** A linear layer: weights by column x STRIDE for texts of unknown kind and for each kind, and bias by class. */
export interface LinearLayer {
  readonly weights: Float32Array;
  readonly byKind: readonly Float32Array[];
  readonly bias: Float64Array;
}
