import { authorLine, type Provenance, type Span } from "../../core/document.ts";
import type { DocumentId } from "../../core/ids.ts";
import type { Hit } from "../../api/questions/hit.ts";
import { notice, type Notice } from "../../api/notices/notice.ts";
import type { Answer } from "../../api/questions/question-responses.ts";
import { metadataQuestionIn, type MetadataQuestion } from "../../search/question/metadata-question.ts";
import { datesIn } from "../../text/dates/written-date.ts";
import type { RankedPassage } from "../../search/search.ts";
import type { DocumentRecord } from "../../store/records.ts";
import type { LibraryView } from "../view/library-view.ts";
import { questionTerms, stemOf, wordsOf } from "../../text/terms.ts";
import { citationLine, hitOf, passageIdOf } from "./citation.ts";

/** What a question of who wrote a document, or when it was published, comes to. */
export interface MetadataFinding {
  readonly field: MetadataQuestion["field"];
  /** Whether the question can be about nothing else than a document of the library. */
  readonly isCertain: boolean;
  /** Whether it points to a document ("it", "the article about …"): then no sentence on something else answers it. */
  readonly pointsToDocument: boolean;
  /** The document that is meant; null where it cannot be told. */
  readonly record: DocumentRecord | null;
  /** The line of its text that shows what is asked for; null where none does. */
  readonly line: (Span & { readonly text: string }) | null;
}

interface MetadataSetting {
  /** The one document that is searched; null where there are more. */
  readonly only: () => Promise<DocumentId | null>;
  readonly hits: readonly RankedPassage[];
  readonly documents: Pick<LibraryView, "record" | "text">;
}

/** A title that is given without saying that it is one has to be given so far, and by so many words. */
const OF_TITLE = 0.6;
const WORDS_OF_TITLE = 2;

/**
 * Null for a question of anything else. The document that is meant is the only one in question or, where it is named, that
 * among the best hits whose title has the question's words.
 */
export async function findMetadata(
  question: string,
  setting: MetadataSetting,
): Promise<MetadataFinding | null> {
  const asked = metadataQuestionIn(question);
  if (asked === null) return null;
  const { only, hits, documents } = setting;
  const id = asked.subject.length === 0 ? await only() : documentNamed(asked, hits);
  const record = id === null ? null : ((await documents.record(id)) ?? null);
  // Nothing but words that may as well be of something else: no question of metadata.
  if (record === null && asked.subject.length > 0) return null;
  const { field } = asked;
  const isCertain = asked.meansDocument || asked.subject.length > 0;
  return {
    field,
    isCertain,
    pointsToDocument: asked.meansDocument || asked.namesDocument,
    record,
    line: record && lineShowing(field, record, (await documents.text(record.id)) ?? ""),
  };
}

/** Why there is no such answer, where the question is one of metadata. */
export function missingMetadata(finding: MetadataFinding | null): Notice | null {
  if (finding === null) return null;
  const { field, record } = finding;
  if (record === null) return notice("document-untold");
  return notice(field === "date" ? "names-no-date" : "names-no-author", { title: record.title });
}

/** Stated with its evidence: the confidence is not estimated, but 1 where the text shows it and 0.9 elsewhere. */
export function metadataAnswer(
  { metadata, hits }: { readonly metadata: MetadataFinding | null; readonly hits: readonly RankedPassage[] },
  explain: boolean,
): { readonly answer: Answer; readonly hit: Hit; readonly confidence: number } | null {
  if (!metadata?.record) return null;
  const { field, record, line } = metadata;
  const value = field === "date" ? record.date : authorLine(record.authors);
  const evidence = record.evidence?.[field];
  if (value === null || evidence === undefined) return null;
  const own = hits.find(({ passage }) => passage.document.id === record.id);
  const hit = line !== null ? lineHit(record, line) : own && hitOf(own, 1, explain);
  if (hit === undefined) return null;
  const shown = line === null ? SHOWN_BY[evidence] : `“${line.text}”`;
  const text = field === "date" ? `“${record.title}” is dated ${value}` : `“${record.title}” is by ${value}`;
  const answer = {
    text: `${text} (${shown}).`,
    sentences: line === null ? [] : [{ ...line, citation: 1 }],
    metadata: { field, value, evidence, citation: 1 },
  };
  return { answer, hit, confidence: line === null ? 0.9 : 1 };
}

