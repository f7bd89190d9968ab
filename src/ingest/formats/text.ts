import type { Block } from "../../core/document.ts";
import { cleanText } from "../clean.ts";
import { decodeText } from "../encoding/decode.ts";
import { withBrokenWordsJoined } from "../blocks/hyphenated-lines.ts";
import { plainTextBlocks } from "../blocks/plain-text-blocks.ts";
import { lettersDraft } from "../quoting/letters-in-text.ts";
import { isManualPage, manualPageDraft } from "./markup/manual-page.ts";
import { isTranslations, translationsDraft } from "./markup/translations.ts";
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
    if (isTranslations(clean)) return { ...translationsDraft(clean), note: decoded.note };
    const letters = lettersDraft(clean);
    if (letters !== null) return { ...letters, note: decoded.note };
    const text = withBrokenWordsJoined(clean);
    const blocks: readonly Block[] = plainTextBlocks(text);
    return { text, blocks, pages: [], declared: {}, hasNoOpening: isLog(text), note: decoded.note };
  },
};

/** "2018-07-13 10:00:00,123 INFO …", "[13/Jul/2018:10:00:00 +0200] …", "Jul 13 10:00:00 quay …", and a chat's "13/07/2018, 10:00 - …" */
const LOGGED =
  /^.{0,60}?\d[-/. T:]\s?\d{1,2}:\d{2}:\d{2}|^\[?\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},?\s\d{1,2}:\d{2}/;
const LOOKED_AT = 200;

/** Whether half of the lines or more tell when they were written, as those of a log: none of the others is its headline. */
function isLog(text: string): boolean {
  const lines = text.split("\n", LOOKED_AT).filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.filter((line) => LOGGED.test(line)).length * 2 >= lines.length;
}
