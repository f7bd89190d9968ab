import cors from "cors";
import type { RequestHandler } from "express";

const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of these origins call the server; of no others where the list is empty. Cookies are never allowed: a page
 * sends its key in a header. Preflights are answered before a key is asked for, because they carry none.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  const allow = cors({
    origin: [...origins],
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    allowedHeaders: [
      "Authorization",
      "Content-Type",
      "Idempotency-Key",
      "If-None-Match",
      "Mcp-Protocol-Version",
      "Prefer",
      "X-Request-Id",
    ],
    exposedHeaders: [
      "ETag",
      "Location",
      "Preference-Applied",
      "RateLimit",
      "RateLimit-Policy",
      "Retry-After",
      "WWW-Authenticate",
      "X-Request-Id",
    ],
    maxAge: PREFLIGHT_SECONDS,
  });
  return (request, response, next) => {
    if (allowed.size > 0) response.vary("Origin");
    const { origin } = request.headers;
    // The middleware would answer every OPTIONS, those of origins that are not named too.
    if (origin !== undefined && allowed.has(origin)) allow(request, response, next);
    else next();
  };
}
