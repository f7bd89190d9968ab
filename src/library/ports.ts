import type { Document, Span } from "../core/document.ts";

/** Turns files into documents. */
export interface DocumentReader {
  read(path: string): Promise<ReadResult>;
  close(): Promise<void>;
}

export type ReadResult =
  | { readonly ok: true; readonly document: Document; readonly contentHash: string }
  | { readonly ok: false; readonly reason: string; readonly contentHash: string | null };

/** Turns text into vectors of unit length. */
export interface TextEmbedder {
  /** Names whatever shapes a vector: another fingerprint, other vectors. */
  readonly fingerprint: string;
  readonly model: string;
  readonly dimensions: number;
  /** What the model reads at once, special tokens included. */
  readonly maxTokens: number;
  countTokens(text: string): number;
  embedPassages(inputs: readonly PassageInput[]): Promise<PassageEmbedding[]>;
  embedQuestion(text: string): Promise<Float32Array>;
}

export interface PassageInput {
  readonly context: string;
  readonly text: string;
  /** Spans of `text`. */
  readonly sentences: readonly Span[];
}

export interface PassageEmbedding {
  readonly vector: Float32Array;
  readonly sentences: readonly Float32Array[];
}
