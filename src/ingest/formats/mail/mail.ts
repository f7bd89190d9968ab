import PostalMime, { type Email } from "postal-mime";
import { AppError } from "../../../core/errors.ts";
import { EmptyFile } from "../../empty-file.ts";
import { attachmentParts } from "./mail-attachments.ts";
import { letterInUtf8 } from "./letter-in-utf8.ts";
import { letterDraft } from "./mail-letter.ts";
import { withTnefUnpacked } from "./tnef.ts";
import type { ContainerReader, Part } from "../reader.ts";

/** A letter and, as documents of their own, the files attached to it. Nothing that a letter refers to is loaded. */
export const mailReader: ContainerReader = {
  format: "mail",
  maxBytes: (limits) => limits.maxFileBytes,
  async readParts(bytes, limits) {
    const { bytes: readable, note } = letterInUtf8(bytes);
    const email = withTnefUnpacked(await parse(readable));
    const attachments = attachmentParts(email.attachments, limits.maxEntries);
    const names = attachments.map(({ part }) => part);
    const draft = letterDraft(email, names);
    const letter: Part[] = draft === null ? [] : [{ part: null, draft: { ...draft, note } }];
    const parts = [...letter, ...attachments];
    if (parts.length > 0) return parts;
    throw new EmptyFile("The letter holds no text and no attachment; remove it.");
  },
};

/** A letter without any of these is no letter. */
const HEADERS: ReadonlySet<string> = new Set(
  "from sender to cc subject date received message-id mime-version content-type return-path delivered-to".split(
    " ",
  ),
);

async function parse(bytes: Uint8Array): Promise<Email> {
  const email = await parseMime(bytes);
  if (email.headers.some(({ key }) => HEADERS.has(key))) return email;
  const message =
    "The file is not a mail message; give it its right file extension, or save the message again.";
  throw new AppError("unsupported_media_type", message);
}

async function parseMime(bytes: Uint8Array): Promise<Email> {
  try {
    // A letter within the letter is an attachment, so that it is a document with its own author and date.
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch (cause) {
    // The parser throws where parts are nested, or headers long, beyond its limits.
    const message = "The message is nested too deeply or its headers are too long; save its text by itself.";
    throw new AppError("unsupported_media_type", message, { cause });
  }
}
