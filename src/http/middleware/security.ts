import { isIP } from "node:net";
import type { Request, RequestHandler } from "express";
import helmet from "helmet";
import { isLoopback } from "../../config/configuration.ts";
import { HttpRefusal } from "./problem-details.ts";

/** What the page may load: its own files, and nothing of anybody else's. */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
  },
  // Whoever puts TLS before the server decides how long browsers are to insist on it.
  strictTransportSecurity: false,
});

/** `%zz` and `%ff` are refused here once, because the parsers behind would each repair them in their own way. */
export const wellFormedUrl: RequestHandler = (request, _response, next) => {
  try {
    decodeURIComponent(request.originalUrl);
  } catch {
    throw new HttpRefusal("malformed_url", "The URL holds a percent sign that encodes no UTF-8 text.");
  }
  next();
};

/** The host that a request was sent to, as it names it: in small letters, without the port and an IPv6 address's brackets. */
export function hostNameOf({ headers }: Pick<Request, "headers">): string {
  const name = (headers.host ?? "").toLowerCase().replace(/:\d*$/, "");
  return name.replace(/^\[(.*)\]$/, "$1");
}

/**
 * Against DNS rebinding: a web page can give its own domain the address 127.0.0.1 and would then be of the same origin as
 * this server, but the browser still names the page's domain in the Host header. On loopback only its names and the
 * allowed ones are answered to. Bound to another address, where every request needs a key that such a page does not have,
 * names are checked if some are allowed; addresses cannot be rebound.
 */
export function hostAllowlist(boundTo: string, allowedHosts: readonly string[]): RequestHandler {
  const names = new Set([...LOOPBACK_NAMES, boundTo.toLowerCase(), ...allowedHosts]);
  const isLocal = isLoopback(boundTo);
  return (request, _response, next) => {
    // Node keeps the first of several, a proxy before it may have looked at another.
    if (hostHeaders(request) > 1)
      throw new HttpRefusal("malformed_request", "There is more than one header Host.");
    if (request.headers.host === undefined && request.httpVersion === "1.1") {
      throw new HttpRefusal("malformed_request", "The header Host is missing.");
    }
    const name = hostNameOf(request);
    const isKnown = names.has(name) || (!isLocal && (allowedHosts.length === 0 || isIP(name) !== 0));
    if (!isKnown) {
      throw new HttpRefusal(
        "host_not_allowed",
        "This server answers to localhost, 127.0.0.1, [::1] and its allowed hosts only.",
      );
    }
    next();
  };
}

function hostHeaders({ rawHeaders }: Pick<Request, "rawHeaders">): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
}

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "::1"];

/**
 * Against cross-site request forgery: what changes something is refused to the pages of other origins, which could send
 * a simple POST without reading its answer. Programs that are no browsers send neither header.
 */
export function csrf(corsOrigins: readonly string[]): RequestHandler {
  const allowed = new Set(corsOrigins);
  return (request, _response, next) => {
    const { origin, host, "sec-fetch-site": site } = request.headers;
    const reads = request.method === "GET" || request.method === "HEAD";
    const isAllowed = reads || (origin !== undefined && allowed.has(origin));
    if (!isAllowed && isForeign(origin, site, host)) {
      throw new HttpRefusal("origin_not_allowed", "Pages of other origins may not do this.");
    }
    next();
  };
}

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
