import type { Request } from "express";
import type { ServedLibrary } from "../../library/library.ts";
import type { Caller } from "../../core/caller.ts";
import { contentTag } from "../../api/content-tag.ts";

interface Asked {
  readonly request: Pick<Request, "originalUrl">;
  readonly caller: Pick<Caller, "tags">;
  readonly library: Pick<ServedLibrary, "edition">;
}

/**
 * Names the answer to a GET for as long as neither the library nor the program changes: the same question then has the same
 * answer. Weak, because the answer also says how long it took.
 */
export async function etagOf({ request, caller, library }: Asked, version: string): Promise<string> {
  const state = [version, await library.edition(), caller.tags, request.originalUrl];
  return `W/${contentTag(state)}`;
}

/** Whether the caller has an answer of this tag (RFC 9110, 13.1.2). */
export function isKnown(tag: string, { headers }: Pick<Request, "headers">): boolean {
  const opaque = (given: string): string => given.trim().replace(/^W\//, "");
  return (headers["if-none-match"] ?? "").split(",").some((given) => opaque(given) === opaque(tag));
}
