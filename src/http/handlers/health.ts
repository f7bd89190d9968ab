import type { ServedLibrary } from "../../library/library.ts";
import type { Readiness } from "../../library/readiness.ts";
import { HttpRefusal } from "../middleware/problem-details.ts";

const REASONS: Readonly<Record<Exclude<Readiness, "ready">, string>> = {
  "not-built": "The library is not built yet.",
  rebuilding:
    "The library is being built anew for another model; until that is done, answers would be incomplete.",
  loading: "The model and the vectors are being loaded.",
  "model-failed": "The embedding model cannot be loaded. The server's log says more.",
  "another-model": "The index holds vectors of another model or version. The next sync builds it anew.",
};

/** Throws `not_ready`, with the reason, unless a question that comes now would be answered fully. */
export async function requireReady(
  library: Pick<ServedLibrary, "readiness">,
  stopping: AbortSignal,
): Promise<void> {
  if (stopping.aborted) throw notReady("The server is stopping.");
  const readiness = await library.readiness();
  if (readiness !== "ready") throw notReady(REASONS[readiness]);
}

function notReady(reason: string): HttpRefusal {
  return new HttpRefusal("not_ready", reason);
}
