import { damaged, ZipArchive } from "../archive/zip.ts";
import { OdtBlocks } from "../odt/odt-blocks.ts";
import { declaredByOdt, ODF_NAMESPACES } from "../odt/odt-metadata.ts";
import { odtObjects } from "../odt/odt-objects.ts";
import { OdtStyles } from "../odt/odt-styles.ts";
import type { Reader } from "../reader.ts";
import {
  descendants,
  elementsIn,
  parseOptionalXml,
  parseXml,
  xmlText,
  type XmlElement,
} from "../xml/xml-tree.ts";
import { PagedWriter } from "./paged-writer.ts";

/** OpenDocument presentations: each slide a page, with its title, text, tables, charts and the speaker's notes. */
export const odpReader: Reader = {
  format: "odp",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits) {
    const archive = await ZipArchive.open(bytes, "an OpenDocument presentation", limits);
    const content = await archive.read("content.xml");
    if (content === null) throw damaged("it has no content.xml");
    const meta = parseOptionalXml(await archive.read("meta.xml"), ODF_NAMESPACES);
    const root = parseXml(content, ODF_NAMESPACES);
    const styles = new OdtStyles([root], await odtObjects(archive, root));
    const writer = new PagedWriter();
    for (const [at, slide] of descendants(root, "draw:page").entries()) {
      writer.turnTo(at + 1);
      writeSlide(writer, slide, styles);
    }
    const { text, blocks } = writer.blocks;
    return { text, blocks, pages: writer.pages, declared: meta === null ? {} : declaredByOdt(meta) };
  },
};

/** What the master says on every slide. */
const REPEATED = /^(?:header|footer|date-time|page-number|page)$/;

function writeSlide(writer: PagedWriter, slide: XmlElement, styles: OdtStyles): void {
  const frames = elementsIn(slide);
  for (const frame of frames.filter(isTitle)) writer.add("heading", xmlText(frame), 2);
  for (const frame of frames.filter((one) => !isTitle(one))) {
    const parts = frame.name === "presentation:notes" ? elementsIn(frame) : [frame];
    for (const part of parts) {
      if (REPEATED.test(part.attributes["presentation:class"] ?? "")) continue;
      new OdtBlocks(writer.blocks, styles).write({ name: "office:text", attributes: {}, children: [part] });
    }
  }
}

function isTitle({ attributes }: XmlElement): boolean {
  return attributes["presentation:class"] === "title";
}
