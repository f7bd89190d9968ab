import type { Store } from "../../store/store.ts";
import type { Document, Span } from "../../core/document.ts";
import type { ModelIdentity } from "../../core/model-identity.ts";

/** Turns files into documents. */
export interface DocumentReader {
  read(path: string): Promise<ReadResult>;
  close(): Promise<void>;
}

export interface FileContents {
  readonly documents: readonly ReadDocument[];
  readonly problems: readonly PartProblem[];
}

export type ReadResult =
  | (FileContents & { readonly ok: true; readonly contentHash: string })
  | {
      readonly ok: false;
      readonly reason: string;
      readonly contentHash: string | null;
      readonly isEmpty?: true;
    };

/** One of the documents that a file holds; `part` names it inside its file and is null where the file is the document. */
export interface ReadDocument {
  readonly part: string | null;
  readonly document: Document;
}

/** `isEmpty`: there is nothing in it, so that what it held before is gone. */
export interface PartProblem {
  readonly part: string;
  readonly reason: string;
  readonly isEmpty?: true;
}

/** Turns text into vectors of unit length. */
export interface TextEmbedder extends ModelIdentity {
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

export interface SyncPorts {
  readonly store: Store;
  readonly reader: DocumentReader;
  readonly embedder: () => Promise<TextEmbedder>;
  /** Whether a file of this name is of a kind that is read. */
  readonly isSupported: (path: string) => boolean;
  readonly now: () => Date;
}
