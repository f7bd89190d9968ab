import { parseFragment } from "parse5";
import { collapseSpace } from "../clean.ts";
import { authorsOf } from "./authors.ts";
import { tagsOf } from "./tags.ts";

/** What an article says of itself in JSON-LD (schema.org). */
export interface JsonLdArticle {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  /** When it was changed. */
  readonly modified: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** The whole text of the article, with its line breaks; null where it is not given. */
  readonly body: string | null;
  /** Who publishes it. */
  readonly publishers: readonly string[];
}

const ARTICLE_TYPE =
  /(?:Article|BlogPosting|Report|Posting|ScholarlyWork|OpinionPiece|Review|Recipe|AnalysisNewsArticle)$/;
/** A page speaks for its article where no article does. */
const PAGE_TYPE = /WebPage$/;

/** How deep a graph is searched, and in how many objects. */
const MAX_DEPTH = 8;
const MAX_OBJECTS = 10_000;

type Fields = ReadonlyMap<string, unknown>;

/**
 * The article of a page by its JSON-LD scripts, or null. Pages describe the articles that they link to as well: the one
 * whose headline `isHeadline` knows is taken, else the first. A script that is not JSON says nothing.
 */
export function readJsonLd(
  scripts: readonly string[],
  isHeadline: (title: string) => boolean,
): JsonLdArticle | null {
  const objects = scripts.flatMap((script) => objectsBelow(parsed(script)));
  const byId = new Map(
    objects.filter((fields) => fields.size > 1).map((fields) => [fields.get("@id"), fields] as const),
  );
  const ofType = (type: RegExp): JsonLdArticle[] =>
    objects
      .filter((fields) => strings(fields.get("@type")).some((name) => type.test(name)))
      .map((fields) => articleOf(fields, byId));
  const articles = ofType(ARTICLE_TYPE);
  const own = articles.find(({ title }) => title !== null && isHeadline(title)) ?? articles[0];
  const pages = ofType(PAGE_TYPE);
  const page = pages.find(({ date }) => date !== null);
  if (own === undefined) return page ?? null;
  // Of several articles it is not known which one the page speaks for.
  if (page === undefined || articles.length > 1) return own;
  return {
    ...own,
    date: own.date ?? page.date,
    authors: own.authors.length > 0 ? own.authors : page.authors,
  };
}

function parsed(script: string): unknown {
  const json = script
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/, "")
    // Line ends within a text are the commonest of all faults.
    .replace(/\p{Cc}/gu, " ");
  return valueOf(json) ?? valueOf(json.replace(/,(?=\s*[}\]])/g, "")) ?? readableParts(json);
}

/** Who and when of an article whose JSON is broken elsewhere, as by a quotation mark in its headline; the first of each. */
function readableParts(json: string): unknown {
  const [, type] = /"@type"\s?:\s?"(\w{4,40})"/.exec(json.slice(json.search(BROKEN_TYPE))) ?? [];
  const author = valueOf(
    /"author"\s?:\s?(\{[^{}]{0,1000}\}|\[[^[\]]{0,4000}\]|"[^"]{1,200}")/.exec(json)?.[1] ?? "",
  );
  const date = /"datePublished"\s?:\s?"([^"]{4,40})"/.exec(json)?.[1];
  return type === undefined ? null : { "@type": type, author, datePublished: date };
}
const BROKEN_TYPE = /"@type"\s?:\s?"\w{0,40}(?:Article|Posting|Report|Review)"/;

/** Pages often hold broken JSON-LD; undefined then, and their meta tags and their text still speak. */
function valueOf(json: string): unknown {
  try {
    return JSON.parse(json, (key, value: unknown) => {
      if (typeof value !== "string") return value;
      // The lines of a text are its paragraphs.
      return key === "articleBody" ? withoutEntities(value) : collapseSpace(withoutEntities(value));
    });
  } catch {
    return undefined;
  }
}

/** All objects of a JSON value, the outer ones first. */
function objectsBelow(root: unknown): Fields[] {
  const found: Fields[] = [];
  let level: unknown[] = [root];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && found.length < MAX_OBJECTS; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue;
      if (!Array.isArray(value)) found.push(new Map(Object.entries(value)));
      // Not as arguments of one call: a list may have more values than the stack has room for.
      for (const below of Object.values(value) as unknown[]) next.push(below);
    }
    level = next;
  }
  return found;
}

function articleOf(fields: Fields, byId: ReadonlyMap<unknown, Fields>): JsonLdArticle {
  return {
    title: strings(fields.get("headline") ?? fields.get("name"))[0] ?? null,
    authors: authorsOf(resolved(fields.get("author") ?? fields.get("creator"), byId)),
    date: ["datePublished", "dateCreated"].flatMap((name) => strings(fields.get(name)))[0] ?? null,
    modified: strings(fields.get("dateModified"))[0] ?? null,
    url: strings(fields.get("url")).find((url) => /^https?:/.test(url)) ?? null,
    language: strings(fields.get("inLanguage"))[0] ?? null,
    tags: tagsOf(fields.get("keywords")),
    body: strings(fields.get("articleBody"))[0] ?? null,
    publishers: namesOf(resolved(fields.get("publisher"), byId)),
  };
}

/** `{"@id": …}` stands for the object of the page's graph that has this id. */
function resolved(value: unknown, byId: ReadonlyMap<unknown, Fields>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, byId));
  if (typeof value !== "object" || value === null || "name" in value || !("@id" in value)) return value;
  const target = byId.get(value["@id"]);
  return target === undefined ? value : Object.fromEntries(target);
}

function namesOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((item) =>
    typeof item === "object" && item !== null && "name" in item ? strings(item.name) : strings(item),
  );
}

function strings(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((item): item is string => typeof item === "string").filter((text) => text !== "");
}

/** JSON-LD is no HTML, and holds its entities all the same, sometimes twice. */
export function withoutEntities(text: string): string {
  return decoded(decoded(text));
}

function decoded(text: string): string {
  if (!/&[#\w]/.test(text)) return text;
  const nodes = parseFragment(text.replaceAll("<", "&lt;")).childNodes;
  return nodes.map((node) => ("value" in node ? node.value : "")).join("");
}
