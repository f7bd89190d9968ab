import { AppError } from "../core/errors.ts";
import type { Library } from "../library/library.ts";
import type { Handlers } from "./contract/operations.ts";
import type { SharedSync } from "./shared-sync.ts";

/** What each operation does: it calls the library. */
export function createHandlers(library: Library, sync: SharedSync): Handlers {
  return {
    searchByUrl: async ({ query: { q, ...options } }) => ok(await library.search({ query: q, ...options })),
    search: async ({ body }) => ok(await library.search(body)),
    askByUrl: async ({ query: { q, ...options } }) => ok(await library.ask({ question: q, ...options })),
    ask: async ({ body }) => ok(await library.ask(body)),
    listDocuments: () => ok({ documents: library.documents() }),
    getDocument: ({ path }) => ok(library.document(path.id)),
    getDocumentText: ({ path }) => ok(library.documentText(path.id)),
    sync: async () => ok(await sync.run().catch(notTheCallersFault)),
    health: () => {
      const { documents, passages, change } = library.status();
      return ok({ status: "ok" as const, documents, passages, change, syncing: sync.running });
    },
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
