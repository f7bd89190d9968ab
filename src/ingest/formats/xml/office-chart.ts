import { collapseSpace } from "../../clean.ts";
import {
  descendant,
  descendants,
  elementsIn,
  xmlText,
  type Namespaces,
  type XmlElement,
} from "./xml-tree.ts";

export const CHART_NAMESPACES: Namespaces = new Map([
  ["http://schemas.openxmlformats.org/drawingml/2006/chart", "c"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
  ["http://purl.oclc.org/ooxml/drawingml/chart", "c"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
]);

/** More points are a cloud, which nobody reads. */
const MOST_POINTS = 500;

/** A chart of an Office program with the values that it was last drawn with: its title, and a row for each place on its axis. */
export function chartLines(root: XmlElement): string[] {
  const chart = descendant(root, "c:chart");
  const title = elementsIn(chart ?? root).find(({ name }) => name === "c:title");
  const series = descendants(root, "c:ser").map((one) => ({
    name: [...pointsOf(one, "c:tx").values()].join(" "),
    places: pointsOf(one, "c:cat", "c:xVal"),
    values: pointsOf(one, "c:val", "c:yVal"),
  }));
  const numbers = [...new Set(series.flatMap(({ values }) => [...values.keys()]))].sort(
    (one, other) => one - other,
  );
  const head = ["", ...series.map(({ name }) => name)];
  const rows = numbers
    .slice(0, MOST_POINTS)
    .map((at) => [
      series.map(({ places }) => places.get(at)).find((place) => place !== undefined) ?? "",
      ...series.map(({ values }) => values.get(at) ?? ""),
    ]);
  const shown = head.some((name) => name !== "") ? [head, ...rows] : rows;
  const words = title === undefined ? "" : descendants(title, "a:p").map(xmlText).join(" ").trim();
  return [
    ...(words === "" ? [] : [words]),
    ...(rows.length === 0 ? [] : shown.map((cells) => cells.join(" | "))),
  ];
}

/** The kept values of a part of a series, by their number. */
function pointsOf(series: XmlElement, ...parts: readonly string[]): ReadonlyMap<number, string> {
  const part = elementsIn(series).find(({ name }) => parts.includes(name));
  const points = part === undefined ? [] : descendants(part, "c:pt");
  return new Map(points.map((point) => [Number(point.attributes.idx ?? 0), collapseSpace(pointText(point))]));
}

function pointText(point: XmlElement): string {
  return descendants(point, "c:v").map(xmlText).join("");
}
