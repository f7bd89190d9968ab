import type { RequestHandler } from "express";
import { isLoopback } from "../library/configuration.ts";
import { HttpRefusal } from "./problems.ts";

const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set(HEADERS);
  next();
};

/** `%zz` and `%ff` are refused here once, because the parsers behind would each repair them in their own way. */
export const wellFormedUrl: RequestHandler = (request, _response, next) => {
  try {
    decodeURIComponent(request.originalUrl);
  } catch {
    throw new HttpRefusal(400, "malformed_url", "The URL holds a percent sign that encodes no UTF-8 text.");
  }
  next();
};

/**
 * Against DNS rebinding: a web page can give its own domain the address 127.0.0.1 and would then be of the same origin as
 * this server, but the browser still names the page's domain in the Host header. A server that others may reach by any
 * name (bound to another address than loopback) cannot tell, and does not check.
 */
export function knownHost(boundTo: string): RequestHandler {
  const names = new Set(["localhost", "127.0.0.1", "[::1]", boundTo.toLowerCase()]);
  const isChecked = isLoopback(boundTo);
  return (request, _response, next) => {
    if (request.headers.host === undefined && request.httpVersion === "1.1") {
      throw new HttpRefusal(400, "malformed_request", "The header Host is missing.");
    }
    const name = (request.headers.host ?? "").toLowerCase().replace(/:\d*$/, "");
    if (isChecked && !names.has(name)) {
      throw new HttpRefusal(
        421,
        "host_not_allowed",
        "This server answers to localhost, 127.0.0.1 and [::1] only.",
      );
    }
    next();
  };
}

/**
 * Against cross-site request forgery: what changes something is refused to the pages of other origins, which could send
 * a simple POST without reading its answer. Programs that are no browsers send neither header.
 */
export const sameOriginWrites: RequestHandler = (request, _response, next) => {
  const reads = request.method === "GET" || request.method === "HEAD";
  if (!reads && isForeign(request.headers.origin, request.headers["sec-fetch-site"], request.headers.host)) {
    throw new HttpRefusal(403, "origin_not_allowed", "Pages of other origins may not do this.");
  }
  next();
};

function isForeign(
  origin: string | undefined,
  site: string | string[] | undefined,
  host: string | undefined,
): boolean {
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  if (origin === undefined) return false;
  // Only the host is compared: behind a proxy that adds TLS, the page's scheme is not this server's.
  return !URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase();
}
