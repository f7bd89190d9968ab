import type { IncomingMessage, ServerResponse } from "node:http";
import { Router } from "express";
import type { AlertKeeper, ServedLibrary } from "../../library/library.ts";
import type { AccessControl } from "../middleware/access-guard.ts";
import type { BodyReader } from "../middleware/body.ts";
import { methodNotAllowed } from "../middleware/problem-details.ts";
import { keeperOf } from "./alert-handlers.ts";
import type { Caller } from "../../core/caller.ts";

/** Answers one message of the Model Context Protocol, whose body is parsed. */
export type AnswerMcp = (exchange: {
  /** What the caller may see. */
  readonly library: ServedLibrary;
  /** Whose alerts the caller keeps and sees. */
  readonly keeper: AlertKeeper;
  readonly request: IncomingMessage;
  readonly body: unknown;
  readonly response: ServerResponse;
}) => Promise<void>;

/** `/mcp`: messages are posted and answered one by one. There is no stream to open and no session to end. */
export function mcpRoutes(
  answer: AnswerMcp,
  { access, bodies }: { readonly access: AccessControl; readonly bodies: BodyReader },
  libraryFor: (caller: Caller) => ServedLibrary,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router
    .route("/mcp")
    .post(...access.guard({ scope: "read" }), bodies.json(), async (request, response) => {
      response.set("Cache-Control", "no-store");
      const body: unknown = request.body;
      const caller = access.callerOf(request);
      await answer({ library: libraryFor(caller), keeper: keeperOf(caller), request, body, response });
    })
    .all(methodNotAllowed("POST"));
  return router;
}
