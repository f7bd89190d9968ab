import { BlockWriter } from "../../blocks/block-writer.ts";
import { withNoteMarks } from "../../blocks/note-mark-text.ts";
import { cleanText, collapseSpace } from "../../clean.ts";
import { sameTitle } from "../../metadata/opening.ts";
import { HtmlBlocks } from "../html/html-blocks.ts";
import { attribute, elements, textOf, type HtmlElement } from "../html/html-tree.ts";
import { asProse } from "../xml/xml-xhtml.ts";

/** What the book says about one of its documents. */
export interface ChapterPlace {
  /** What the table of contents calls it, or null. */
  readonly label: string | null;
  /** The table of contents passes over it: it goes on with the chapter before. */
  readonly continues: boolean;
  /** The book names it as its cover or its table of contents. */
  readonly isGuide: boolean;
}

const NOT_TEXT: ReadonlySet<string> = new Set(
  "head script style template svg audio video iframe object nav rt rp".split(" "),
);
/** A cover or table of contents has fewer characters than this that are no link; some books name a chapter as such. */
const MOST_OF_A_GUIDE = 300;

/** Writes the text of a chapter; its uppermost headings get level 1, or the table of contents gives it one. */
export function writeChapter(writer: BlockWriter, body: HtmlElement, place: ChapterPlace): void {
  if ((place.isGuide || isContents(body)) && isHardlyText(body)) return;
  const chapter = new BlockWriter();
  new HtmlBlocks(chapter, isNotText).write(asProse(body));
  const { text, blocks, noteMarks } = chapter;
  const levels = blocks.flatMap(({ level }) => level ?? []);
  const rise = place.continues || levels.length === 0 ? 0 : Math.min(...levels) - 1;
  const label = levels.length === 0 ? place.label : null;
  blocks.forEach(({ start, end, kind, level }, at) => {
    const content = cleanText(withNoteMarks(text, { start, end }, noteMarks));
    const isLabel = at === 0 && label !== null && sameTitle(text.slice(start, end), label);
    if (at === 0 && label !== null) writer.add("heading", isLabel ? content : label, 1);
    if (!isLabel) writer.add(kind, content, level === undefined ? undefined : level - rise);
  });
}

const FEWEST_ENTRIES = 3;

/** A table of contents that the book does not name as such: links to other documents of the book. */
function isContents(body: HtmlElement): boolean {
  const links = elements(body, isNotText).filter(({ tagName }) => tagName === "a");
  const targets = links.map((link) => attribute(link, "href"));
  const entries = targets.filter((target) => target !== "" && !/^(?:#|[a-z][a-z\d+.-]*:)/i.test(target));
  return entries.length >= FEWEST_ENTRIES && entries.length > targets.length / 2;
}

function isHardlyText(body: HtmlElement): boolean {
  const own = textOf(body, (element) => element.tagName === "a" || isNotText(element));
  return collapseSpace(own).length < MOST_OF_A_GUIDE;
}

function isNotText(element: HtmlElement): boolean {
  if (NOT_TEXT.has(element.tagName)) return true;
  if (element.attrs.some(({ name }) => name === "hidden")) return true;
  return attribute(element, "epub:type").split(/\s+/).includes("pagebreak");
}
