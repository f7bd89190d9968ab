import { element } from "./dom.ts";
import { addressOf, readingOf, type Route } from "./route.ts";
import type { Hit, NearDuplicate } from "../api/hit.ts";

/** Where many passages are alike, the first few tell what they are. */
const SHOWN = 5;

/**
 * The other documents that say nearly the same as a hit, as links to the passages; null where there are none.
 *
 * @param route what the page shows, so that the links keep the question
 */
export function nearDuplicatesView({ nearDuplicates, document: own }: Hit, route: Route): HTMLElement | null {
  const first = new Map<string, NearDuplicate>();
  for (const passage of nearDuplicates)
    if (!first.has(passage.documentId)) first.set(passage.documentId, passage);
  if (first.size === 0) return null;
  const links = [...first.values()].slice(0, SHOWN).flatMap((passage, index) => {
    const href = addressOf({ ...route, reading: readingOf(passage.id, passage.documentId, []) });
    const link = element("a", { href, dir: "auto", title: passage.source }, nameBeside(own, passage));
    return [index === 0 ? "" : ", ", link];
  });
  const more = first.size - SHOWN;
  return element(
    "p",
    { class: "near-duplicates" },
    "Nearly the same is said in ",
    ...links,
    more > 0 ? ` and ${more} more` : "",
  );
}

/** A reprint has the title of what it reprints: its file tells the two apart. */
function nameBeside(own: Hit["document"], { documentId, title, source }: NearDuplicate): string {
  if (documentId === own.id) return "this document once more";
  return title === own.title ? source : title;
}
