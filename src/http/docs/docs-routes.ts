import { Router, type Response } from "express";
import { openApiDocument } from "../operations/openapi-document.ts";
import { methodNotAllowed } from "../middleware/problem-details.ts";
import { problemsPage } from "./problems-page.ts";
import { referencePage } from "./reference-page.ts";

/** The contract for programs at `/openapi.json`, and for people at `/docs` and `/docs/problems`. */
export function docsRoutes(): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const document = openApiDocument();
  const pages = { "/docs": referencePage(document), "/docs/problems": problemsPage() };
  router
    .route("/openapi.json")
    .get((_request, response) => {
      revalidated(response).json(document);
    })
    .all(methodNotAllowed("GET"));
  for (const [path, page] of Object.entries(pages)) {
    router
      .route(path)
      .get((_request, response) => {
        revalidated(response).type("text/html; charset=utf-8").send(page);
      })
      .all(methodNotAllowed("GET"));
  }
  return router;
}

/** Asked for again each time, and sent again after an update only (ETag). */
function revalidated(response: Response): Response {
  return response.set("Cache-Control", "no-cache");
}
