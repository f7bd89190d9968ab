import type { RequestHandler } from "express";

const METHODS = "GET, HEAD, POST, PUT, DELETE";
const HEADERS =
  "Authorization, Content-Type, Idempotency-Key, If-None-Match, Mcp-Protocol-Version, X-Request-Id";
const EXPOSED = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id";
const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of these origins call the server; of no others where the list is empty. Cookies are never allowed: a page
 * sends its key in a header. Preflights are answered before a key is asked for, because they carry none.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (request, response, next) => {
    if (allowed.size > 0) response.vary("Origin");
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) {
      next();
      return;
    }
    response.set({ "Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": EXPOSED });
    const isPreflight =
      request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
    if (!isPreflight) {
      next();
      return;
    }
    response.set({
      "Access-Control-Allow-Methods": METHODS,
      "Access-Control-Allow-Headers": HEADERS,
      "Access-Control-Max-Age": String(PREFLIGHT_SECONDS),
    });
    response.status(204).end();
  };
}
