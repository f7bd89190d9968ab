import { nameWithin } from "../../api/upload-source.ts";
import { authorLine, type RecognisedPage, type Span } from "../../core/document.ts";
import { passageIdAt, type DocumentId, type PassageId } from "../../core/ids.ts";
import { isOfRecording, timeInRecording } from "../../core/recording.ts";
import { headingLine } from "../../core/passage.ts";
import type { FoundPassage } from "../../core/passage.ts";
import type { RankedPassage } from "../../search/search.ts";
import { DAMAGED } from "../../store/damage.ts";
import { digestOf } from "../documents/citation-check.ts";
import type { Hit, HitExplanation } from "../../api/questions/hit.ts";

/** A sentence is highlighted when it comes this near to the best one of its passage. */
const HIGHLIGHT_SHARE = 0.8;
const MAX_HIGHLIGHTS = 2;

/** The hit as every edge shows it. */
export function hitOf(ranked: RankedPassage, rank: number, explain = false): Hit {
  return {
    rank,
    score: round(ranked.score),
    ...shownPassage(ranked.passage, highlightsOf(ranked)),
    nearDuplicates: ranked.nearDuplicates.map((other) => ({
      id: passageIdOf(other.document.id, other),
      documentId: other.document.id,
      title: other.document.title,
      source: other.document.source,
      language: other.document.language,
    })),
    ...(explain ? { explanation: explanationOf(ranked) } : {}),
  };
}

/** A passage with all that is needed to show it, cite it and check the citation. */
export function shownPassage(
  passage: FoundPassage,
  highlights: readonly Span[],
): Pick<Hit, "passage" | "document" | "citation"> {
  const { document } = passage;
  return {
    passage: {
      id: passageIdOf(document.id, passage),
      text: passage.text,
      start: passage.start,
      end: passage.end,
      page: passage.page,
      heading: headingLine(passage.headings),
      highlights: highlights.map(({ start, end }) => ({ start, end })),
    },
    document: {
      id: document.id,
      title: document.title,
      author: authorLine(document.authors),
      date: document.date,
      source: document.source,
      language: document.language,
      url: document.url,
      ...(document.reason === null ? {} : { stale: document.reason }),
    },
    citation: citationLine(passage),
  };
}

function explanationOf(ranked: RankedPassage): HitExplanation {
  const { contributions, bm25, cosine, coverage, sentences } = ranked;
  return {
    contributions,
    bm25: round(bm25),
    cosine: round(cosine),
    bestSentence: round(sentences.reduce((best, { score }) => Math.max(best, score), 0)),
    coverage: round(coverage),
  };
}

/** Names a passage by where it stands and what it says, so that it can be checked against the document at any time. */
export function passageIdOf(document: DocumentId, passage: Span & { readonly text: string }): PassageId {
  return passageIdAt(document, passage, digestOf(passage.text));
}

/** What a citation names: a document, or a page of it. */
interface Cited {
  readonly document: Pick<FoundPassage["document"], "authors" | "title" | "date" | "source" | "reason"> & {
    readonly recognised?: number | null;
    readonly recognisedPages?: readonly RecognisedPage[];
  };
  readonly page: number | null;
  /** Those above what is cited, where they are known. */
  readonly headings?: readonly string[];
  /** Of what is cited in the document's text; absent where only the page is known. */
  readonly start?: number;
  readonly end?: number;
}

/** What is read off a picture may have wrong letters: whoever cites it must know, also where only its end is. */
function recognisedMark({ document, page, start, end }: Cited): string | null {
  const touched = (document.recognisedPages ?? []).filter(
    (one) =>
      one.page === page ||
      (start !== undefined &&
        end !== undefined &&
        one.start !== undefined &&
        one.end !== undefined &&
        one.start < end &&
        start < one.end),
  );
  if (touched.length === 0) {
    const sure = document.recognised ?? null;
    return sure === null ? null : `recognised, ${sure} % sure`;
  }
  const sure = Math.min(...touched.map((one) => one.sure));
  const isWhole =
    start === undefined ||
    end === undefined ||
    touched.some((one) => one.start === undefined) ||
    (touched.some((one) => (one.start ?? 0) <= start) && touched.some((one) => end <= (one.end ?? 0)));
  return `${isWhole ? "" : "in part "}recognised, ${sure} % sure`;
}

/** Author, title, date, page or time and source, an upload's as its sender named it, as far as they are known, and whether it is only what the file once held. */
export function citationLine(cited: Cited): string {
  const { document } = cited;
  const parts = [
    authorLine(document.authors),
    `“${document.title}”`,
    document.date,
    placeMark(cited),
    nameWithin(document.source),
    recognisedMark(cited),
    reasonMark(document.reason),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function placeMark({ document, page, headings }: Cited): string | null {
  if (page === null) return null;
  return isOfRecording(document.source) ? timeInRecording(page, headings) : `p. ${page}`;
}

function highlightsOf({ sentences }: RankedPassage): Span[] {
  const byScore = [...sentences].sort((left, right) => right.score - left.score);
  const [best] = byScore;
  return byScore
    .slice(0, MAX_HIGHLIGHTS)
    .filter((sentence) => sentence === best || sentence.score >= (best?.score ?? 0) * HIGHLIGHT_SHARE)
    .sort((left, right) => left.start - right.start)
    .map(({ start, end }) => ({ start, end }));
}

/** Four decimals: enough to compare, short enough to read. */
export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function reasonMark(reason: string | null): string | null {
  if (reason === null) return null;
  return reason === DAMAGED
    ? "of a document of which other parts are damaged"
    : "former text of a file that can no longer be read";
}
