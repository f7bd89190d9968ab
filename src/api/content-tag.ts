import { createHash } from "node:crypto";

/** A strong entity tag (RFC 9110, 8.8.3): another one for another content, with its quotation marks. */
export function contentTag(content: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 27)}"`;
}
