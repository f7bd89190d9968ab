import { AppError } from "../core/errors.ts";
import { askRequestOf, searchRequestOf } from "./contract/requests.ts";
import type { Library } from "../library/library.ts";
import type { Handlers } from "./contract/operations.ts";
import { requireReady } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import type { SharedSync } from "./shared-sync.ts";

export interface HandlerPorts {
  /** What a caller may see of it comes with each call. */
  readonly library: Pick<Library, "obstacle">;
  readonly sync: SharedSync;
  readonly metrics: Pick<Metrics, "text">;
  /** Aborts when the server is told to stop. */
  readonly stopping: AbortSignal;
}

/** What each operation does: it calls the library that its caller may see. */
export function createHandlers({ library, sync, metrics, stopping }: HandlerPorts): Handlers {
  return {
    searchByUrl: async ({ query, library }) => ok(await library.search(searchRequestOf(query))),
    search: async ({ body, library }) => ok(await library.search(body)),
    askByUrl: async ({ query, library }) => ok(await library.ask(askRequestOf(query))),
    ask: async ({ body, library }) => ok(await library.ask(body)),
    listDocuments: ({ library }) => ok({ documents: library.documents() }),
    getDocument: ({ path, library }) => ok(library.document(path.id)),
    getDocumentText: ({ path, library }) => ok(library.documentText(path.id)),
    sync: async () => ok(await sync.run().catch(notTheCallersFault)),
    health: ({ library, caller }) => {
      const { documents, passages, change } = library.status();
      // To whom only some documents exist, a sync would tell of the others.
      const syncing = sync.running && caller.tags === null;
      return ok({ status: "ok" as const, documents, passages, change, syncing });
    },
    livez: () => ok({ status: "alive" as const }),
    readyz: () => {
      requireReady(library, stopping);
      return ok({ status: "ready" as const });
    },
    metrics: async () => ok(await metrics.text()),
  };
}

const ok = <Body>(body: Body) => ({ status: 200, body }) as const;

/** A sync has no arguments: what it calls invalid or missing is the server's configuration. */
function notTheCallersFault(error: unknown): never {
  if (error instanceof AppError && (error.code === "invalid_argument" || error.code === "not_found")) {
    throw new AppError("internal", "The sync failed.", { cause: error });
  }
  throw error;
}
