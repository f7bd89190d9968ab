import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit, type RateLimitRequestHandler } from "express-rate-limit";
import { HttpRefusal } from "./problem-details.ts";
import { RateLimitStore } from "./rate-limit-store.ts";

const WINDOW_MS = 60_000;

/**
 * Wrong keys from one address. A right key is let in even so: its 256 random bits are not guessed at any speed, and behind
 * a proxy one program with a wrong key would shut out all others.
 */
export const FAILURES_PER_MINUTE = 20;

export interface RequestLimit {
  /** 0 for no limit. */
  readonly perMinute: number;
  /** Null for a caller without a key, who is counted by address. */
  readonly keyIdOf: (request: Request) => string | null;
  readonly isExempt: (request: Request) => boolean;
}

export function limitRequests({ perMinute, keyIdOf, isExempt }: RequestLimit): RequestHandler {
  return limiter({
    name: "requests",
    limit: perMinute,
    countedBy: (request) => keyIdOf(request) ?? addressOf(request),
    skip: (request) => perMinute === 0 || isExempt(request),
    detail: "Too many requests in a minute.",
  });
}

/** To be called when a key was refused. */
export function limitFailures(): RateLimitRequestHandler {
  return limiter({
    name: "wrong-keys",
    limit: FAILURES_PER_MINUTE,
    countedBy: addressOf,
    skip: () => false,
    detail: "Too many wrong access keys from this address in a minute.",
  });
}

interface Limit {
  readonly name: string;
  readonly limit: number;
  readonly countedBy: (request: Request) => string;
  readonly skip: (request: Request) => boolean;
  readonly detail: string;
}

function limiter({ name, limit, countedBy, skip, detail }: Limit): RateLimitRequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    identifier: name,
    keyGenerator: countedBy,
    skip,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    store: new RateLimitStore(WINDOW_MS, () => Date.now()),
    // Its checks are of the program, not of requests, and write to the console.
    validate: false,
    handler: (_request, _response, next) => {
      const advice = "Wait as long as the header Retry-After says.";
      next(new HttpRefusal("too_many_requests", `${detail} ${advice}`));
    },
  });
}

/** Of an IPv6 address the network, because one subscriber has all of it. */
function addressOf({ ip }: Request): string {
  return ip === undefined ? "unknown" : ipKeyGenerator(ip);
}
