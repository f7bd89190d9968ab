import { createRequire } from "node:module";
import type MsgReaderType from "@kenjiuno/msgreader";
import type { FieldsData } from "@kenjiuno/msgreader";
import type { Email } from "postal-mime";
import { AppError } from "../../../core/errors.ts";
import { decodeHtml } from "../../encoding/decode.ts";
import { EmptyFile } from "../../empty-file.ts";
import { attachmentParts } from "./mail-attachments.ts";
import { letterDraft } from "./mail-letter.ts";
import type { ContainerReader, Part } from "../reader.ts";

/** Letters of Outlook and, as documents of their own, the files attached to them. */
export const msgReader: ContainerReader = {
  format: "msg",
  maxBytes: (limits) => limits.maxFileBytes,
  readParts(bytes, limits) {
    const email = parse(bytes);
    const attachments = attachmentParts(email.attachments, limits.maxEntries);
    const draft = letterDraft(
      email,
      attachments.map(({ part }) => part),
    );
    const parts: Part[] = [...(draft === null ? [] : [{ part: null, draft }]), ...attachments];
    if (parts.length > 0) return Promise.resolve(parts);
    throw new EmptyFile("The letter holds no text and no attachment; remove it.");
  },
};

// A CommonJS module that Node.js' imports see one level deeper than its types say.
const { default: MsgReader } = createRequire(import.meta.url)("@kenjiuno/msgreader") as {
  default: typeof MsgReaderType.default;
};

function parse(bytes: Uint8Array): Email {
  try {
    const reader = new MsgReader(Uint8Array.from(bytes).buffer);
    const fields = reader.getFileData();
    if (fields.error !== undefined) throw new Error(fields.error);
    return emailOf(reader, fields);
  } catch (cause) {
    const message = "The file is no Outlook message, or a damaged one; open it in Outlook and save it again.";
    throw new AppError("unsupported_media_type", message, { cause });
  }
}

/** What a parsed letter looks like to `letterDraft`. */
function emailOf(reader: InstanceType<typeof MsgReader>, fields: FieldsData): Email {
  const sent = fields.messageDeliveryTime ?? fields.clientSubmitTime ?? fields.creationTime ?? "";
  const recipients = fields.recipients ?? [];
  const header = (key: string, value: string): Email["headers"] =>
    value === "" ? [] : [{ key, value, originalKey: key }];
  const addressees = (type: string): string =>
    recipients
      .filter(({ recipType }) => (recipType ?? "to") === type)
      .map(({ name, smtpAddress, email }) => address(name, smtpAddress ?? email))
      .join(", ");
  const html = fields.html === undefined ? fields.bodyHtml : decodeHtml(Uint8Array.from(fields.html)).text;
  return {
    headers: [
      ...header("from", address(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail)),
      ...header("to", addressees("to")),
      ...header("cc", addressees("cc")),
      ...header("date", sent === "" || Number.isNaN(Date.parse(sent)) ? "" : new Date(sent).toISOString()),
    ],
    headerLines: [],
    subject: fields.subject ?? "",
    ...(fields.body !== undefined && { text: fields.body }),
    ...(html !== undefined && { html }),
    attachments: (fields.attachments ?? []).map((attachment) => {
      const { fileName, content } = reader.getAttachment(attachment);
      const isInner = attachment.innerMsgContent === true;
      return {
        filename: isInner ? `${fileName.replace(/\.msg$/i, "")}.msg` : fileName,
        mimeType: attachment.attachMimeTag ?? "application/octet-stream",
        disposition: attachment.attachmentHidden === true ? "inline" : "attachment",
        content,
      };
    }),
  };
}

function address(name = "", email = ""): string {
  const plain = name.replace(/["<>]/g, "");
  // Within an organisation Exchange has addresses of its own kind: "/O=EXAMPLE/OU=…".
  if (!email.includes("@")) return plain;
  return plain === "" || plain === email ? email : `"${plain}" <${email}>`;
}