const SHOWN_BY: Readonly<Record<Provenance, string>> = {
  edited: "as it was corrected in the library",
  sidecar: "in the file beside the document",
  "front-matter": "in its front matter",
  "json-ld": "in the page's metadata",
  "open-graph": "in the page's metadata",
  "html-meta": "in the page's metadata",
  "html-title": "in the page's title",
  "pdf-info": "in the properties of the PDF",
  "document-properties": "in the document's properties",
  "package-metadata": "in the book's metadata",
  "mail-header": "in the header of the mail",
  column: "in its column of the table",
  headline: "in the headline",
  byline: "in the byline",
  dateline: "in the dateline",
  "file-name": "in the name of the file",
  detected: "by what the text is like",
};

/** The line as a hit of its own: bylines and datelines are in no passage, but can be cited and checked like one. */
function lineHit(record: DocumentRecord, line: Span & { readonly text: string }): Hit {
  const { id, title, authors, date, source, language, url, reason } = record;
  const page = record.pages === 1 ? 1 : null;
  return {
    rank: 1,
    score: 1,
    passage: {
      id: passageIdOf(id, line),
      ...line,
      page,
      heading: null,
      highlights: [{ start: line.start, end: line.end }],
    },
    document: {
      id,
      title,
      author: authorLine(authors),
      date,
      source,
      language,
      url,
      ...(reason === null ? {} : { stale: reason }),
    },
    citation: citationLine({ document: record, page }),
    nearDuplicates: [],
  };
}

function documentNamed(
  { subject, namesDocument }: MetadataQuestion,
  hits: readonly RankedPassage[],
): DocumentId | null {
  const documents = new Map(hits.map(({ passage: { document } }) => [document.id, document]));
  const [best, second] = [...documents.values()]
    .map(({ id, title }) => ({ id, share: shareOfTitle(subject, title) }))
    .sort((left, right) => right.share - left.share);
  if (best === undefined) return null;
  const isTitle = subject.length >= WORDS_OF_TITLE && best.share >= OF_TITLE;
  if (best.share > 0 && best.share !== second?.share && (namesDocument || isTitle)) return best.id;
  const [first] = hits;
  return namesDocument && first !== undefined && isAbout(subject, first) ? first.passage.document.id : null;
}

/** How much of the title the words make up; 0 unless it has them all. */
function shareOfTitle(subject: readonly string[], title: string): number {
  const words = new Set(questionTerms(title).map(({ stem }) => stem));
  return subject.every((stem) => words.has(stem)) ? subject.length / words.size : 0;
}

/** Whether the passage speaks of it all and its title of a part: another text may be mentioned anywhere. */
function isAbout(subject: readonly string[], { passage }: RankedPassage): boolean {
  const { text, headings, document } = passage;
  const title = new Set(wordsOf(document.title).map(stemOf));
  const words = new Set(wordsOf([...headings, text].join("\n")).map(stemOf));
  return (
    subject.some((stem) => title.has(stem)) && subject.every((stem) => title.has(stem) || words.has(stem))
  );
}

/** Bylines and datelines stand at a text's beginning or end. */
const OPENING = 3_000;
const CLOSING = 1_000;
/** Longer lines are running text. */
const LONGEST_LINE = 200;

function lineShowing(
  field: MetadataQuestion["field"],
  { authors, date }: DocumentRecord,
  text: string,
): MetadataFinding["line"] {
  const [author] = authors;
  for (const { start, end } of shortLines(text)) {
    const line = text.slice(start, end);
    const shows = field === "date" ? showsDate(line, date) : author !== undefined && showsName(line, author);
    if (shows) return { start, end, text: line };
  }
  return null;
}

/** Those of the beginning, then of the end, without white space around them. */
function* shortLines(text: string): Generator<Span> {
  const parts = text.length > OPENING + CLOSING ? [0, text.length - CLOSING] : [0];
  for (const from of parts) {
    const part = text.slice(from, from === 0 ? OPENING : undefined);
    for (const match of part.matchAll(/[^\n]+/gu)) {
      const line = match[0].trim();
      const start = from + match.index + (match[0].length - match[0].trimStart().length);
      if (line !== "" && line.length <= LONGEST_LINE) yield { start, end: start + line.length };
    }
  }
}

function showsDate(line: string, date: string | null): boolean {
  return datesIn(line).some(({ days }) => days !== null && days.from === date && days.to === date);
}

/** Whether the line has all words of the name, one after the other. */
function showsName(line: string, name: string): boolean {
  const [words, wanted] = [wordsOf(line), wordsOf(name)];
  return words.some((_, start) => wanted.every((word, place) => words[start + place] === word));
}
