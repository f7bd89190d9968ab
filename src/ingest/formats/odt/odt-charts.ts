import { collapseSpace, filled } from "../../clean.ts";
import { descendant, descendants, elementsIn, xmlText, type XmlElement } from "../xml/xml-tree.ts";

/** More rows are a cloud of points, which nobody reads. */
const MOST_ROWS = 500;

/** The lines of a chart: its title, and the table that it was drawn from. None where the document is no chart. */
export function odtChartLines(root: XmlElement | null): string[] {
  const chart = root === null ? undefined : descendant(root, "chart:chart");
  if (chart === undefined) return [];
  const title = elementsIn(chart).find(({ name }) => name === "chart:title");
  const rows = descendants(chart, "table:table-row")
    .slice(0, MOST_ROWS)
    .map((row) => elementsIn(row).map((cell) => collapseSpace(xmlText(cell))))
    .filter((cells) => cells.some((cell) => cell !== ""));
  return [...filled(title === undefined ? [] : [xmlText(title)]), ...rows.map((cells) => cells.join(" | "))];
}
