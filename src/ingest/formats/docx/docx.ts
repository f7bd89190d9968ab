import mammoth from "mammoth";
import { AppError, messageOf } from "../../../core/errors.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText } from "../../clean.ts";
import { declaredByDocx } from "./docx-metadata.ts";
import { withFormulasWritten } from "./docx-formulas.ts";
import { withDropCapsJoined } from "./docx-drop-caps.ts";
import { withBoxesWritten } from "./docx-boxes.ts";
import { withElementsKnown } from "./docx-elements.ts";
import { withoutHiddenText } from "./docx-hidden.ts";
import { DocxNumbers } from "./docx-numbers.ts";
import { withNumbers, withParagraphsTold } from "./docx-paragraphs.ts";
import { DocxStyles } from "./docx-styles.ts";
import { HtmlBlocks } from "../html/html-blocks.ts";
import type { Reader } from "../reader.ts";
import { writeDrawing } from "../xml/office-drawings.ts";
import { relationshipsOf } from "../xml/office-package.ts";
import { decodeXml, nestedTooDeeply, refuseCostlyXml } from "../xml/xml-tree.ts";
import { asProse, parseXhtml } from "../xml/xml-xhtml.ts";
import { damaged, ZipArchive } from "../archive/zip.ts";

/** Word documents: the text as it stands, then what its diagrams and charts say, without deletions, comments, headers, footers and tables of contents. */
export const docxReader: Reader = {
  format: "docx",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits) {
    const archive = await ZipArchive.open(bytes, "a Word document", limits);
    const declared = declaredByDocx(await archive.read("docProps/core.xml"));
    const writer = new BlockWriter();
    const body = parseXhtml(await toXhtml(archive));
    if (body !== undefined) new HtmlBlocks(writer, () => false).write(asProse(body));
    for (const part of await relationshipsOf(archive, "word/document.xml"))
      await writeDrawing(writer, archive, part);
    return { text: writer.text, blocks: writer.blocks, pages: [], noteMarks: writer.noteMarks, declared };
  },
};

/** What mammoth puts behind each note, to lead back to its mark in the text. */
const WAY_BACK = / ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g;

/** As Word draws a box to tick. */
const BOX_TO_TICK = /<input type="checkbox"(?<ticked> checked="checked")? ?\/>/g;

function tickedOrNot(_: string, ticked: string | undefined): string {
  return ticked === undefined ? "☐" : "☒";
}

async function toXhtml(archive: ZipArchive): Promise<string> {
  try {
    const styles = new DocxStyles(await archive.read("word/styles.xml"));
    const numbering = await archive.read("word/numbering.xml");
    const { value } = await mammoth.convertToHtml(asInput(archive, styles, numbering), {
      styleMap: styles.map,
      // A document's own map could hide its text.
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    });
    return withNumbers(cleanText(value).replace(WAY_BACK, "").replace(BOX_TO_TICK, tickedOrNot));
  } catch (error) {
    throw asReason(error);
  }
}

/**
 * The archive as mammoth's own `unzip` would return it (lib/unzip.js takes `file` as it is, unknown to its types), because
 * mammoth unzips without any limit. Parts with a document type are refused, so no entity is ever expanded.
 */
function asInput(
  archive: ZipArchive,
  styles: DocxStyles,
  numbering: Uint8Array | null,
): Parameters<typeof mammoth.convertToHtml>[0] {
  const file = {
    exists: (name: string) => archive.has(name),
    async read(name: string, encoding?: string): Promise<string | Uint8Array> {
      const bytes = (await archive.read(name)) ?? new Uint8Array();
      if (encoding === undefined) return bytes;
      const text = decodeXml(bytes);
      if (text.includes("<!DOCTYPE")) throw damaged("it declares a document type");
      refuseCostlyXml(text);
      const known = withFormulasWritten(
        withDropCapsJoined(withBoxesWritten(withElementsKnown(withoutHiddenText(text)))),
      );
      // Of notes and remarks none is numbered.
      return text.includes("<w:body") ? withParagraphsTold(known, styles, new DocxNumbers(numbering)) : known;
    },
  };
  return { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
}

function asReason(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof RangeError) return nestedTooDeeply(error);
  const noText = messageOf(error).includes("main document part");
  return damaged(noText ? "it has no text part" : "its text is not well-formed XML", error);
}
