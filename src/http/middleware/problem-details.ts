import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { AppError } from "../../core/errors.ts";
import { foreseen } from "../../core/storage-failure.ts";
import type { Log } from "../../config/log.ts";
import { problemOf, problemWith, retryAfterOf, type Problem } from "../../api/problems/problem.ts";
import { PROBLEMS, type ProblemCode } from "../../api/problems/problem-table.ts";
import { requestIdOf } from "./request-id.ts";
import { routeOf } from "./request-record.ts";

/** A refusal that only HTTP knows: a wrong method, a foreign origin. Its detail is sent, so it quotes no request text. */
export class HttpRefusal extends Error {
  override readonly name = "HttpRefusal";

  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

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
  throw new HttpRefusal("not_found", "There is nothing at this address.");
};

export const unreadableTarget: RequestHandler = () => {
  throw new HttpRefusal("malformed_url", "The address in the request cannot be understood.");
};

/** For the end of a route: names the methods that the route does have. */
export function methodNotAllowed(...methods: readonly string[]): RequestHandler {
  const allow = methods.includes("GET") ? [...methods, "HEAD"] : methods;
  return () => {
    throw new HttpRefusal("method_not_allowed", `Allowed here: ${allow.join(", ")}.`, {
      Allow: allow.join(", "),
    });
  };
}

function sendProblem(response: Response, problem: Problem, headers: Readonly<Record<string, string>>): void {
  const retryAfter = retryAfterOf(problem);
  if (retryAfter !== undefined) response.set("Retry-After", String(retryAfter));
  response.status(problem.status).set(headers).set("Cache-Control", "no-store");
  const body = { ...problem, requestId: requestIdOf(response) };
  response.type("application/problem+json").send(JSON.stringify(body));
}

/** As it may be told to a stranger: see `toCaller` in the table of problems. */
export function publicProblem(error: unknown): Problem {
  const known = foreseen(error);
  if (known !== null) {
    const problem = problemOf(known);
    return { ...problem, detail: PROBLEMS[known.code].toCaller ?? problem.detail };
  }
  if (error instanceof HttpRefusal) return problemWith(error.code, error.message);
  return frameworkProblem(error) ?? publicProblem(new AppError("internal", "", { cause: error }));
}

/** What happens without anybody's fault: each request tells of it, and the log needs no more. */
const EXPECTED: readonly string[] = [
  "library_not_built",
  "library_busy",
  "overloaded",
  "time_limit",
  "cancelled",
] satisfies ProblemCode[];

/** Whether the log has to say what happened. */
export function isOwnFault({ status, code }: Problem): boolean {
  return status >= 500 && !EXPECTED.includes(code);
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
      return problemWith("not_found", "There is nothing at this address.");
    case 400:
      return type === "entity.parse.failed"
        ? problemWith("malformed_json", "The request body is not valid JSON.")
        : problemWith("malformed_request", "The request cannot be understood.");
    default:
      return error.status >= 400 && error.status < 500
        ? { ...problemWith("malformed_request", "The request cannot be understood."), status: error.status }
        : undefined;
  }
}

/** The body parser names the limit that was passed. */
function tooLarge(error: Error): string {
  const limit = "limit" in error && typeof error.limit === "number" ? error.limit : 0;
  return limit > 0 ? `The request body is larger than ${limit / 1e6} MB.` : "The request body is too large.";
}
