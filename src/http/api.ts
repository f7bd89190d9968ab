import { Router, type RequestHandler, type Response } from "express";
import { jsonBody } from "./body.ts";
import type { Call, Handler, Operation, Reply } from "./contract/operation.ts";
import { operationEntries, type Handlers } from "./contract/operations.ts";
import { parseBody, parsePath, parseQuery } from "./contract/parse.ts";
import { methodNotAllowed } from "./problems.ts";

/** The routes of all operations, each method of a path that has none refused. */
export function apiRoutes(handlers: Handlers): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, string[]>();
  for (const [id, operation] of operationEntries) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ":$1");
    const steps: RequestHandler[] = [neverStored];
    if (operation.body !== undefined) steps.push(jsonBody);
    // The table and the handlers have the same keys, which TypeScript cannot follow through a loop.
    steps.push(answering(operation, handlers[id] as unknown as Handler<Operation>));
    router[operation.method](path, ...steps);
    methods.set(path, [...(methods.get(path) ?? []), operation.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) router.all(path, methodNotAllowed(...allowed));
  return router;
}

/** What people asked and what their documents say stays out of every cache. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

function answering(operation: Operation, handler: Handler<Operation>): RequestHandler {
  return async (request, response) => {
    const body: unknown = request.body;
    const call: Call<Operation> = {
      path: parsePath(request.params, operation.pathParameters),
      query: parseQuery(request.originalUrl, operation.query),
      body: bodyOf(operation, body),
      request,
    };
    send(response, operation, await handler(call));
  };
}

function bodyOf({ body: contract }: Operation, body: unknown): Call<Operation>["body"] {
  if (contract === undefined || (body === undefined && !contract.required)) return undefined;
  return parseBody(body, contract.schema);
}

function send(response: Response, operation: Operation, { status, body }: Reply<Operation>): void {
  response.status(status);
  const { type } = operation.responses[status] ?? { type: "application/json" };
  if (type === "application/json") response.json(body);
  else response.type(`${type}; charset=utf-8`).send(body);
}
