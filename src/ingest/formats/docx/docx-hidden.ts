import { endOf } from "./docx-boxes.ts";

/** In the properties of a run; with a value it may say that the run is shown after all. */
const VANISH = /<w:vanish(?:\s[^<>]*)?\/?>/gu;
const IS_SHOWN = /w:val="(?:0|false|off)"/u;
const TEXTS = /(<w:t(?:\s[^<>]*)?>)[^<]*(?=<\/w:t>)/gu;
/** The properties of a paragraph's end mark, of a style, or those before a change, have no run before them. */
const OF_RUN = /<w:r(?:\s[^<>]*)?>\s*$/u;
const PROPERTIES = "<w:rPr>";
const LONGEST_PROPERTIES = 2_000;

const PROMPT = "<w:showingPlcHdr";
const CONTENT = "<w:sdtContent>";
const CONTENT_END = "</w:sdtContent>";

/** A part of a Word document without what Word does not print: hidden text, and prompts ("Click here to enter text"). */
export function withoutHiddenText(xml: string): string {
  return withoutPrompts(withoutVanished(xml));
}

function withoutVanished(xml: string): string {
  let written = "";
  let copied = 0;
  for (const { 0: mark, index } of xml.matchAll(VANISH)) {
    if (index < copied || IS_SHOWN.test(mark)) continue;
    const before = xml.slice(Math.max(copied, index - LONGEST_PROPERTIES), index);
    if (!OF_RUN.test(before.slice(0, Math.max(0, before.lastIndexOf(PROPERTIES))))) continue;
    const end = xml.indexOf("</w:r>", index);
    if (end === -1) break;
    written += xml.slice(copied, index) + withoutTexts(xml.slice(index, end));
    copied = end;
  }
  return written + xml.slice(copied);
}

function withoutPrompts(xml: string): string {
  let written = "";
  let copied = 0;
  for (let mark = xml.indexOf(PROMPT); mark !== -1; mark = xml.indexOf(PROMPT, copied)) {
    const start = xml.indexOf(CONTENT, mark);
    if (start === -1) break;
    const end = endOf(xml, start, CONTENT, CONTENT_END);
    written += xml.slice(copied, start) + withoutTexts(xml.slice(start, end));
    copied = end;
  }
  return written + xml.slice(copied);
}

function withoutTexts(xml: string): string {
  return xml.replace(TEXTS, "$1");
}
