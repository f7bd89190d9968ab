/** Whether a question can be answered fully at this moment, or why not. */
export type Readiness =
  | "ready"
  /** No sync has come to an end, or even begun. */
  | "not-built"
  /** The library is emptied and being filled again for another model: what is found is not all there is. */
  | "rebuilding"
  /** The model or the vectors are still being read. */
  | "loading"
  | "model-failed"
  /** The vectors are of another model than the one that would read the question. */
  | "another-model";

export interface LibraryCondition {
  readonly built: boolean;
  readonly rebuilding: boolean;
  readonly passages: number;
  /** Of the vectors that are stored. */
  readonly fingerprint: string;
  /** The fingerprint that the model in memory gives, or why there is none. */
  readonly model: { readonly fingerprint: string } | "loading" | "failed";
  readonly vectorsLoaded: boolean;
}

/** A library without a passage is ready: that nothing is indexed is the full answer, and documents can be sent to it. */
export function readinessOf(library: LibraryCondition): Readiness {
  if (!library.built) return "not-built";
  if (library.rebuilding) return "rebuilding";
  if (library.passages === 0) return "ready";
  if (library.model === "failed") return "model-failed";
  if (library.model === "loading") return "loading";
  if (library.model.fingerprint !== library.fingerprint) return "another-model";
  return library.vectorsLoaded ? "ready" : "loading";
}
