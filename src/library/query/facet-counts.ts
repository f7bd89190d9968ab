import { MOST_FACET_VALUES, type FacetCount, type FacetName, type Facets } from "../../api/filters/facets.ts";
import { compareText, naturalKey } from "../../core/order.ts";
import { uploadIdIn } from "../../api/upload-source.ts";
import type { FilteredFacts, FoldedFacts } from "./document-filter.ts";

/** Documents counted by their values; those of equal counts in natural order. */
export function facetCounts(
  documents: readonly FilteredFacts[],
  names: readonly FacetName[],
  folded: FoldedFacts,
): Facets {
  return Object.fromEntries(
    names.map((name) => [name, countsOf(documents, name, folded).slice(0, MOST_FACET_VALUES)]),
  );
}

/** Of all values. */
export function countsOf(
  documents: readonly FilteredFacts[],
  name: FacetName,
  folded: FoldedFacts,
): FacetCount[] {
  const counts = new Map<string, { readonly value: string; count: number }>();
  for (const document of documents) {
    const seen = new Set<string>();
    for (const value of valuesOf(document, name)) {
      const key = name === "author" || name === "tag" ? folded.line(value) : value;
      if (seen.has(key)) continue;
      seen.add(key);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { value, count: 1 });
      else known.count += 1;
    }
  }
  return [...counts.values()]
    .map((counted) => ({ counted, key: naturalKey(counted.value) }))
    .sort((left, right) => right.counted.count - left.counted.count || compareText(left.key, right.key))
    .map(({ counted }) => counted);
}

function valuesOf(
  { source, authors, date, language, tags, format }: FilteredFacts,
  name: FacetName,
): readonly string[] {
  switch (name) {
    case "author":
      return authors;
    case "year":
      return date === null ? [] : [date.slice(0, 4)];
    case "folder":
      return foldersOf(source);
    case "language":
      return language === null ? [] : [language];
    case "tag":
      return tags;
    case "format":
      return format === null ? [] : [format];
  }
}

/** Every folder that a file lies in, the outermost first; an upload lies in none, and the root of the disk is none. */
function foldersOf(source: string): string[] {
  if (uploadIdIn(source) !== null) return [];
  const [file = ""] = source.split("#");
  const parts = file.split("/").slice(0, -1);
  return parts.map((_part, depth) => parts.slice(0, depth + 1).join("/")).filter((folder) => folder !== "");
}
