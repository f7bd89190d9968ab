import { randomUUID } from "node:crypto";
import { STATUS_CODES, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { systemCode } from "../../core/errors.ts";
import { problemWith } from "../../api/problems/problem.ts";
import type { ProblemCode } from "../../api/problems/problem-table.ts";

/**
 * Answers what Node.js cannot parse, and what does not arrive in time, with problem details like any other refusal.
 * A connection on which a response is under way is cut instead: a second one would run into the first. To one that was
 * refused and goes on sending nothing is said, for it would lose the refusal if it were cut at once.
 */
export function refuseUnreadable(server: Server): void {
  const responses = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  server.on("request", (request, response) => {
    const { socket } = request;
    responses.set(socket, response);
  });
  server.on("clientError", (error, socket) => {
    if (refused.has(socket)) return;
    const response = responses.get(socket);
    const isAnswering = response?.headersSent === true && !response.writableFinished;
    if (socket.writable && !isAnswering) {
      refused.add(socket);
      refuse(socket, refusal(codeOf(error)));
    } else socket.destroy();
  });
}

/** Long enough for the refusal to be read before the connection is cut under a caller who goes on sending. */
const CUT_AFTER_MS = 1_000;

function refuse(socket: Duplex, response: string): void {
  const cut = setTimeout(() => socket.destroy(), CUT_AFTER_MS);
  socket.once("close", () => {
    clearTimeout(cut);
  });
  socket.end(response);
}

const DETAILS = {
  headers_too_large:
    "The URL and the headers of the request are larger than 16 KB together. Send a long question in the body of a POST.",
  request_timeout: "The request was not complete in time.",
  malformed_request: "The request cannot be understood.",
} as const satisfies Partial<Record<ProblemCode, string>>;

function codeOf(error: Error): keyof typeof DETAILS {
  switch (systemCode(error) ?? "") {
    case "HPE_HEADER_OVERFLOW":
      return "headers_too_large";
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return "request_timeout";
    default:
      return "malformed_request";
  }
}

function refusal(code: keyof typeof DETAILS): string {
  const requestId = randomUUID();
  const problem = problemWith(code, DETAILS[code]);
  const { status } = problem;
  const body = JSON.stringify({ ...problem, requestId });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Error"}`,
    "Connection: close",
    "Cache-Control: no-store",
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "X-Content-Type-Options: nosniff",
    `X-Request-Id: ${requestId}`,
    "",
    body,
  ].join("\r\n");
}
