import type { RequestListener } from "node:http";
import express, { Router, type Request, type Response } from "express";
import type { ServedLibrary } from "../../library/library.ts";
import { AccessControl, type AccessOptions } from "../middleware/access-guard.ts";
import { apiRoutes } from "./routes.ts";
import { BodyReader } from "../middleware/body.ts";
import type { BodyBudget } from "../middleware/body-budget.ts";
import { crossOrigin } from "../middleware/cross-origin.ts";
import { mcpRoutes, type AnswerMcp } from "../handlers/mcp-routes.ts";
import { pageRoutes, type PageFiles } from "../handlers/page-assets.ts";
import { docsRoutes } from "../docs/docs-routes.ts";
import { createHandlers, type HandlerPorts } from "../handlers/handlers.ts";
import type { Metrics } from "../handlers/http-metrics.ts";
import { problemHandler, unknownRoute, unreadableTarget } from "../middleware/problem-details.ts";
import { requestId } from "../middleware/request-id.ts";
import { recordRequests, type RequestRecord } from "../middleware/request-record.ts";
import { hostAllowlist, csrf, securityHeaders, wellFormedUrl } from "../middleware/security.ts";
import type { Caller } from "../../core/caller.ts";

export interface AppOptions extends PageFiles, HandlerPorts, Omit<AccessOptions, "isReadOnly"> {
  readonly metrics: Metrics;
  readonly library: ServedLibrary;
  /** Names besides loopback's and `host` under which the server answers. */
  readonly allowedHosts: readonly string[];
  /** Origins whose pages may call the server. */
  readonly corsOrigins: readonly string[];
  readonly answerMcp: AnswerMcp;
  /** For the bodies of all requests together; the default one where absent. */
  readonly bodyBudget?: BodyBudget;
  /** Of the program: what it answers may change with it. */
  readonly version: string;
}

/** The whole HTTP surface: the operations of the contract, its documentation, `/mcp`, the page. Every error leaves it as problem details. */
export function createApp(options: AppOptions): RequestListener {
  const app = express();
  app.disable("x-powered-by");
  // The request parser reads the URL itself, so that a repeated or unknown parameter cannot slip through.
  app.set("query parser", false);
  app.enable("case sensitive routing");
  app.enable("strict routing");

  const first = [requestId, recordRequests(observing(options)), securityHeaders];
  app.use(first, hostAllowlist(options.host, options.allowedHosts), wellFormedUrl);
  app.use(crossOrigin(options.corsOrigins), csrf(options.corsOrigins));
  const access = new AccessControl({ ...options, isReadOnly: options.intake.isReadOnly });
  const libraryFor = ({ tags }: Caller): ServedLibrary => options.library.visibleTo(tags);
  const bodies = new BodyReader(options.bodyBudget);
  const handlers = createHandlers(options);
  app.use(apiRoutes({ handlers, access, bodies, libraryFor, version: options.version }));
  app.use(mcpRoutes(options.answerMcp, { access, bodies }, libraryFor));
  app.use(docsRoutes());
  app.use(pageRoutes(options));
  app.use(unknownRoute);
  app.use(problemHandler(options.log));
  const unreadable = Router().use(first, unreadableTarget, problemHandler(options.log));
  return (incoming, outgoing) => {
    // Express makes these of them before it does anything else.
    const [request, response] = [incoming as Request, outgoing as Response];
    app(request, response, () => {
      afterAll(unreadable, request, response);
    });
  };
}

/**
 * Comes here what Express would answer with a page of its own: a response that broke off, which is cut, so that the reader
 * notices; and a request whose target its router cannot parse, which has passed no step of ours yet.
 */
function afterAll(unreadable: Router, request: Request, response: Response): void {
  if (response.headersSent) request.socket.destroy();
  else {
    request.url = "/";
    unreadable(request, response, () => request.socket.destroy());
  }
}

/** Counts each request, and writes a line for it. */
function observing({ log, metrics }: AppOptions): (record: RequestRecord) => void {
  return (record) => {
    metrics.countRequest(record);
    log.info("request", { ...record });
  };
}
