/** What is known of a model without loading it, which takes a quarter of a second and a hundred megabytes. */
export interface ModelIdentity {
  /** Names model, weights, precision, pooling and length: equal fingerprints, comparable vectors. */
  readonly fingerprint: string;
  readonly model: string;
  /** Numbers of a vector. */
  readonly dimensions: number;
  /** Per input, special tokens included. */
  readonly maxTokens: number;
}
