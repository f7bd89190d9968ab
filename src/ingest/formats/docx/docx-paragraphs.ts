import { wholeNumber } from "../xml/xml-tree.ts";
import type { DocxNumbers } from "./docx-numbers.ts";
import { outlineStyle, type DocxStyles, type ListPlace } from "./docx-styles.ts";

/** Around the number of a paragraph, until it is known what the paragraph is. */
const [OPEN, CLOSE] = ["\uE0FE", "\uE0FF"];

const BEGIN = /<w:p(?:\s[^<>]*)?>\s*<w:pPr(?:\s[^<>]*)?>/gu;
const END = "</w:pPr>";
const CHANGED = "<w:pPrChange";
const STYLE = /<w:pStyle w:val="(?<id>[^"<>]*)"\s*\/>/u;
const OUTLINE = /<w:outlineLvl w:val="(?<level>[0-8])"\s*\/>/u;
const PLACE =
  /<w:numPr>(?:\s*<w:ilvl w:val="(?<level>\d)"\s*\/>)?(?:\s*<w:numId w:val="(?<list>\d+)"\s*\/>)?/u;
const DELETED = /<w:rPr>\s*<w:del\s/u;
const LEVELS = { least: 0, most: 8 };

/**
 * The main part of a Word document with what its paragraphs say of themselves: one with an outline level is a heading, and the
 * number that Word shows before it, which stands nowhere, goes before its text for `withNumbers`.
 */
export function withParagraphsTold(xml: string, styles: DocxStyles, numbers: DocxNumbers): string {
  let written = "";
  let copied = 0;
  for (const { 0: begin, index } of xml.matchAll(BEGIN)) {
    const start = index + begin.length;
    const end = xml.indexOf(END, start);
    if (end === -1) break;
    const [now = ""] = xml.slice(start, end).split(CHANGED, 1);
    const number = numberOf(now, styles, numbers);
    const outline = OUTLINE.exec(now)?.groups?.level;
    const after = now.length === end - start ? end : xml.indexOf(END, end + 1);
    if ((number === "" && outline === undefined) || after === -1) continue;
    const named =
      outline === undefined
        ? now
        : `<w:pStyle w:val="${outlineStyle(Number(outline))}"/>${now.replace(STYLE, "")}`;
    const run = number === "" ? "" : `<w:r><w:t>${OPEN}${escaped(number)}${CLOSE}</w:t></w:r>`;
    const close = after + END.length;
    written += xml.slice(copied, start) + named + xml.slice(start + now.length, close) + run;
    copied = close;
  }
  return written + xml.slice(copied);
}

function numberOf(properties: string, styles: DocxStyles, numbers: DocxNumbers): string {
  // A paragraph that is deleted is not counted.
  if (DELETED.test(properties)) return "";
  const ofStyle = styles.listPlace(STYLE.exec(properties)?.groups?.id ?? "Normal");
  const { list = ofStyle?.list, level } = PLACE.exec(properties)?.groups ?? {};
  if (list === undefined) return "";
  const place: ListPlace = { list, level: wholeNumber(level, ofStyle?.level ?? 0, LEVELS) };
  return numbers.next(place);
}

function escaped(text: string): string {
  return text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");
}

const OF_NOTHING = new RegExp(
  `<(p|h[1-6])>(?:<a id="[^"<>]*"></a>)*${OPEN}[^<>${CLOSE}]*${CLOSE}\\s*</\\1>`,
  "gu",
);
const OF_ITEM = new RegExp(`<li>((?:<[^<>]*>)*)${OPEN}([^<>${CLOSE}]*)${CLOSE}`, "gu");
const OF_TEXT = new RegExp(`${OPEN}([^<>${CLOSE}]*)${CLOSE}`, "gu");

/** The HTML that mammoth has made of it with the numbers of paragraphs: of items as their label, of others before their text. */
export function withNumbers(html: string): string {
  return html
    .replace(OF_NOTHING, "")
    .replace(
      OF_ITEM,
      (_, tags: string, number: string) => `<li data-label="${number.replace(/"/gu, "&quot;")}">${tags}`,
    )
    .replace(OF_TEXT, "$1 ");
}
