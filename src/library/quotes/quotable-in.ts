import type { SearchFilters } from "../../api/filters/filters.ts";
import type { LibraryView, Quotable } from "../view/library-view.ts";

/** What words are looked for in: the documents that meet the filters. */
export async function quotableIn(view: LibraryView, filters: SearchFilters): Promise<Quotable> {
  if (Object.keys(filters).length === 0) return view.quotable(null);
  return view.quotable(await view.rowsMeeting([filters]));
}
