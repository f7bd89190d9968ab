import type { Block } from "../../core/document.ts";
import { cleanText } from "../clean.ts";
import { decodeText } from "../encoding/decode.ts";
import { withBrokenWordsJoined } from "../blocks/hyphenated-lines.ts";
import { plainTextBlocks } from "../blocks/plain-text-blocks.ts";
import type { Reader } from "./reader.ts";

/** Plain text: the decoded file, unchanged but for what `cleanText` and `withBrokenWordsJoined` say. */
export const textReader: Reader = {
  format: "text",
  maxBytes: (limits) => limits.maxTextBytes,
  read(bytes) {
    const decoded = decodeText(bytes);
    const text = withBrokenWordsJoined(cleanText(decoded.text));
    const blocks: readonly Block[] = plainTextBlocks(text);
    return { text, blocks, pages: [], declared: {}, note: decoded.note };
  },
};
