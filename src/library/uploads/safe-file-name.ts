import { extname } from "node:path";

/**
 * Bytes of a name: most file systems take 255, and the name of a sidecar is a little longer than that of its document.
 */
const MAX_NAME_BYTES = 200;

/** Names of devices on Windows, whatever extension follows. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name that any file system takes, for a file that somebody else has named: as it was given where it can be printed, with
 * its extension, which tells the format. What leads to another folder, cannot be seen, hides a file or turns the direction
 * of writing is left out. Never empty.
 */
export function safeFileName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const printable = last
    .replace(/\s+/g, " ")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[. ]*(?=\.[^.]*[^. ]$)/, "document")
    .replace(/^[. ]+|[. ]+$/g, "");
  const name = RESERVED.test(printable) ? `_${printable}` : printable;
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  const room = MAX_NAME_BYTES - Buffer.byteLength(extension);
  if (name === "" || room <= 0) return "document";
  return cutToBytes(stem, room).trimEnd() + extension;
}

/** The start of a text, cut between two characters. */
function cutToBytes(text: string, bytes: number): string {
  let length = 0;
  let cut = "";
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    cut += character;
  }
  return cut;
}
