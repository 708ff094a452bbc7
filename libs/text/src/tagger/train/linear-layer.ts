/** The linear layer: weights by column x STRIDE, and bias by class. */
export interface LinearLayer {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}
