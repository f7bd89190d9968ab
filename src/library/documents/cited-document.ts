import { isOfRecording } from "../../core/recording.ts";
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
  const line = citationLine({ document, page });
  return formattedCitation(format, { document, page: isOfRecording(document.source) ? null : page, quote, line });
}
