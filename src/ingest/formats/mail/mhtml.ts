import PostalMime from "postal-mime";
import { AppError } from "../../../core/errors.ts";
import { withoutMojibake } from "../../encoding/decode.ts";
import { htmlReader } from "../html/html.ts";
import type { Reader } from "../reader.ts";

/** Web pages saved as one file (MHTML): the page's article. */
export const mhtmlReader: Reader = {
  format: "mhtml",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits, onProgress) {
    const { html, headers } = await parse(bytes);
    const location = headers.find(({ key }) => /^(?:snapshot-)?content-location$/.test(key))?.value ?? "";
    const draft = await htmlReader.read(
      new TextEncoder().encode(withoutMojibake(html ?? "")),
      limits,
      onProgress,
    );
    if (draft.declared.url !== undefined || !/^https?:\/\/\S+$/.test(location)) return draft;
    return { ...draft, declared: { ...draft.declared, url: { value: location, evidence: "mail-header" } } };
  },
};

async function parse(bytes: Uint8Array): ReturnType<typeof PostalMime.parse> {
  try {
    return await PostalMime.parse(bytes);
  } catch (cause) {
    const message =
      "The saved page is nested too deeply or its headers are too long; save it as HTML or PDF.";
    throw new AppError("unsupported_media_type", message, { cause });
  }
}
