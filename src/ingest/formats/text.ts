import type { Block } from "../../core/document.ts";
import { cleanText } from "../clean.ts";
import { decodeText } from "../encoding/decode.ts";
import { withBrokenWordsJoined } from "../blocks/hyphenated-lines.ts";
import { plainTextBlocks } from "../blocks/plain-text-blocks.ts";
import { isManualPage, manualPageDraft } from "./markup/manual-page.ts";
import type { Reader } from "./reader.ts";

/** Plain text: the decoded file, unchanged but for what `cleanText` and `withBrokenWordsJoined` say. */
export const textReader: Reader = {
  format: "text",
  maxBytes: (limits) => limits.maxTextBytes,
  read(bytes) {
    const decoded = decodeText(bytes);
    const clean = cleanText(decoded.text);
    // The names of manual pages (`tar.1`) say nothing: many other files end with a number.
    if (isManualPage(clean)) return { ...manualPageDraft(clean), note: decoded.note };
    const text = withBrokenWordsJoined(clean);
    const blocks: readonly Block[] = plainTextBlocks(text);
    return { text, blocks, pages: [], declared: {}, note: decoded.note };
  },
};
