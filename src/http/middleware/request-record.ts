import type { Request, RequestHandler, Response } from "express";
import { performance } from "node:perf_hooks";
import { since } from "../../library/query/stage.ts";
import { requestIdOf } from "./request-id.ts";

/** What is known of a request once it is over. It holds nothing that the caller has written but a well-formed request id. */
export interface RequestRecord {
  readonly requestId: string;
  /** `other` for a method that no route knows. */
  readonly method: string;
  /** As the contract writes it, `/v1/documents/{id}`; `unknown` where the request came to no route. */
  readonly route: string;
  /** 499 where the caller left before the request was complete or anything was answered. */
  readonly status: number;
  /** From the end of the headers to the end of the response. */
  readonly milliseconds: number;
  /** Sent on the connection meanwhile, headers included. */
  readonly bytes: number;
}

/** Tells of every request when it is over, however it ends. Costs a listener and a clock reading. */
export function recordRequests(observe: (record: RequestRecord) => void): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const { socket } = request;
    const sentBefore = socket.bytesWritten;
    response.once("close", () => {
      observe({
        requestId: requestIdOf(response),
        method: methodOf(request),
        route: routeOf(request),
        status: statusOf(request, response),
        milliseconds: since(started),
        bytes: socket.bytesWritten - sentBefore,
      });
    });
    next();
  };
}

/** The template of the route that a request came to, without what stands in its place. */
export function routeOf(request: Request): string {
  const route = request.route as { readonly path?: unknown } | undefined;
  if (typeof route?.path !== "string") return "unknown";
  return `${request.baseUrl}${route.path}`.replaceAll(/:(\w+)/g, "{$1}");
}

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Node.js knows 35 methods, and each would be a series of its own for every route. */
function methodOf({ method }: Request): string {
  return METHODS.has(method) ? method : "other";
}

const CLIENT_CLOSED_REQUEST = 499;

function statusOf(request: Request, response: Response): number {
  const isAnswered = response.writableFinished || (response.headersSent && request.complete);
  return isAnswered ? response.statusCode : CLIENT_CLOSED_REQUEST;
}
