import { cleanText } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import { declaredFields } from "../../metadata/declared-fields.ts";
import { markdownText } from "../markdown/markdown.ts";
import type { Reader } from "../reader.ts";
import { asciidocAsMarkdown } from "./asciidoc.ts";
import { latexAsMarkdown } from "./latex.ts";
import type { MarkedUp } from "./marked-up.ts";
import { orgAsMarkdown } from "./org.ts";
import { restructuredAsMarkdown } from "./restructured-text.ts";

type Converter = (text: string) => MarkedUp;

/** Reads a markup by way of Markdown: its headings, lists, quotations, code and tables, without its signs. */
function readerOf(format: "org" | "rst" | "asciidoc" | "latex", convert: Converter): Reader {
  return {
    format,
    maxBytes: (limits) => limits.maxTextBytes,
    read(bytes) {
      const { text, note } = decodeText(bytes);
      const { markdown, fields } = convert(cleanText(text));
      const { declared } = declaredFields(fields, "front-matter");
      return { ...markdownText(markdown), declared, note };
    },
  };
}

export const orgReader = readerOf("org", orgAsMarkdown);
export const restructuredReader = readerOf("rst", restructuredAsMarkdown);
export const asciidocReader = readerOf("asciidoc", asciidocAsMarkdown);
export const latexReader = readerOf("latex", latexAsMarkdown);
