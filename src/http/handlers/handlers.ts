import type { ServedLibrary } from "../../library/library.ts";
import type { Log } from "../../config/log.ts";
import { statementsRequestOf } from "../../api/quotes/person-requests.ts";
import { STATEMENT_TYPES } from "../../api/quotes/statement-formats.ts";
import { statementsAs } from "../../api/quotes/statement-wording.ts";
import { askRequestOf, searchRequestOf } from "../../api/questions/question-requests.ts";
import { CITATION_TYPES } from "../../api/citation-formats.ts";
import { AlternativeContent } from "../operations/operation.ts";
import type { Handlers } from "../operations/operations.ts";
import { alertHandlers } from "./alert-handlers.ts";
import { documentHandlers } from "./document-handlers.ts";
import { draftHandlers } from "./draft-handlers.ts";
import { requireReady } from "./health.ts";
import { jobHandlers } from "./job-handlers.ts";
import type { Metrics } from "./http-metrics.ts";
import { searchBatch } from "./search-batch.ts";
import type { UploadPorts } from "./upload-handlers.ts";

export interface HandlerPorts extends UploadPorts {
  /** What a caller may see of it comes with each call. */
  readonly library: Pick<ServedLibrary, "readiness">;
  readonly metrics: Pick<Metrics, "text">;
  readonly log: Log;
}

/** What each operation does: it calls the library that its caller may see. */
export function createHandlers(ports: HandlerPorts): Handlers {
  const { jobs, isReadOnly } = ports.intake;
  return {
    searchByUrl: async ({ query, library, signal }) =>
      ok(await library.search(searchRequestOf(query), { signal })),
    search: async ({ body, library, signal }) => ok(await library.search(body, { signal })),
    searchBatch: async ({ body, library, signal }) =>
      ok({ results: await searchBatch(body.searches, { library, signal, log: ports.log }) }),
    askByUrl: async ({ query, library, signal }) => ok(await library.ask(askRequestOf(query), { signal })),
    ask: async ({ body, library, signal }) => ok(await library.ask(body, { signal })),
    checkCitation: async ({ path, query: { format }, library, signal }) => {
      if (format === undefined) return ok(await library.checkCitation(path.id, { signal }));
      const text = await library.cite(path.id, format, { signal });
      return ok(new AlternativeContent(CITATION_TYPES[format], text));
    },
    checkQuote: async ({ body, library, signal }) => ok(await library.checkQuote(body, { signal })),
    suggest: async ({ query, library }) => ok(await library.suggest(query)),
    listPeople: async ({ query, library }) => ok(await library.people(query)),
    listStatements: async ({ path, query, library }) => {
      const list = await library.statements(statementsRequestOf(path.name, query));
      const { as: format } = query;
      if (format === undefined) return ok(list);
      return ok(new AlternativeContent(STATEMENT_TYPES[format], statementsAs(list, format)));
    },
    ...alertHandlers(),
    ...draftHandlers(ports),
    ...documentHandlers(ports),
    ...jobHandlers({ jobs, stopping: ports.stopping }),
    health: async ({ library, caller }) => {
      const { documents, passages, revision, scrub } = await library.status();
      // To whom only some documents exist, a job would tell of the others.
      const syncing = caller.tags === null && (await jobs.unfinished()) > 0;
      const scope = isReadOnly ? "read" : caller.scope;
      const access = { scope, tags: caller.tags === null ? null : [...caller.tags] };
      return ok({ status: "ok" as const, documents, passages, revision, syncing, scrub, access });
    },
    livez: () => ok({ status: "alive" as const }),
    readyz: async () => {
      await requireReady(ports.library, ports.stopping);
      const documentsFolder = await ports.intake.documentsFolder();
      return ok({ status: "ready" as const, readOnly: isReadOnly, documentsFolder });
    },
    metrics: async () => ok(await ports.metrics.text()),
  };
}

const ok = <Body>(body: Body) => ({ status: 200, body }) as const;
