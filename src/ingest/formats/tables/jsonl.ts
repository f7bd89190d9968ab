import { cleanText } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import type { ContainerReader, Part } from "../reader.ts";
import { recordPart } from "./json-record.ts";
import { withNote } from "./rows-note.ts";
import { parsedJson } from "../../parsed-json.ts";

/** JSON Lines: one document a line, its fields by the names in the object. Blank lines and empty objects are passed over. */
export const jsonlReader: ContainerReader = {
  format: "jsonl",
  maxBytes: (limits) => limits.maxTextBytes,
  readParts(bytes, { maxEntries }) {
    const { text, note } = decodeText(bytes);
    const lines = cleanText(text)
      .split("\n")
      .map((line, at) => ({ line: line.trim(), part: `line ${at + 1}` }))
      .filter(({ line }) => line !== "");
    const parts = lines.slice(0, maxEntries).flatMap(({ line, part }) => readLine(line, part));
    const more = lines[maxEntries];
    if (more !== undefined) {
      const reason = `The file has more than ${maxEntries} lines, the limit; split it into smaller files.`;
      parts.push({ part: `from ${more.part}`, reason });
    }
    return Promise.resolve(withNote(parts, note));
  },
};

function readLine(line: string, part: string): Part[] {
  const value = parsedJson(line);
  if (value === undefined) return [{ part, reason: "The line is not JSON; write one object on each line." }];
  if (!isObject(value)) {
    return [{ part, reason: "The line is JSON, but not an object; write one object on each line." }];
  }
  return recordPart(value, part);
}

/** `undefined` is no JSON value. */

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
