import { keyIdIn } from "../../library/access/key-text.ts";
import { HttpRefusal } from "./problem-details.ts";
import type { Scope } from "../../core/caller.ts";

/**
 * The key in an Authorization header (RFC 6750, 2.1), '' for one that is written wrongly. Null where the header is absent
 * or of another scheme: a proxy in front may ask for a password of its own.
 */
export function bearerKey(header: string | undefined): string | null {
  const match = /^bearer(?: +(.*))?$/i.exec(header?.trim() ?? "");
  if (match === null) return null;
  const credentials = match[1] ?? "";
  return /^[\w.~+/-]+=*$/.test(credentials) ? credentials : "";
}

export function keyRequired(): HttpRefusal {
  return refusal("key_required", "This needs an access key. Send it as `Authorization: Bearer <key>`.");
}

/** Whether a text was mistyped is told by its checksum alone, so it says nothing about which keys there are. */
export function keyRefused(text: string): HttpRefusal {
  const detail =
    keyIdIn(text) === null
      ? "This is no access key: it is not complete, or was mistyped."
      : "This access key is not in force: it is unknown, has expired or was revoked.";
  return refusal("key_refused", detail, ', error="invalid_token"');
}

export function scopeTooNarrow(needed: Scope): HttpRefusal {
  const detail = `This access key does not allow that: it takes one with the scope ${needed}.`;
  return refusal("not_allowed", detail, `, error="insufficient_scope", scope="${needed}"`);
}

export function limitedToTags(): HttpRefusal {
  const detail = "This access key is limited to the documents of some tags, and that tells of all documents.";
  return refusal("not_allowed", detail, ', error="insufficient_scope"');
}

/** RFC 6750, 3: a request without a key is told no error. */
function refusal(
  code: "key_required" | "key_refused" | "not_allowed",
  detail: string,
  error = "",
): HttpRefusal {
  return new HttpRefusal(code, detail, { "WWW-Authenticate": `Bearer realm="Pincite"${error}` });
}
