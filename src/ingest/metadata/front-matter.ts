import { parse } from "yaml";
import type { DeclaredMetadata } from "../readers/reader.ts";
import { parseDate } from "./dates.ts";

const FRONT_MATTER = /^---[ \t]*\n(?<yaml>[\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** Front matter and the text below it. What is not a YAML mapping is text, not front matter. */
export function splitFrontMatter(text: string): { declared: DeclaredMetadata; body: string } {
  const match = FRONT_MATTER.exec(text);
  const fields = match === null ? null : parseFields(match.groups?.yaml ?? "");
  if (match === null || fields === null) return { declared: {}, body: text };
  return { declared: declaredBy(fields), body: text.slice(match[0].length) };
}

function parseFields(yaml: string): ReadonlyMap<string, unknown> | null {
  try {
    // Dates stay strings in the core schema; aliases are limited, so that a small file cannot unfold into a huge one.
    const value: unknown = parse(yaml, { schema: "core", maxAliasCount: 50, logLevel: "error" });
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field as unknown]));
  } catch {
    // A broken block is shown as text, so that what it says can still be found.
    return null;
  }
}

function declaredBy(fields: ReadonlyMap<string, unknown>): DeclaredMetadata {
  const first = (...keys: string[]): string | undefined =>
    keys.map((key) => scalar(fields.get(key))).find((value) => value !== undefined);
  const title = first("title", "headline");
  const authors = names(
    fields.get("authors") ?? fields.get("author") ?? fields.get("by") ?? fields.get("byline"),
  );
  const date = parseDate(first("date", "published", "publishdate", "pubdate", "created") ?? "");
  const url = [first("url"), first("canonical"), first("canonical_url"), first("link"), first("source")].find(
    (value) => /^https?:\/\/\S+$/.test(value ?? ""),
  );
  const evidence = "front-matter";
  return {
    ...(title !== undefined && { title: { value: title, evidence } }),
    ...(authors.length > 0 && { authors: { value: authors, evidence } }),
    ...(date !== null && { date: { value: date, evidence } }),
    ...(url !== undefined && { url: { value: url, evidence } }),
  };
}

/** `author: Jane Doe`, `authors: [Jane Doe, John Roe]`, `authors: [{name: Jane Doe}]`. */
function names(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(names);
  if (typeof value === "object" && value !== null && "name" in value) return names(value.name);
  const text = scalar(value);
  return text === undefined
    ? []
    : text.split(/\s*;\s*|\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/).filter((name) => name !== "");
}

function scalar(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  return text === "" ? undefined : text;
}
