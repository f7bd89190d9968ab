import type { CitationFormat } from "../../api/citation-formats.ts";
import { formattedCitation } from "../../citations/citation-formats.ts";
import type { DocumentRecord } from "../../store/records.ts";
import { citationLine } from "../query/citation.ts";

interface CitedWords {
  readonly format: CitationFormat;
  readonly page: number | null;
  readonly quote: string;
}

/** Words of a document with what is known of it, in a format. */
export function citeDocument(document: DocumentRecord, { format, page, quote }: CitedWords): string {
  return formattedCitation(format, { document, page, quote, line: citationLine({ document, page }) });
}
