import { BlockWriter } from "../../blocks/block-writer.ts";
import { declaredByOdt, ODF_NAMESPACES } from "./odt-metadata.ts";
import { OdtBlocks } from "./odt-blocks.ts";
import { odtObjects } from "./odt-objects.ts";
import { OdtStyles } from "./odt-styles.ts";
import type { Draft, Reader } from "../reader.ts";
import { descendant, descendants, parseOptionalXml, parseXml, type XmlElement } from "../xml/xml-tree.ts";
import { damaged, ZipArchive } from "../archive/zip.ts";
import { AppError } from "../../../core/errors.ts";

/** OpenDocument text: the text as it stands, without what tracked changes have deleted, comments and tables of contents. */
export const odtReader: Reader = {
  format: "odt",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits): Promise<Draft> {
    const archive = await ZipArchive.open(bytes, "an OpenDocument text", limits);
    refuseEncrypted(await part(archive, "META-INF/manifest.xml"));
    const content = await part(archive, "content.xml");
    if (content === null) throw damaged("it has no content");
    const text = descendant(content, "office:text");
    if (text === undefined) throw noText();
    const styles = new OdtStyles(
      [await part(archive, "styles.xml"), content],
      await odtObjects(archive, text),
    );
    const writer = new BlockWriter();
    new OdtBlocks(writer, styles).write(text);
    const meta = parseOptionalXml(await archive.read("meta.xml"), ODF_NAMESPACES);
    const declared = meta === null ? {} : declaredByOdt(meta);
    return { text: writer.text, blocks: writer.blocks, pages: [], noteMarks: writer.noteMarks, declared };
  },
};

async function part(archive: ZipArchive, name: string): Promise<XmlElement | null> {
  const bytes = await archive.read(name);
  return bytes === null ? null : parseXml(bytes, ODF_NAMESPACES);
}

function refuseEncrypted(manifest: XmlElement | null): void {
  if (manifest === null || descendants(manifest, "manifest:encryption-data").length === 0) return;
  const message = "The file is protected by a password; save it without one.";
  throw new AppError("unsupported_media_type", message);
}

function noText(): AppError {
  const message = "The file is an OpenDocument of another kind than text; save its text as ODT or PDF.";
  return new AppError("unsupported_media_type", message);
}
