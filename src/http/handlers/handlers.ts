import type { Library } from "../../library/library.ts";
import type { Log } from "../../config/log.ts";
import { askRequestOf, searchRequestOf } from "../../api/question-requests.ts";
import type { Handlers } from "../operations/operations.ts";
import { documentHandlers } from "./document-handlers.ts";
import { requireReady } from "./health.ts";
import { jobHandlers } from "./job-handlers.ts";
import type { Metrics } from "./http-metrics.ts";
import { searchBatch } from "./search-batch.ts";
import type { UploadPorts } from "./upload-handlers.ts";
import { checkCitation } from "../../library/documents/citation-check.ts";

export interface HandlerPorts extends UploadPorts {
  /** What a caller may see of it comes with each call. */
  readonly library: Pick<Library, "readiness">;
  readonly metrics: Pick<Metrics, "text">;
  readonly log: Log;
}

/** What each operation does: it calls the library that its caller may see. */
export function createHandlers(ports: HandlerPorts): Handlers {
  const { jobs } = ports.intake;
  return {
    searchByUrl: async ({ query, library }) => ok(await library.search(searchRequestOf(query))),
    search: async ({ body, library }) => ok(await library.search(body)),
    searchBatch: async ({ body, library, request }) =>
      ok({ results: await searchBatch(body.searches, { library, request, log: ports.log }) }),
    askByUrl: async ({ query, library }) => ok(await library.ask(askRequestOf(query))),
    ask: async ({ body, library }) => ok(await library.ask(body)),
    checkCitation: async ({ path, library }) => ok(await checkCitation(library, path.id)),
    ...documentHandlers(ports),
    ...jobHandlers({ jobs, stopping: ports.stopping }),
    health: ({ library, caller }) => {
      const { documents, passages, revision } = library.status();
      // To whom only some documents exist, a job would tell of the others.
      const syncing = caller.tags === null && jobs.unfinished() > 0;
      return ok({ status: "ok" as const, documents, passages, revision, syncing });
    },
    livez: () => ok({ status: "alive" as const }),
    readyz: () => {
      requireReady(ports.library, ports.stopping);
      return ok({ status: "ready" as const });
    },
    metrics: async () => ok(await ports.metrics.text()),
  };
}

const ok = <Body>(body: Body) => ({ status: 200, body }) as const;
