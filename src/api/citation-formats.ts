import * as z from "zod";

/** What a citation can be had as, to be put into somebody's own text or program. */
export const CITATION_FORMATS = ["plain", "chicago", "apa", "bibtex", "ris", "csl-json"] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** As registered, or as the programs that read them have it. */
export const CITATION_TYPES = {
  plain: "text/plain",
  chicago: "text/plain",
  apa: "text/plain",
  bibtex: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  "csl-json": "application/vnd.citationstyles.csl+json",
} as const satisfies Record<CitationFormat, string>;

export const CitationQuery = z.strictObject({
  format: z
    .enum(CITATION_FORMATS)
    .exactOptional()
    .meta({
      description:
        "The cited words with where they stand, for a text or a bibliography: `plain`, `chicago` (a note), `apa`, `bibtex`, `ris` or " +
        "`csl-json`. Absent: whether the citation holds.",
    }),
});
