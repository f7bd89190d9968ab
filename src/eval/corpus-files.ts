import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CorpusDocument } from "./collection.ts";

/**
 * Writes a collection's documents as HTML files, so that an evaluation reads, splits and indexes them exactly as it would
 * a user's. The file's name is the document's id, encoded.
 */
export function writeCorpusFiles(documents: readonly CorpusDocument[], directory: string): void {
  mkdirSync(directory, { recursive: true });
  for (const document of documents) writeFileSync(join(directory, fileNameOf(document.id)), asHtml(document));
}

export function fileNameOf(documentId: string): string {
  return `${encodeURIComponent(documentId)}.html`;
}

export function documentIdOf(source: string): string {
  return decodeURIComponent(source.replace(/\.html$/, ""));
}

function asHtml({ title, text, author }: CorpusDocument): string {
  const authorTag = author === null ? "" : `<meta name="author" content="${escapeHtml(author)}">`;
  const paragraphs = text.split(/\n+/).map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${authorTag}</head>` +
    `<body><article><h1>${escapeHtml(title)}</h1>\n${paragraphs.join("\n")}\n</article></body></html>\n`
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
