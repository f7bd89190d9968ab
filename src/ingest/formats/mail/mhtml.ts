import PostalMime from "postal-mime";
import { parseBuffer } from "bplist-parser";
import { AppError } from "../../../core/errors.ts";
import { withoutMojibake } from "../../encoding/decode.ts";
import { htmlReader } from "../html/html.ts";
import type { Reader } from "../reader.ts";
import { letterInUtf8 } from "./letter-in-utf8.ts";

/** Web pages saved as one file, by most browsers as MHTML, by Safari as a web archive: the page's article. */
export const mhtmlReader: Reader = {
  format: "mhtml",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits, onProgress) {
    const { html, location } = isWebArchive(bytes) ? pageOfArchive(bytes) : await pageOfMail(bytes);
    const draft = await htmlReader.read(html, limits, onProgress);
    if (draft.declared.url !== undefined || !/^https?:\/\/\S+$/.test(location)) return draft;
    return { ...draft, declared: { ...draft.declared, url: { value: location, evidence: "mail-header" } } };
  },
};

interface SavedPage {
  readonly html: Uint8Array;
  /** The address that it was saved from, or the empty string. */
  readonly location: string;
}

async function pageOfMail(bytes: Uint8Array): Promise<SavedPage> {
  const { html, headers } = await parse(bytes);
  const location = headers.find(({ key }) => /^(?:snapshot-)?content-location$/.test(key))?.value ?? "";
  return { html: new TextEncoder().encode(withoutMojibake(html ?? "")), location };
}

function isWebArchive(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 6)).toString("latin1") === "bplist";
}

/** A property list whose main resource is the page, as the bytes that were loaded. */
function pageOfArchive(bytes: Uint8Array): SavedPage {
  const [archive] = propertiesOf(bytes);
  const main = fieldOf(archive, "WebMainResource");
  const [html, url] = [fieldOf(main, "WebResourceData"), fieldOf(main, "WebResourceURL")];
  if (!(html instanceof Uint8Array)) throw damagedArchive();
  return { html, location: typeof url === "string" ? url : "" };
}

function propertiesOf(bytes: Uint8Array): readonly unknown[] {
  try {
    return parseBuffer(Buffer.from(bytes));
  } catch (cause) {
    throw damagedArchive(cause);
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

function damagedArchive(cause?: unknown): AppError {
  const message = "The saved page is damaged, or is none; save it again, as a web archive or as PDF.";
  return new AppError("unsupported_media_type", message, { cause });
}

async function parse(bytes: Uint8Array): ReturnType<typeof PostalMime.parse> {
  try {
    return await PostalMime.parse(letterInUtf8(bytes).bytes);
  } catch (cause) {
    const message =
      "The saved page is nested too deeply or its headers are too long; save it as HTML or PDF.";
    throw new AppError("unsupported_media_type", message, { cause });
  }
}
