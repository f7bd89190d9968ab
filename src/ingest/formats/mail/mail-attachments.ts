import { extname } from "node:path";
import type { Attachment } from "postal-mime";
import { collapseSpace } from "../../clean.ts";
import { withoutMojibake } from "../../encoding/decode.ts";
import { isOfKnownKind, refusalOf } from "../../format.ts";
import type { Part } from "../reader.ts";

type AttachmentPart = Part & { readonly part: string };

/** The attached files under names that are all different. Pictures within the text and signatures are no files. */
export function attachmentParts(
  attachments: readonly Attachment[],
  maxEntries: number,
): readonly AttachmentPart[] {
  const files = attachments.filter((attachment) => !isPicture(attachment) && !isSignature(attachment));
  const taken = new Set<string>();
  const parts = files.slice(0, maxEntries).map((attachment, at): AttachmentPart => {
    const part = freeName(nameOf(attachment, at), taken);
    taken.add(part.toLowerCase());
    return { part, name: readableName(part, attachment.mimeType), bytes: bytesOf(attachment) };
  });
  if (files.length <= maxEntries) return parts;
  const reason = `The letter has more than ${maxEntries} attachments, the limit; save the others by themselves.`;
  return [...parts, { part: `attachments after ${maxEntries}`, reason }];
}

/** A logo or a photograph that the text shows; a picture that was attached as a file is none. */
function isPicture({ mimeType, related, disposition, contentId }: Attachment): boolean {
  return (
    mimeType.startsWith("image/") && (related === true || disposition === "inline" || contentId !== undefined)
  );
}

function isSignature({ mimeType }: Attachment): boolean {
  return /^application\/(?:x-)?(?:pkcs7-signature|pgp-signature|pgp-keys|pgp-encrypted)$/.test(mimeType);
}

const EXTENSION_OF: ReadonlyMap<string, string> = new Map([
  ["message/rfc822", ".eml"],
  ["text/plain", ".txt"],
  ["text/markdown", ".md"],
  ["text/html", ".html"],
  ["text/csv", ".csv"],
  ["text/calendar", ".ics"],
  ["text/vcard", ".vcf"],
  ["text/tab-separated-values", ".tsv"],
  ["application/x-ndjson", ".jsonl"],
  ["application/pdf", ".pdf"],
  ["application/epub+zip", ".epub"],
  ["application/vnd.oasis.opendocument.text", ".odt"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"],
]);

const LONGEST_NAME = 150;

/** The last part of the file's name, without what would make it look like a path or a part of a part. */
function nameOf({ filename, mimeType }: Attachment, at: number): string {
  const name = withoutMojibake(filename ?? "")
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\p{Surrogate}#]/gu, " ");
  const visible = collapseSpace(name).replace(/^\.+$/, "");
  if (visible !== "") return visible.length <= LONGEST_NAME ? visible : shortened(visible);
  return `attachment ${at + 1}${EXTENSION_OF.get(mimeType) ?? ""}`;
}

function shortened(name: string): string {
  const extension = extname(name).slice(0, 20);
  return name.slice(0, LONGEST_NAME - extension.length).replace(/\p{Surrogate}$/u, "") + extension;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let free = name;
  for (let copy = 2; taken.has(free.toLowerCase()); copy++) free = `${stem} (${copy})${extension}`;
  return free;
}

/** Where a name tells no format, the type that the letter gives does. */
function readableName(name: string, mimeType: string): string {
  return isOfKnownKind(name) || refusalOf(name) !== null ? name : name + (EXTENSION_OF.get(mimeType) ?? "");
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
