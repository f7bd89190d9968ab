import { isProse } from "../../blocks/prose.ts";
import { personName } from "../../metadata/byline-names.ts";
import { parseDate } from "../../metadata/dates.ts";
import { parsedJson } from "../../parsed-json.ts";

/** So many values of a page's data are looked at. */
const MOST_VALUES = 200_000;
/** Prose beside each other in one list, or in the objects of one list, is one text: this many levels apart. */
const LEVELS_APART = 3;

/**
 * The longest text in the data that a page keeps for a script (`__NEXT_DATA__`), or null: one value that is HTML or prose, or the
 * prose of the values that stand together in one list, one paragraph a line. Data that is not JSON says nothing.
 */
export function textInData(json: string): string | null {
  const root = parsedJson(json);
  if (typeof root !== "object" || root === null) return null;
  const found = { text: "" };
  const keep = (text: string): void => {
    if (text.length > found.text.length) found.text = text;
  };
  const waiting: { readonly value: object; readonly lists: readonly string[][] }[] = [
    { value: root, lists: [] },
  ];
  const lists: string[][] = [];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined && seen < MOST_VALUES; next = waiting.pop()) {
    const around = next.lists.slice(-LEVELS_APART);
    const own = Array.isArray(next.value) ? [[]] : [];
    lists.push(...own);
    const within = [...around, ...own];
    const values: readonly unknown[] = Object.values(next.value);
    seen += values.length;
    for (const value of values) {
      if (typeof value === "string" && isText(value)) {
        keep(value);
        for (const list of within) list.push(value);
      }
    }
    const below = values.filter((value): value is object => typeof value === "object" && value !== null);
    for (const value of below.toReversed()) waiting.push({ value, lists: within });
  }
  for (const list of lists) keep(list.join("\n"));
  return found.text === "" ? null : found.text;
}

/** The value that a script begins with assigning to a name, as long as its brackets and quotation marks tell; null where it does not. */
export function assignedJson(script: string): string | null {
  const start = ASSIGNED.exec(script)?.[0].length;
  if (start === undefined) return null;
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < script.length; at++) {
    const character = script[at];
    if (isQuoted) {
      if (character === "\\") at++;
      else if (character === '"') isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return script.slice(start, at + 1);
  }
  return null;
}
const ASSIGNED = /^\s*(?:(?:var|let|const)\s)?\s*[\w.$]{1,80}(?:\[["'][\w$-]{1,60}["']\])?\s*=\s*(?=[{[])/;

/** Sentences of words, also within tags: no code, no address, no encoded picture. */
function isText(value: string): boolean {
  const text = value.replace(/<[^<>]{0,1000}>/g, " ").trim();
  const words = text.split(/\s+/).length;
  return (
    isProse(text) &&
    /[\p{L}\p{N}][.!?…]["'”’)]*(?:\s|$)|[。！？]/u.test(text) &&
    text.length / words < longestMeanWord(text)
  );
}

/** Scripts without spaces have sentences of one "word". */
function longestMeanWord(text: string): number {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}]/u.test(text) ? Infinity : 15;
}

const PUBLISHED_KEY =
  /["']?\b(?:date_?published|publish(?:ed)?_?(?:date|at|time|on)|publication_?date|pub_?date|first_?published(?:_?(?:at|date))?|article_?date|post_?date)["']?\s?[:=]\s?["']([^"'\n]{8,40})["']/gi;
const AUTHOR_KEY = /["']?\b(?:article_?)?authors?(?:_?name)?["']?\s?[:=]\s?["']([^"'\n]{3,60})["']/gi;
const LONGEST_SCRIPT = 200_000;

/** Whom the programs of a page call its author, for services that count readers: nobody where they name several, as of other articles. */
export function authorsInScripts(scripts: readonly string[]): readonly string[] {
  const name = onlyOne(valuesIn(scripts, AUTHOR_KEY).flatMap((value) => personName(value, false) ?? []));
  return name === null ? [] : [name];
}

/** When they say that it was published, where they hold one date alone. */
export function dateInScripts(scripts: readonly string[]): string | null {
  return onlyOne(valuesIn(scripts, PUBLISHED_KEY).flatMap((value) => parseDate(value) ?? []));
}

function valuesIn(scripts: readonly string[], key: RegExp): string[] {
  return scripts.flatMap((script) =>
    Array.from(script.slice(0, LONGEST_SCRIPT).matchAll(key), ([, value = ""]) => value),
  );
}

function onlyOne(found: readonly string[]): string | null {
  const [first = null, ...others] = new Set(found);
  return others.length === 0 ? first : null;
}
