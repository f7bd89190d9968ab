import { LONGEST_AUTHOR } from "../../core/document.ts";
import { collapseSpace } from "../clean.ts";
import { JOB, nameBeforeJob, personName, personNames, withoutContact } from "./byline-names.ts";

/** "Jr." belongs to the name before the comma. */
const SUFFIX = /,\s*(?=(?:Jr|Sr|II|III|IV)\.?(?:\s*[,;&]|\s+and\s|\s*$))/g;

const MAX_AUTHORS = 200;
const MAX_DEPTH = 6;

/**
 * The authors of one metadata field: "Jane Doe, John Roe and Ann Poe" are three, "Doe, Jane" is one, and so is the
 * "Ministry of Trade, Industry and Energy": a text is taken apart only where the parts are people.
 */
export function splitAuthors(field: string): readonly string[] {
  const text = collapseSpace(withoutContact(field))
    .replace(/^(?:(?:written|posted|reported|story|words) )?by:?\s+/i, "")
    .replace(SUFFIX, " ")
    .replace(/^\(([^()]*)\)$/, "$1");
  if (text === "" || text.length > MAX_AUTHORS * LONGEST_AUTHOR) return [];
  return text.split(/\s*[;|]\s*/).flatMap((part) => (part === "" ? [] : authorsOfPart(part)));
}

/**
 * Authors as structured metadata gives them: a text, a list, or `{name: …}`. The name of an organisation is one author,
 * whatever commas are in it.
 */
export function authorsOf(value: unknown): readonly string[] {
  return unique(named(value, 0)).slice(0, MAX_AUTHORS);
}

/** Without duplicates, by their letters. */
export function unique(values: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const value of values) {
    const key = value.toLowerCase();
    if (!byKey.has(key)) byKey.set(key, value);
  }
  return [...byKey.values()];
}

function named(value: unknown, depth: number): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => named(item, depth + 1));
  if (typeof value === "number") return [String(value)];
  if (typeof value === "string") return splitAuthors(value).filter(isName);
  if (typeof value !== "object" || value === null) return [];
  const fields = new Map<string, unknown>(Object.entries(value));
  const name = fields.get("name") ?? joined(fields.get("givenName"), fields.get("familyName"));
  const isOrganisation = /organi[sz]ation|corporation/i.test(JSON.stringify(fields.get("@type") ?? ""));
  if (!isOrganisation || typeof name !== "string") return named(name, depth + 1);
  return [collapseSpace(name)].filter(isName);
}

function joined(given: unknown, family: unknown): string | undefined {
  const parts = [given, family].filter((part) => typeof part === "string");
  return parts.length === 0 ? undefined : parts.join(" ");
}

/** Neither the address of a profile nor nothing. */
function isName(text: string): boolean {
  return (
    text !== "" &&
    text.length <= LONGEST_AUTHOR &&
    !/^(?:https?:|@|\/)/i.test(text) &&
    /[\p{L}\p{N}]/u.test(text)
  );
}

function authorsOfPart(part: string): readonly string[] {
  const inverted = invertedName(part);
  if (inverted !== null) return [inverted];
  const people = personNames(part, true);
  if (people.length > 0) return people;
  const parts = part.split(/\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/i).filter((one) => one !== "");
  const areListed = parts.length > 1 && isPerson(parts[0]);
  if (!areListed) return [nameBeforeJob(part) ?? part];
  return parts
    .filter((one, at) => at === 0 || isPerson(one) || !(JOB.test(one) || isOneWord(one)))
    .map((one) => personName(one, true) ?? nameBeforeJob(one) ?? one);
}

function isPerson(text: string | undefined): boolean {
  return text !== undefined && /\s/.test(text) && personName(text, true) !== null;
}

/** Behind a person, the paper that somebody writes for. */
function isOneWord(text: string): boolean {
  return !/\s/.test(text);
}

/** "Doe, Jane M." and "van der Berg, Jan" the other way round; null for any other text. */
function invertedName(text: string): string | null {
  const [family, given, ...more] = text.split(/\s*,\s*/);
  if (family === undefined || given === undefined || more.length > 0 || given === "") return null;
  if (!/^(?:\p{Ll}+\s+){0,3}\p{Lu}[\p{L}\p{M}’'-]*$/u.test(family) || JOB.test(given)) return null;
  if (/\s(?:and|&)\s/.test(given) || given.split(" ").length > 3) return null;
  // A surname that cannot be one, or an agency behind a person, makes it a list.
  return personName(`${given} ${family}`, false);
}
