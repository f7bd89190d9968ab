import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { AppError, type ErrorCode } from "../../core/errors.ts";
import type { Log } from "../../config/log.ts";
import { problemOf, problemType, type Problem } from "../../api/problem.ts";
import { problemTitle, type ProblemCode } from "../../api/problem-catalogue.ts";
import { requestIdOf } from "./request-id.ts";
import { routeOf } from "./request-record.ts";

/** A refusal that only HTTP knows: a wrong method, a foreign origin. Its detail is sent, so it quotes no request text. */
export class HttpRefusal extends Error {
  override readonly name = "HttpRefusal";

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

/**
 * What is said to a stranger instead of an error's own message, which may name a folder of this machine or repeat what
 * was asked. Only the messages of `invalid_argument`, `payload_too_large` and `unsupported_media_type` are sent as they
 * are: they speak of the request's form.
 */
const PUBLIC_DETAILS: Readonly<Partial<Record<ErrorCode, string>>> = {
  not_found: "There is nothing with this id.",
  not_allowed: "This access key does not allow that.",
  library_not_built:
    "Nothing is indexed yet. Put documents into the documents folder and POST /v1/sync, or run `pincite index`.",
  library_busy: "Another process is changing the library. Try again later.",
  library_unwritable: "The index folder cannot be written. The server's log says more.",
  library_incompatible:
    "The index does not fit this version or model of Pincite. The server's log says more.",
  model_missing: "The embedding model is missing. The server's log says more.",
  model_invalid: "The embedding model cannot be used. The server's log says more.",
  port_in_use: "Something went wrong in Pincite. The server's log says more.",
  cancelled: "The work was stopped before it was done. Sync again to go on.",
  internal: "Something went wrong in Pincite. The server's log says more.",
};

/** Turns everything thrown behind it into problem details, and logs whatever is the server's own fault. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = publicProblem(error);
    if (!(error instanceof HttpRefusal) && isOwnFault(problem)) {
      log.error(`${request.method} ${routeOf(request)} failed`, error, { requestId: requestIdOf(response) });
    }
    // Half a response cannot become a problem any more: the connection is cut, so that the reader notices.
    if (response.headersSent) next(error);
    else sendProblem(response, problem, error instanceof HttpRefusal ? error.headers : {});
  };
}

export const unknownRoute: RequestHandler = () => {
  throw new HttpRefusal(404, "not_found", "There is nothing at this address.");
};

export const unreadableTarget: RequestHandler = () => {
  throw new HttpRefusal(400, "malformed_url", "The address in the request cannot be understood.");
};

/** For the end of a route: names the methods that the route does have. */
export function methodNotAllowed(...methods: readonly string[]): RequestHandler {
  const allow = methods.includes("GET") ? [...methods, "HEAD"] : methods;
  return () => {
    throw new HttpRefusal(405, "method_not_allowed", `Allowed here: ${allow.join(", ")}.`, {
      Allow: allow.join(", "),
    });
  };
}

function sendProblem(response: Response, problem: Problem, headers: Readonly<Record<string, string>>): void {
  response.status(problem.status).set(headers).set("Cache-Control", "no-store");
  const body = { ...problem, requestId: requestIdOf(response) };
  response.type("application/problem+json").send(JSON.stringify(body));
}

/** As it may be told to a stranger. */
export function publicProblem(error: unknown): Problem {
  if (error instanceof AppError) {
    const problem = problemOf(error);
    return { ...problem, detail: PUBLIC_DETAILS[error.code] ?? problem.detail };
  }
  if (error instanceof HttpRefusal) return refusalProblem(error.status, error.code, error.message);
  return frameworkProblem(error) ?? publicProblem(new AppError("internal", "", { cause: error }));
}

/** Whether the log has to say what happened. */
export function isOwnFault({ status, code }: Problem): boolean {
  return status >= 500 && code !== "library_not_built";
}

/** Errors of Express, its body parser and its file sender carry a 4xx status and a text that may quote the request. */
function frameworkProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  const type = "type" in error ? error.type : undefined;
  switch (error.status) {
    case 413:
      return problemOf(new AppError("payload_too_large", tooLarge(error)));
    case 415:
      return problemOf(
        new AppError("unsupported_media_type", "Send the body as application/json in UTF-8, not compressed."),
      );
    case 404:
      return refusalProblem(404, "not_found", "There is nothing at this address.");
    case 400:
      return type === "entity.parse.failed"
        ? refusalProblem(400, "malformed_json", "The request body is not valid JSON.")
        : refusalProblem(400, "malformed_request", "The request cannot be understood.");
    default:
      return error.status >= 400 && error.status < 500
        ? refusalProblem(error.status, "malformed_request", "The request cannot be understood.")
        : undefined;
  }
}

/** The body parser names the limit that was passed. */
function tooLarge(error: Error): string {
  const limit = "limit" in error && typeof error.limit === "number" ? error.limit : 0;
  return limit > 0 ? `The request body is larger than ${limit / 1e6} MB.` : "The request body is too large.";
}

function refusalProblem(status: number, code: ProblemCode, detail: string): Problem {
  return { type: problemType(code), title: problemTitle(code), status, detail, code };
}
