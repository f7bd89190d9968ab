import { passageIdAt, type PassageId } from "../../core/ids.ts";
import { noSuchPassage } from "../absent.ts";
import type { LibraryView } from "../view/library-view.ts";
import { digestOf } from "./citation-check.ts";

const SHORT = /^(?<beginning>[0-9a-f]{6})-(?<digest>[0-9a-f]{8})$/;

/**
 * The passage that a short id means (`shortPassageId`): one that has these words now. Null for what is no short id. Throws `not_found`
 * where there is none, as after a change of its words.
 */
export async function passageMeantBy(view: LibraryView, id: string): Promise<PassageId | null> {
  const { beginning, digest } = SHORT.exec(id)?.groups ?? {};
  if (beginning === undefined || digest === undefined) return null;
  for (const { id: document } of await view.facts()) {
    if (!document.startsWith(beginning)) continue;
    const text = (await view.undamagedText(document)) ?? "";
    const places = await view.placesOf(document);
    const place = places.find(({ start, end }) => digestOf(text.slice(start, end)) === digest);
    if (place !== undefined) return passageIdAt(document, place, digest);
  }
  throw noSuchPassage();
}
