import type { KeySummary } from "../../library/access/keys.ts";
import { printable } from "../terminal.ts";

export function formatKeys(keys: readonly KeySummary[]): string {
  if (keys.length === 0) return "No keys. `pincite keys create` makes one.\n";
  return keys.map((key) => `${formatKey(key)}\n`).join("");
}

/** One line, what is compared most often first. */
export function formatKey(key: KeySummary): string {
  const tags = key.tags === null ? "" : `, only ${key.tags.join(", ")}`;
  const facts = [
    `${key.scope}${tags}`,
    `created ${day(key.createdAt)}`,
    key.lastUsedAt === null ? "never used" : `last used ${day(key.lastUsedAt)}`,
    ...endOf(key),
  ];
  return printable(`${key.id}  ${key.name}: ${facts.join("; ")}`);
}

function endOf({ revokedAt, expiresAt, state }: KeySummary): string[] {
  if (revokedAt !== null) return [`revoked ${day(revokedAt)}`];
  if (expiresAt === null) return [];
  return [`${state === "expired" ? "expired" : "expires"} with ${lastDay(expiresAt)}`];
}

/** Of a key that is in force until the first moment of the next day. */
function lastDay(expiresAt: string): string {
  return day(new Date(Date.parse(expiresAt) - 1).toISOString());
}

function day(moment: string): string {
  return moment.slice(0, 10);
}
