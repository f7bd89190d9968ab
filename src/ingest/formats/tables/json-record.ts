import { cleanText } from "../../clean.ts";
import type { Part } from "../reader.ts";
import type { Field } from "./rows-fields.ts";
import { roleOf } from "./rows-columns.ts";
import { recordDraft } from "./rows.ts";

/** The document that an object of JSON is; none where it is empty, a reason where it is nested too deep. */
export function recordPart(value: object, part: string | null): Part[] {
  const fields = fieldsOf(value, "", 0);
  if (fields === null) {
    const reason = `The object is nested more than ${MAX_DEPTH} levels deep; write its text into fields of its own.`;
    return [{ part: part ?? "value", reason }];
  }
  const draft = recordDraft(fields);
  return draft === null ? [] : [{ part, draft }];
}

const MAX_DEPTH = 8;

/**
 * The values of an object, then those of the objects in it, under names such as "metadata.author": of two titles the outer
 * one comes first. Null where the object is nested too deep.
 */
function fieldsOf(object: object, prefix: string, depth: number): Field[] | null {
  if (depth > MAX_DEPTH) return null;
  const entries = Object.entries(object).map(([key, value]) => ({
    name: prefix + cleanText(key),
    value: withoutWrapper(value, key),
  }));
  const fields: Field[] = entries.filter(({ value }) => !isNested(value) && !isEncoded(value));
  for (const { name, value } of entries) {
    if (!isNested(value) || isMatrix(value)) continue;
    // Things in a list count from 1, as people do.
    const inner = Array.isArray(value)
      ? Object.fromEntries(value.map((item, at) => [at + 1, item as unknown]))
      : value;
    const nested = fieldsOf(inner, `${name}.`, depth + 1);
    if (nested === null) return null;
    fields.push(...nested);
  }
  return fields;
}

/** Pictures and the like, written as one run of letters and digits: their text would be no word that anybody asks for. */
function isEncoded(value: unknown): boolean {
  return typeof value === "string" && value.length > LONGEST_WORD && ENCODED.test(value);
}

const LONGEST_WORD = 1_000;
const ENCODED = /^(?:data:[\w.+;=/-]{1,100},)?[\w+/=%-]+$/u;

/** Lists of lists of numbers, such as the points of a border, say nothing in words. */
function isMatrix(value: unknown): boolean {
  return Array.isArray(value) && Array.isArray(value[0]) && isOfNumbers(value, 0);
}

function isOfNumbers(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length === 0 || depth > MAX_DEPTH) return false;
  return value.every((inner) => typeof inner === "number" || isOfNumbers(inner, depth + 1));
}

/**
 * Authors and subjects are often things with a name and nothing else but what they are and where: `{"author": [{"name":
 * "Jane Doe"}]}`; a text is words and things with words in their order.
 */
function withoutWrapper(value: unknown, key: string): unknown {
  const role = roleOf(key)?.role;
  if (role === "text" && Array.isArray(value)) return runningText(value) ?? value;
  if (role !== "authors" && role !== "tags") return value;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = items.map((item) =>
    isObject(item) && Object.keys(item).every((field) => BESIDE_NAME.has(field))
      ? (nameOf(item) ?? item)
      : item,
  );
  return names.some((name) => isObject(name)) ? value : names;
}

/** What a message is in that has links and bold words: null where the list holds anything else. */
function runningText(list: readonly unknown[]): string | null {
  const words = list.map((item) => (isObject(item) && "text" in item ? item.text : item));
  return words.every((word) => typeof word === "string") && list.some(isObject) ? words.join("") : null;
}

const BESIDE_NAME: ReadonlySet<string> = new Set(
  "name @type @id type id url email avatar image sameAs".split(" "),
);

function nameOf(item: object): unknown {
  return "name" in item ? item.name : undefined;
}

function isNested(value: unknown): value is object {
  return (
    isObject(value) ||
    (Array.isArray(value) && value.some((item) => typeof item === "object" && item !== null))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
