import express, { type Express } from "express";
import type { Library } from "../library/library.ts";
import { apiRoutes } from "./api.ts";
import type { Log } from "./log.ts";
import { pageRoutes, type PageFiles } from "./page.ts";
import { methodNotAllowed, problemHandler, unknownRoute } from "./problems.ts";
import { nothingFromUrl } from "./requests.ts";
import { knownHost, sameOriginWrites, securityHeaders, wellFormedUrl } from "./security.ts";
import type { SharedSync } from "./shared-sync.ts";

export interface AppOptions extends PageFiles {
  readonly library: Library;
  readonly sync: SharedSync;
  /** The address that the server is bound to; on loopback the Host header is checked. */
  readonly host: string;
  readonly log: Log;
}

/** The whole HTTP surface: the page, the API below `/v1`, `/healthz`. Every error leaves it as problem details. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  // The request parser reads the URL itself, so that a repeated or unknown parameter cannot slip through.
  app.set("query parser", false);
  app.enable("case sensitive routing");
  app.enable("strict routing");

  app.use(securityHeaders, knownHost(options.host), wellFormedUrl, sameOriginWrites);
  addHealthRoute(app, options);
  app.use("/v1", apiRoutes(options.library, options.sync));
  app.use(pageRoutes(options));
  app.use(unknownRoute);
  app.use(problemHandler(options.log));
  return app;
}

function addHealthRoute(app: Express, { library, sync }: AppOptions): void {
  app
    .route("/healthz")
    .get((request, response) => {
      nothingFromUrl(request);
      const { documents, passages, change } = library.status();
      response.set("Cache-Control", "no-store");
      response.json({ status: "ok", documents, passages, change, syncing: sync.running });
    })
    .all(methodNotAllowed("GET"));
}
