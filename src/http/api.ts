import { Router, type RequestHandler } from "express";
import { AppError } from "../core/errors.ts";
import type { Library } from "../library/library.ts";
import { jsonBody } from "./body.ts";
import { methodNotAllowed } from "./problems.ts";
import * as requests from "./requests.ts";
import type { SharedSync } from "./shared-sync.ts";

/** What people asked and what their documents say stays out of every cache. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

/** The routes below `/v1`. */
export function apiRoutes(library: Library, sync: SharedSync): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(neverStored);
  addQuestionRoutes(router, library);
  addDocumentRoutes(router, library);
  addSyncRoute(router, sync);
  return router;
}

function addQuestionRoutes(router: Router, library: Library): void {
  router
    .route("/search")
    .get(async (request, response) => {
      response.json(await library.search(requests.searchFromUrl(request)));
    })
    .post(jsonBody, async (request, response) => {
      requests.nothingFromUrl(request);
      response.json(await library.search(requests.searchFromBody(request.body)));
    })
    .all(methodNotAllowed("GET", "POST"));
  router
    .route("/ask")
    .get(async (request, response) => {
      response.json(await library.ask(requests.askFromUrl(request)));
    })
    .post(jsonBody, async (request, response) => {
      requests.nothingFromUrl(request);
      response.json(await library.ask(requests.askFromBody(request.body)));
    })
    .all(methodNotAllowed("GET", "POST"));
}

function addDocumentRoutes(router: Router, library: Library): void {
  router
    .route("/documents")
    .get((request, response) => {
      requests.nothingFromUrl(request);
      response.json({ documents: library.documents() });
    })
    .all(methodNotAllowed("GET"));
  router
    .route("/documents/:id")
    .get((request, response) => {
      requests.nothingFromUrl(request);
      response.json(library.document(request.params.id));
    })
    .all(methodNotAllowed("GET"));
  router
    .route("/documents/:id/text")
    .get((request, response) => {
      requests.nothingFromUrl(request);
      response.type("text/plain; charset=utf-8").send(library.documentText(request.params.id));
    })
    .all(methodNotAllowed("GET"));
}

function addSyncRoute(router: Router, sync: SharedSync): void {
  router
    .route("/sync")
    .post(jsonBody, async (request, response) => {
      requests.nothingFromUrl(request);
      requests.nothingFromBody(request.body);
      response.json(await sync.run().catch(notTheCallersFault));
    })
    .all(methodNotAllowed("POST"));
}

/** A sync has no arguments: what it calls invalid or missing is the server's configuration. */
function notTheCallersFault(error: unknown): never {
  if (error instanceof AppError && (error.code === "invalid_argument" || error.code === "not_found")) {
    throw new AppError("internal", "The sync failed.", { cause: error });
  }
  throw error;
}
