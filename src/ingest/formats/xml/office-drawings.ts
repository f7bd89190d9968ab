import type { BlockWriter } from "../../blocks/block-writer.ts";
import type { ZipArchive } from "../archive/zip.ts";
import { CHART_NAMESPACES, chartLines } from "../xml/office-chart.ts";
import { diagramLines, DIAGRAM_NAMESPACES } from "../xml/office-diagram.ts";
import { relationshipsOf } from "../xml/office-package.ts";
import { parseOptionalXml } from "../xml/xml-tree.ts";

/** Diagrams and charts, which Word keeps in parts of their own, below the text. */
export async function writeDrawings(writer: BlockWriter, archive: ZipArchive): Promise<void> {
  for (const { type, path } of await relationshipsOf(archive, "word/document.xml")) {
    if (type === "diagramData") {
      const root = parseOptionalXml(await archive.read(path), DIAGRAM_NAMESPACES);
      if (root !== null) writer.add("list", diagramLines(root).join("\n"));
    } else if (type === "chart") {
      const root = parseOptionalXml(await archive.read(path), CHART_NAMESPACES);
      if (root !== null) writer.add("table", chartLines(root).join("\n"));
    }
  }
}
