import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";

const HEADER = "X-Request-Id";

/** What a proxy or a client may have named the request: nothing that could break a line of the log. */
const WELL_FORMED = /^[\w.:-]{1,128}$/;

/** Gives every response the id of its request, as it came or a new one, so that a complaint can be found in the log. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get(HEADER) ?? "";
  response.set(HEADER, WELL_FORMED.test(given) ? given : randomUUID());
  next();
};

export function requestIdOf(response: Response): string {
  return response.get(HEADER) ?? "";
}
