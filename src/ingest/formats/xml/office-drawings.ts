import type { BlockWriter } from "../../blocks/block-writer.ts";
import type { ZipArchive } from "../archive/zip.ts";
import { CHART_NAMESPACES, chartLines } from "./office-chart.ts";
import { diagramLines, DIAGRAM_NAMESPACES } from "./office-diagram.ts";
import type { Relationship } from "./office-package.ts";
import { parseOptionalXml } from "./xml-tree.ts";

/** The diagram or chart that a part of an Office file refers to, which stands in a part of its own; nothing for any other part. */
export async function writeDrawing(
  writer: Pick<BlockWriter, "add">,
  archive: ZipArchive,
  { type, path }: Relationship,
): Promise<void> {
  if (type === "diagramData") {
    const root = parseOptionalXml(await archive.read(path), DIAGRAM_NAMESPACES);
    if (root !== null) writer.add("list", diagramLines(root).join("\n"));
  } else if (type === "chart") {
    const root = parseOptionalXml(await archive.read(path), CHART_NAMESPACES);
    if (root !== null) writer.add("table", chartLines(root).join("\n"));
  }
}
