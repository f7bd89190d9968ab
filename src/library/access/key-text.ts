import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** `pincite_<id>_<32 random bytes><CRC-32 of all before it>`, both in base64url: a form that secret scanners can find. */
const FORM = /^pincite_([0-9a-f]{12})_[\w-]{43}([\w-]{6})$/;

export interface NewKeyText {
  readonly id: string;
  readonly text: string;
}

/** A key that nobody has had before. */
export function newKeyText(): NewKeyText {
  const id = randomBytes(6).toString("hex");
  const secret = `pincite_${id}_${randomBytes(32).toString("base64url")}`;
  return { id, text: secret + checksum(secret) };
}

/**
 * The id in a key, or null where the text is no key or was mistyped: the checksum tells a typing mistake from a key that
 * was revoked, and says nothing about whether there is such a key.
 */
export function keyIdIn(text: string): string | null {
  const [, id, sum] = FORM.exec(text) ?? [];
  if (id === undefined || sum === undefined) return null;
  return checksum(text.slice(0, -sum.length)) === sum ? id : null;
}

/**
 * What is stored of a key. One round of sha256 is enough: a slow hash protects passwords, which can be guessed, while
 * nobody tries through 256 random bits however fast each try is.
 */
export function keyHash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function checksum(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return bytes.toString("base64url");
}
