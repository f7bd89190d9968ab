import { LONGEST_TAG } from "../../core/document.ts";
import { collapseSpace } from "../clean.ts";
import { unique } from "./authors.ts";

const MAX_TAGS = 200;
const MAX_DEPTH = 3;

/**
 * The subjects that metadata fields name, in their order: lists, and texts separated by commas, semicolons or `|`. A subject
 * that differs from an earlier one in its capitals only is the same.
 */
export function tagsOf(...fields: readonly unknown[]): readonly string[] {
  return unique(fields.flatMap((field) => subjects(field, 0))).slice(0, MAX_TAGS);
}

function subjects(value: unknown, depth: number): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => subjects(item, depth + 1));
  if (typeof value === "number") return [String(value)];
  // schema.org's DefinedTerm
  if (typeof value === "object" && value !== null) {
    return "name" in value ? subjects(value.name, depth + 1) : [];
  }
  if (typeof value !== "string") return [];
  return value
    .split(/[,;|，；、\n]/)
    .map((tag) => collapseSpace(tag).replace(/^#+\s*/, ""))
    .filter((tag) => /[\p{L}\p{N}]/u.test(tag) && tag.length <= LONGEST_TAG);
}
