import { htmlReader } from "./html.ts";
import { markdownReader } from "./markdown.ts";
import { pdfReader } from "./pdf.ts";
import type { Reader } from "./reader.ts";
import { textReader } from "./text.ts";

/** Every format that is read. */
export const readers: readonly Reader[] = [textReader, markdownReader, htmlReader, pdfReader];
