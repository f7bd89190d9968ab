import { AppError } from "../../../core/errors.ts";
import { declaredProperties } from "../document-properties.ts";
import type { Reader } from "../reader.ts";
import { RtfText } from "./rtf-text.ts";
import { rtfTokens } from "./rtf-tokens.ts";

/** Rich Text Format: the text with headings, lists, tables and notes; document properties. */
export const rtfReader: Reader = {
  format: "rtf",
  maxBytes: (limits) => limits.maxFileBytes,
  read(bytes) {
    if (!Buffer.from(bytes.subarray(0, 5)).toString("latin1").startsWith("{\\rtf")) {
      const message =
        "The file is not RTF, whatever its name says; give it its right file extension, or remove it.";
      throw new AppError("unsupported_media_type", message);
    }
    const reading = new RtfText();
    for (const token of rtfTokens(bytes)) reading.take(token);
    const { writer, info } = reading.finish();
    const values = (field: string): string[] => [info.get(field) ?? ""];
    const declared = declaredProperties({
      title: values("title"),
      creators: values("author"),
      dates: values("creatim"),
      languages: [],
      keywords: values("keywords"),
    });
    return { text: writer.text, blocks: writer.blocks, pages: [], noteMarks: writer.noteMarks, declared };
  },
};
