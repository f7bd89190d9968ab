import { basename, extname } from "node:path";
import type { Document, DocumentMetadata } from "../../core/document.ts";
import { markBoilerplate } from "../boilerplate.ts";
import type { DeclaredMetadata, Draft } from "../readers/reader.ts";
import { readOpening, type Opening } from "./opening.ts";

/** A draft with its visible headline, byline and dateline marked, and the best evidence chosen for each field. */
export function withMetadata(draft: Draft, format: Document["format"], path: string): Document {
  const { text, pages, declared } = draft;
  const opening = readOpening(text, markBoilerplate(text, draft.blocks), {
    title: declared.title?.weak === true ? null : (declared.title?.value ?? null),
    authors: declared.authors?.value ?? [],
  });
  return { format, text, blocks: opening.blocks, pages, metadata: choose(declared, opening, path) };
}

function choose(declared: DeclaredMetadata, opening: Opening, path: string): DocumentMetadata {
  const title = best(declared.title, opening.title, "headline") ?? {
    value: fileTitle(path),
    evidence: "file-name",
  };
  const authors = best(declared.authors, opening.authors.length > 0 ? opening.authors : null, "byline");
  const date = best(declared.date, opening.date, "dateline");
  return {
    title: title.value,
    authors: authors?.value ?? [],
    date: date?.value ?? null,
    url: declared.url?.value ?? null,
    evidence: {
      title: title.evidence,
      ...(authors && { authors: authors.evidence }),
      ...(date && { date: date.evidence }),
      ...(declared.url && { url: declared.url.evidence }),
    },
  };
}

type Choice<Value> = {
  readonly value: Value;
  readonly evidence: DocumentMetadata["evidence"]["title"];
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

function fileTitle(path: string): string {
  const name = basename(path);
  return name.slice(0, name.length - extname(name).length) || name;
}
