import type { Navigation } from "../shell/navigation.ts";
import { readingOf, type Route } from "../shell/route.ts";
import { marksOf, shownHits } from "./answer-view.tsx";
import type { Asked } from "./asking.ts";

/** Opens the citation that stands so many places after the one that is read; the first or the last where none is. */
export function stepTo(by: number, navigation: Navigation, route: Route, asked: Asked): void {
  const opened = citationFurtherOn(by, route, asked);
  if (opened === null) return;
  if (route.reading === null) navigation.go(opened);
  else navigation.replace(opened);
}

function citationFurtherOn(by: number, route: Route, asked: Asked): Route | null {
  if (asked.state !== "done") return null;
  const hits = shownHits(asked.result);
  const at = hits.findIndex(({ passage }) => passage.id === route.reading?.passage?.id);
  const next = hits[at < 0 ? (by > 0 ? 0 : -1) : at + by];
  if (next === undefined) return null;
  return { ...route, reading: readingOf(next.passage.id, next.document.id, marksOf(asked.result, next)) };
}
