import { AppError } from "../../../core/errors.ts";
import { cleanText } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import type { ContainerReader } from "../reader.ts";
import { itemParts } from "../tables/item-parts.ts";
import { recordPart } from "../tables/json-record.ts";
import { withNote } from "../tables/rows-note.ts";

/** JSON: a list of objects, also one within an object, is a document an object; any other value is one document. */
export const jsonReader: ContainerReader = {
  format: "json",
  maxBytes: (limits) => limits.maxTextBytes,
  readParts(bytes, { maxEntries }) {
    const { text, note } = decodeText(bytes);
    const value = parse(cleanText(text));
    const records = recordsIn(value);
    const parts =
      records === null
        ? recordPart(isObject(value) ? value : { value }, null)
        : itemParts(records, maxEntries, ["item", "items"], recordPart);
    return Promise.resolve(withNote(parts, note));
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = "The file is not valid JSON; correct it, or name it .jsonl where each line is an object.";
    throw new AppError("unsupported_media_type", message, { cause });
  }
}

/** The list of objects that the value is, or that is all it holds besides a few plain fields; null for any other value. */
function recordsIn(value: unknown): readonly object[] | null {
  if (isListOfObjects(value)) return value;
  if (!isObject(value)) return null;
  const lists = Object.values(value).filter(isListOfObjects);
  const [only] = lists;
  const others = Object.values(value).filter((other) => typeof other === "object" && other !== null);
  return only !== undefined && lists.length === 1 && others.length === 1 && only.length > 1 ? only : null;
}

function isListOfObjects(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
