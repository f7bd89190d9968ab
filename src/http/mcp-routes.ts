import type { IncomingMessage, ServerResponse } from "node:http";
import { Router, type Request } from "express";
import type { Library } from "../library/library.ts";
import { jsonBody } from "./body.ts";
import { methodNotAllowed } from "./problems.ts";

/** Answers one message of the Model Context Protocol, whose body is parsed. */
export type AnswerMcp = (exchange: {
  /** What the caller may see. */
  readonly library: Library;
  readonly request: IncomingMessage;
  readonly body: unknown;
  readonly response: ServerResponse;
}) => Promise<void>;

/** `/mcp`: messages are posted and answered one by one. There is no stream to open and no session to end. */
export function mcpRoutes(answer: AnswerMcp, libraryFor: (request: Request) => Library): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router
    .route("/mcp")
    .post(jsonBody, async (request, response) => {
      response.set("Cache-Control", "no-store");
      const body: unknown = request.body;
      await answer({ library: libraryFor(request), request, body, response });
    })
    .all(methodNotAllowed("POST"));
  return router;
}
