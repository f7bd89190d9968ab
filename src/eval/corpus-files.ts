import { escapeHtml } from "../core/escape-html.ts";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "../core/errors.ts";
import { lineGroups, wrapColumn, type Line } from "../ingest/blocks/lines.ts";
import type { CorpusDocument } from "./collection.ts";

/** Raise it when the same corpus is to be written otherwise: what was written before is then written anew. */
export const CORPUS_FILES_VERSION = 3;

/** File systems take names of 255 bytes. */
const LONGEST_NAME = 200;

/**
 * Writes documents as HTML files, one each, so that an evaluation reads, splits and indexes them exactly as it would a
 * user's. The file's name is the document's id, encoded. Throws `invalid_argument` where two documents have one id.
 */
export async function writeCorpusFiles(
  documents: AsyncIterable<CorpusDocument>,
  directory: string,
): Promise<void> {
  const written = new Set<string>();
  for await (const document of documents) {
    if (written.has(document.id)) {
      throw new AppError("invalid_argument", `Two documents of the corpus have the id ${document.id}.`);
    }
    written.add(document.id);
    const path = join(directory, fileNameOf(document.id));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, asHtml(document));
  }
}

/** An id that is longer than a file's name may be goes on in a folder's: `<first 200 bytes>/<the rest>.html`. */
export function fileNameOf(documentId: string): string {
  // A leading dot would hide the file.
  const encoded = encodeURIComponent(documentId).replaceAll(".", "%2E");
  const parts = encoded.match(new RegExp(`.{1,${LONGEST_NAME}}`, "g")) ?? [];
  return `${parts.join("/")}.html`;
}

export function documentIdOf(source: string): string {
  return decodeURIComponent(source.replace(/\.html$/, "").replaceAll("/", ""));
}

function asHtml({ title, text, language, ...metadata }: CorpusDocument): string {
  const paragraphs = paragraphsOf(text).map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
  const root = language === null ? "<html>" : `<html lang="${escapeHtml(language)}">`;
  return (
    `<!doctype html>${root}<head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${tagsFor(metadata)}</head>` +
    `<body><article><h1>${escapeHtml(title)}</h1>\n${paragraphs.join("\n")}\n</article></body></html>\n`
  );
}

/** Every line is one, but where the lines were broken at a column: there blank lines part them. */
function paragraphsOf(text: string): string[] {
  const groups = lineGroups(text);
  const lines = (group: readonly Line[]): string[] => group.map((line) => line.text);
  return wrapColumn(groups) === null ? groups.flatMap(lines) : groups.map((group) => lines(group).join(" "));
}

function tagsFor({
  authors,
  date,
  url,
  tags,
}: Pick<CorpusDocument, "authors" | "date" | "url" | "tags">): string {
  return [
    ...authors.map((author) => metaTag("author", author)),
    ...(date === null ? [] : [metaTag("date", date)]),
    ...tags.map((tag) => metaTag("keywords", tag)),
    ...(url === null ? [] : [`<link rel="canonical" href="${escapeHtml(url)}">`]),
  ].join("");
}

function metaTag(name: string, content: string): string {
  return `<meta name="${name}" content="${escapeHtml(content)}">`;
}
