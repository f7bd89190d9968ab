import { collapseSpace } from "../../clean.ts";
import { descendants, xmlText, type Namespaces, type XmlElement } from "./xml-tree.ts";

export const DIAGRAM_NAMESPACES: Namespaces = new Map([
  ["http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
  ["http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
]);

/** A line for each box of a diagram (SmartArt), its paragraphs parted by spaces. */
export function diagramLines(root: XmlElement): string[] {
  return descendants(root, "dgm:pt")
    .map((point) => collapseSpace(descendants(point, "a:p").map(xmlText).join(" ")))
    .filter((line) => line !== "")
    .map((line) => `- ${line}`);
}
