import type { CitationFormat } from "../api/citation-formats.ts";
import { bibtexEntry, cslJson, risEntry } from "./bibliography-entry.ts";
import { citedWork, type CitedPlace, type CitedWork } from "./cited-work.ts";
import { apaCitation, chicagoCitation, plainCitation } from "./prose-citation.ts";

const FORMATS: Readonly<Record<CitationFormat, (work: CitedWork) => string>> = {
  plain: plainCitation,
  chicago: chicagoCitation,
  apa: apaCitation,
  bibtex: bibtexEntry,
  ris: risEntry,
  "csl-json": cslJson,
};

/** A place and its words as a format has them; ends with a line end. */
export function formattedCitation(format: CitationFormat, place: CitedPlace): string {
  return FORMATS[format](citedWork(place));
}
