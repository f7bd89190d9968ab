import { AppError } from "../../../core/errors.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText } from "../../clean.ts";
import { writeChapter } from "./epub-chapter.ts";
import { readContentsLabels } from "./epub-contents.ts";
import { encryptedParts } from "./epub-encryption.ts";
import { declaredByEpub } from "./epub-metadata.ts";
import { readPackage, type EpubPackage } from "./epub-package.ts";
import type { Reader } from "../reader.ts";
import { decodeXml } from "../xml/xml-tree.ts";
import { parseXhtml } from "../xml/xml-xhtml.ts";
import { damaged, ZipArchive } from "../archive/zip.ts";

/** E-books: the chapters in reading order as one text, without cover, table of contents and page numbers. */
export const epubReader: Reader = {
  format: "epub",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits) {
    const archive = await ZipArchive.open(bytes, "an EPUB e-book", limits);
    const book = await readPackage(archive);
    await refuseProtected(archive, book);
    const writer = new BlockWriter();
    await writeChapters(writer, archive, book);
    return {
      text: writer.text,
      blocks: writer.blocks,
      pages: [],
      noteMarks: writer.noteMarks,
      declared: declaredByEpub(book.metadata),
    };
  },
};

async function refuseProtected(archive: ZipArchive, book: EpubPackage): Promise<void> {
  const encrypted = await encryptedParts(archive);
  if (!book.chapters.some((path) => encrypted.has(path))) return;
  const message =
    "The e-book is copy-protected (DRM), so its text cannot be read; get a copy without protection.";
  throw new AppError("unsupported_media_type", message);
}

async function writeChapters(writer: BlockWriter, archive: ZipArchive, book: EpubPackage): Promise<void> {
  const labels = await readContentsLabels(archive, book);
  const present = book.chapters.filter((path) => archive.has(path));
  if (present.length === 0) throw damaged("it has no chapters");
  for (const path of present) {
    const body = parseXhtml(cleanText(decodeXml((await archive.read(path)) ?? new Uint8Array())));
    if (body === undefined) continue;
    writeChapter(writer, body, {
      label: labels.get(path) ?? null,
      continues: labels.size > 0 && !labels.has(path),
      isGuide: book.guides.has(path),
    });
  }
}
