import type { Request, RequestHandler } from "express";
import { type Access } from "../../library/access/access.ts";
import { AppError } from "../../core/errors.ts";
import { isLoopback } from "../../config/configuration.ts";
import { ANONYMOUS, LOCAL_CALLER } from "../../core/caller.ts";
import { bearerKey, keyRefused, keyRequired, limitedToTags, scopeTooNarrow } from "./key-header.ts";
import type { Operation } from "../operations/operation.ts";
import { limitFailures, limitRequests } from "./rate-limit.ts";
import { hostNameOf } from "./security.ts";
import { allows, type Caller, type Scope } from "../../core/caller.ts";

/** The access keys; `Keys` of the library. */
export interface AccessKeys {
  /** Null for a text that is no key in force at this moment. */
  verify(text: string): Promise<Access | null>;
}

export interface AccessOptions {
  readonly keys: AccessKeys;
  /** The address that the server is bound to. */
  readonly host: string;
  /** Of one key; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Whether the library can only be read, whatever a key allows. */
  readonly isReadOnly: boolean;
}

/** What a route asks of a key. */
export type Guarded = Pick<Operation, "scope" | "wholeLibrary" | "opensWithToken"> &
  Partial<Pick<Operation, "method">>;

/** Before anything of the body is read. */
const refuseWrite: RequestHandler = () => {
  throw new AppError("read_only", "The index folder can only be read by this server.");
};

/**
 * Decides who may do what. On loopback a request needs no key, unless it calls the server by a name that leads to it from
 * elsewhere, through a proxy; bound to any other address, every request needs one. A key that is sent is checked in any
 * case, at each request anew.
 */
export class AccessControl {
  private readonly callers = new WeakMap<Request, Caller>();
  private readonly limitRequests: RequestHandler;
  private readonly limitFailures = limitFailures();

  constructor(private readonly options: AccessOptions) {
    this.limitRequests = limitRequests({
      perMinute: options.requestsPerMinute,
      keyIdOf: (request) => this.callers.get(request)?.keyId ?? null,
      // A program of this machine could do worse than to ask often.
      isExempt: (request) => this.callers.get(request) === LOCAL_CALLER,
    });
  }

  /** What a request passes before its route: nothing where nobody needs a key. */
  guard(guarded: Guarded): readonly RequestHandler[] {
    const { scope, method = "get" } = guarded;
    if (scope === "none") return [];
    const steps = [this.identify, this.limitRequests, this.authorise({ ...guarded, scope })];
    const isWrite = method !== "get" && scope !== "read";
    return isWrite && this.options.isReadOnly ? [...steps, refuseWrite] : steps;
  }

  callerOf(request: Request): Caller {
    return this.callers.get(request) ?? ANONYMOUS;
  }

  private readonly identify: RequestHandler = async (request, response, next) => {
    const key = bearerKey(request.headers.authorization);
    const caller = key === null ? this.callerWithoutKey(request) : await this.options.keys.verify(key);
    if (caller !== null) this.callers.set(request, caller);
    if (key === null || caller !== null) {
      next();
      return;
    }
    void this.limitFailures(request, response, (refusal?: unknown) => {
      next(refusal ?? keyRefused(key));
    });
  };

  private callerWithoutKey(request: Request): Caller | null {
    return isLoopback(this.options.host) && isLoopback(hostNameOf(request)) ? LOCAL_CALLER : null;
  }

  private authorise({
    scope,
    wholeLibrary,
    opensWithToken,
  }: Guarded & { readonly scope: Scope }): RequestHandler {
    return (request, _response, next) => {
      const caller = this.callers.get(request);
      if (caller === undefined && !(opensWithToken === true && hasToken(request))) throw keyRequired();
      if (caller !== undefined && !allows(caller.scope, scope)) throw scopeTooNarrow(scope);
      if (wholeLibrary === true && caller?.tags !== null) throw limitedToTags();
      next();
    };
  }
}

function hasToken({ originalUrl }: Request): boolean {
  const start = originalUrl.indexOf("?");
  return start >= 0 && new URLSearchParams(originalUrl.slice(start)).has("token");
}
