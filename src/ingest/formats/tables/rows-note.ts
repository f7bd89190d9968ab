import type { Part } from "../reader.ts";

/** The rows of a file with what is to be said of the file's bytes: of the rows that it hits, else of the first one. */
export function withNote(parts: readonly Part[], note: string | undefined): readonly Part[] {
  if (note === undefined) return parts;
  const isHit = (part: Part): boolean => "draft" in part && part.draft.text.includes("\uFFFD");
  const first = parts.findIndex((part) => "draft" in part);
  const any = parts.some(isHit);
  return parts.map((part, at) =>
    "draft" in part && (any ? isHit(part) : at === first)
      ? { ...part, draft: { ...part.draft, note } }
      : part,
  );
}
