import type { Store } from "../../store/store.ts";
import type { Span } from "../../core/document.ts";
import type { ReadResult } from "../../core/read-result.ts";
import type { ModelIdentity } from "../../core/model-identity.ts";

/** Turns files into documents. */
export interface DocumentReader {
  /** Tells that files are about to come. */
  expectFiles?(): void;
  read(path: string): Promise<ReadResult>;
  close(): Promise<void>;
}

/** Turns text into vectors of unit length. */
export interface TextEmbedder extends ModelIdentity {
  countTokens(text: string): number;
  /** Tells that some, or many, passages are about to come. */
  expectPassages?(areMany: boolean): void;
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

export interface SyncPorts {
  readonly store: Store;
  readonly reader: DocumentReader;
  readonly embedder: () => Promise<TextEmbedder>;
  /** Whether a file of this name is of a kind that is read. */
  readonly isSupported: (path: string) => boolean;
  readonly now: () => Date;
  /** Called after every file that was taken in. */
  readonly onIndexed: () => Promise<void>;
  readonly warn: (message: string) => void;
}
