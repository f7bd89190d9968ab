import { Router, type Request, type RequestHandler, type Response } from "express";
import type { ServedLibrary } from "../../library/library.ts";
import type { AccessControl } from "../middleware/access-guard.ts";
import { isForm, type BodyReader } from "../middleware/body.ts";
import {
  AlternativeContent,
  type Call,
  type EventStream,
  type FileContent,
  type Handler,
  type JsonBody,
  type Operation,
  type Reply,
} from "../operations/operation.ts";
import { operationEntries, type Handlers } from "../operations/operations.ts";
import { parseBody, parseHeaders, parsePath, parseQuery } from "../../api/parse.ts";
import { etagOf, isKnown } from "../middleware/entity-tag.ts";
import { methodNotAllowed } from "../middleware/problem-details.ts";
import { systemCode } from "../../core/errors.ts";
import type { Caller } from "../../core/caller.ts";
import { leaving } from "./leaving.ts";

export interface ApiPorts {
  readonly handlers: Handlers;
  readonly access: AccessControl;
  readonly bodies: BodyReader;
  /** As much of the library as exists for the caller. */
  readonly libraryFor: (caller: Caller) => ServedLibrary;
  /** Of the program. */
  readonly version: string;
}

/** The routes of all operations, each behind the guard of its scope, and each method of a path that has none refused. */
export function apiRoutes(ports: ApiPorts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, string[]>();
  for (const [id, operation] of operationEntries) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ":$1");
    const steps: RequestHandler[] = [neverStored, ...ports.access.guard(operation)];
    if (operation.body !== undefined) steps.push(bodyParser(ports.bodies, operation.body));
    // The table and the handlers have the same keys, which TypeScript cannot follow through a loop.
    steps.push(answering(operation, ports.handlers[id] as unknown as Handler<Operation>, ports));
    router[operation.method](path, ...steps);
    methods.set(path, [...(methods.get(path) ?? []), operation.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) router.all(path, methodNotAllowed(...allowed));
  return router;
}

function bodyParser(bodies: BodyReader, { maxBytes, form, type }: JsonBody): RequestHandler {
  return maxBytes === undefined || form === undefined
    ? bodies.json(maxBytes, type)
    : bodies.jsonOrForm(maxBytes);
}

/** What people asked and what their documents say stays out of every cache. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

function answering(
  operation: Operation,
  handler: Handler<Operation>,
  { access, libraryFor, version }: ApiPorts,
): RequestHandler {
  return async (request, response) => {
    const caller = access.callerOf(request);
    const call: Call<Operation> = {
      path: parsePath(request.params, operation.pathParameters),
      query: parseQuery(request.originalUrl, operation.query),
      headers: operation.headers === undefined ? {} : parseHeaders(request.headers, operation.headers),
      body: bodyOf(operation, request),
      request,
      caller,
      library: libraryFor(caller),
      signal: leaving(response),
    };
    const tag = operation.revalidates === true ? await etagOf(call, version) : null;
    if (tag !== null && isKnown(tag, request)) {
      response.set("ETag", tag).status(304).end();
      return;
    }
    const reply = await handler(call);
    if (tag !== null) response.set("ETag", tag);
    await send(response, operation, reply);
  };
}

function bodyOf({ body: contract }: Operation, request: Request): Call<Operation>["body"] {
  const body: unknown = request.body;
  if (contract === undefined || (body === undefined && !contract.required)) return undefined;
  if (contract.form !== undefined && isForm(request)) return undefined;
  return parseBody(body, contract.schema);
}

async function send(response: Response, operation: Operation, reply: Reply<Operation>): Promise<void> {
  const { status, body, headers = {} } = reply;
  response.status(status).set(headers);
  const { type } = operation.responses[status] ?? { type: "application/json" };
  if (type === null) response.end();
  else if (type === "text/event-stream") sendEvents(response, body as EventStream);
  else if (type === "*/*") await sendFile(response, body as FileContent);
  else {
    const chosen = body instanceof AlternativeContent ? body : { type, text: undefined };
    const content = chosen.text ?? (type === "application/json" ? JSON.stringify(body) : String(body));
    response.type(`${chosen.type}; charset=utf-8`);
    // Express answers a 304 to whoever names the tag of a content; an operation without one has no such answer.
    if (operation.revalidates === true) response.send(content);
    else response.end(content);
  }
}

/**
 * With its size, its ETag and what the request asks of it: ranges, conditions, the head alone. Whoever leaves in the middle
 * is no failure.
 */
function sendFile(response: Response, { path, type }: FileContent): Promise<void> {
  if (type !== null) response.set("Content-Type", type);
  return new Promise((resolve, reject) => {
    response.sendFile(path, { cacheControl: false, dotfiles: "allow" }, (error?: Error) => {
      if (error === undefined || systemCode(error) === "ECONNABORTED") resolve();
      else reject(error);
    });
  });
}

/** Nothing between server and reader may keep an event back, pack it or store it. */
function sendEvents(response: Response, stream: EventStream): void {
  response.set({ "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no" });
  response.type("text/event-stream; charset=utf-8");
  response.flushHeaders();
  if (response.req.method === "HEAD") response.end();
  else stream(response);
}
