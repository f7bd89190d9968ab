import { randomUUID } from "node:crypto";
import { STATUS_CODES, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { systemCode } from "../core/errors.ts";
import { problemType } from "../library/problem.ts";
import { problemStatus, problemTitle, type ProblemCode } from "./contract/problem-catalogue.ts";

/**
 * Answers what Node.js cannot parse, and so never hands to the application, with problem details like any other refusal.
 * A connection on which a response is under way is cut instead: a second one would run into the first.
 */
export function refuseUnreadable(server: Server): void {
  const answering = new WeakSet<Duplex>();
  server.on("request", (request, response) => {
    const { socket } = request;
    answering.add(socket);
    response.once("close", () => answering.delete(socket));
  });
  server.on("clientError", (error, socket) => {
    if (socket.writable && !answering.has(socket)) socket.end(refusal(codeOf(error)));
    else socket.destroy();
  });
}

const DETAILS = {
  headers_too_large: "The headers of the request are larger than 16 KB together.",
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
  const status = problemStatus(code);
  const requestId = randomUUID();
  const title = problemTitle(code);
  const body = JSON.stringify({
    type: problemType(code),
    title,
    status,
    detail: DETAILS[code],
    code,
    requestId,
  });
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
