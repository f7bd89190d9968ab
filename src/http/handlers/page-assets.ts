import { dirname, extname } from "node:path";
import { Router, type Response } from "express";
import { methodNotAllowed } from "../middleware/problem-details.ts";

export interface PageFiles {
  /** Holds index.html, the style sheet and the images. Absolute. */
  readonly webDirectory: string;
  /** Holds the compiled scripts. Absolute. */
  readonly scriptsDirectory: string;
}

/** Plain names only, without folders, and never a source or a map. */
const ASSET = /^[\w-]+\.(html|css|js|svg|png|ico)$/;

/** What the page shares with the rest of the program: files that import nothing, by their addresses. */
export const SHARED_SCRIPTS = [
  "/api/answer-parts.js",
  "/api/answer-wording.js",
  "/api/filter-table.js",
  "/api/question-limits.js",
  "/core/calendar.js",
];

/** The page at `/` and its files below `/assets/`. A missing file is left to the unknown route. */
export function pageRoutes(files: PageFiles): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router
    .route("/")
    .get((_request, response) => {
      send(response, "index.html", files);
    })
    .all(methodNotAllowed("GET"));
  router
    .route("/favicon.ico")
    .get((_request, response) => {
      send(response, "favicon.ico", files);
    })
    .all(methodNotAllowed("GET"));
  router
    .route("/assets/:name")
    .get((request, response, next) => {
      if (ASSET.test(request.params.name)) send(response, request.params.name, files);
      else next("router");
    })
    .all(methodNotAllowed("GET"));
  router
    .route(SHARED_SCRIPTS)
    .get((request, response) => {
      send(response, request.path.slice(1), files);
    })
    .all(methodNotAllowed("GET"));
  return router;
}

/** Always asked for again (`no-cache`) and rarely sent again (ETag), so that an update shows at once. */
function send(response: Response, name: string, files: PageFiles): void {
  const scripts = name.includes("/") ? dirname(files.scriptsDirectory) : files.scriptsDirectory;
  const root = extname(name) === ".js" ? scripts : files.webDirectory;
  response.set("Cache-Control", "no-cache");
  // A file that is not there, and a reader who went away, reach the error handler through Express.
  response.sendFile(name, { root, cacheControl: false, acceptRanges: false });
}
