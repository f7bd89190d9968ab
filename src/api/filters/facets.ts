import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, text } from "../described.ts";

/** What documents can be counted by. */
export const FACET_NAMES = ["author", "year", "folder", "language", "tag", "format"] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** How many values of each are told. */
export const MOST_FACET_VALUES = 50;

export const facetNames = z
  .array(z.enum(FACET_NAMES))
  .max(FACET_NAMES.length)
  .meta({
    description:
      "What the documents that meet the filters are to be counted by. A document counts for each of its authors and tags, and " +
      "for each folder that it lies in.",
    examples: [["author", "year"]],
  });

/** In a URL: separated by commas, or as parameters of their own. */
export const facetsInUrl = z.preprocess(
  (value) => (Array.isArray(value) ? value.flatMap((part) => String(part).split(",")) : value),
  facetNames,
);

export const FacetCount = z
  .object({
    value: text("The author, the year, the folder, the code of the language, the tag or the format."),
    count: count("The number of documents."),
  })
  .meta({ description: "How many of the documents have this value." });
export type FacetCount = Immutable<z.output<typeof FacetCount>>;

const counted = z
  .array(FacetCount)
  .meta({
    description: `The values that most documents have, the most frequent first, ${MOST_FACET_VALUES} at most.`,
  })
  .exactOptional();

export const Facets = z
  .object(Object.fromEntries(FACET_NAMES.map((name) => [name, counted])) as Record<FacetName, typeof counted>)
  .meta({ description: "The documents that meet the filters, counted by what was asked for." });
export type Facets = Immutable<z.output<typeof Facets>>;
