import { basename, extname } from "node:path";
import type { Block, Document, DocumentMetadata, Provenance } from "../../core/document.ts";
import { markBoilerplate } from "../blocks/boilerplate.ts";
import type { DeclaredMetadata, Draft } from "../formats/reader.ts";
import { credibleAuthors } from "./credible-authors.ts";
import { dateOrder, findDate, findMonthInName, orderShown } from "./dates.ts";
import { languageOfRunningText, normalLanguage } from "./language.ts";
import { readOpening, type Known, type Opening } from "./opening.ts";
import { tagsOf } from "./tags.ts";

/** A draft with its visible headline, byline and dateline marked, and the best evidence chosen for each field. */
export function withMetadata(draft: Draft, format: Document["format"], path: string): Document {
  const { text, pages, declared } = draft;
  const content = markBoilerplate(text, draft.blocks);
  const language = declaredLanguage(declared) ?? detectedLanguage(text, content);
  const known: Known = {
    title: declared.title?.weak === true ? null : (declared.title?.value ?? null),
    authors: declared.authors?.value ?? [],
    order: dateOrder(declared.language?.value ?? language?.value ?? "") ?? orderShown(text),
  };
  const shown = openingOf(draft, content, known);
  const opening =
    declared.title !== undefined && isSection(shown.title ?? "")
      ? openingOf(draft, content, { ...known, title: declared.title.value })
      : shown;
  const { noteMarks = [], quoted = [] } = draft;
  const metadata = choose(declared, opening, language, path);
  return {
    format,
    text,
    blocks: opening.blocks,
    pages,
    ...(noteMarks.length > 0 && { noteMarks }),
    ...(quoted.length > 0 && { quoted }),
    metadata,
    ...(draft.note !== undefined && { note: draft.note }),
    ...(draft.recognised !== undefined && { recognised: Math.round(draft.recognised) }),
  };
}

function openingOf({ text, hasNoOpening = false }: Draft, blocks: readonly Block[], known: Known): Opening {
  return hasNoOpening ? { blocks, title: null, authors: [], date: null } : readOpening(text, blocks, known);
}

function choose(
  declared: DeclaredMetadata,
  opening: Opening,
  language: Choice<string>,
  path: string,
): DocumentMetadata {
  const title = best(declared.title, opening.title, "headline") ?? {
    value: fileTitle(path),
    evidence: "file-name",
  };
  const shownAuthors = credibleAuthors(opening.authors, declared.siteNames ?? []);
  const authors = best(declared.authors, shownAuthors.length > 0 ? shownAuthors : null, "byline");
  const date = best(declared.date, opening.date, "dateline") ?? dateInName(path);
  const tags = declared.tags && { value: tagsOf(declared.tags.value), evidence: declared.tags.evidence };
  return {
    title: title.value,
    authors: authors?.value ?? [],
    date: date?.value ?? null,
    url: declared.url?.value ?? null,
    language: language?.value ?? null,
    tags: tags?.value ?? [],
    evidence: {
      title: title.evidence,
      ...(authors && { authors: authors.evidence }),
      ...(date && { date: date.evidence }),
      ...(declared.url && { url: declared.url.evidence }),
      ...(language && { language: language.evidence }),
      ...(tags && { tags: tags.evidence }),
    },
  };
}

type Choice<Value> = {
  readonly value: Value;
  readonly evidence: Provenance;
} | null;

/** What the file declares, unless that is weak and the text shows it. */
function best<Value>(
  declared: (Choice<Value> & { readonly weak?: boolean }) | undefined,
  shown: Value | null,
  evidence: "headline" | "byline" | "dateline",
): Choice<Value> {
  if (declared !== undefined && declared.weak !== true) return declared;
  if (shown !== null) return { value: shown, evidence };
  return declared ?? null;
}

/** A numbered heading is that of a section: "1. Scope", "§ 2 Tolls". */
function isSection(title: string): boolean {
  return /^(?:§ ?\d|[1-9]\d?\.(?:\d{1,2}\.?)*\s\p{L})/u.test(title);
}

function declaredLanguage({ language }: DeclaredMetadata): Choice<string> {
  const value = language === undefined ? null : normalLanguage(language.value);
  return language === undefined || value === null ? null : { value, evidence: language.evidence };
}

function detectedLanguage(text: string, blocks: readonly Block[]): Choice<string> {
  const value = languageOfRunningText(text, blocks);
  return value === null ? null : { value, evidence: "detected" };
}

/** The weakest of all: "2018-07-16 minutes.txt", "report_20180716.pdf", "Minutes July 2018.docx"; a year alone is what a text is about. */
function dateInName(path: string): Choice<string> {
  const name = fileTitle(path)
    .replace(/(?<=\d)_(?=\d)/g, "-")
    .replaceAll("_", " ");
  const digits = /(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)/.exec(name);
  const month = /(?<![\d-])((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\d-])/.exec(name);
  const value =
    findDate(name)?.date ??
    (digits === null ? undefined : findDate(digits.slice(1).join("-"))?.date) ??
    findMonthInName(name) ??
    month?.[0];
  return value === undefined ? null : { value, evidence: "file-name" };
}

function fileTitle(path: string): string {
  const name = basename(path);
  return name.slice(0, name.length - extname(name).length) || name;
}
