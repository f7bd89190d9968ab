import { countedAs } from "../counted-as.ts";
import type { ListMarkers } from "./odt-styles.ts";

/** What an item or heading is numbered with; `above` are the numbers of the levels that it stands below, as they are written. */
export function numberLabel(markers: ListMarkers, count: number, above: readonly string[]): string {
  const outer = markers.levels > 1 ? above.slice(1 - markers.levels) : [];
  const number = [...outer, counted(markers, count)].filter((part) => part !== "").join(".");
  return `${markers.before}${number}${markers.after}`.trim();
}

export function counted({ format }: ListMarkers, count: number): string {
  return countedAs(count, format);
}
