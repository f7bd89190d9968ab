import { collapseSpace, filled } from "../../clean.ts";
import { parseDate } from "../../metadata/dates.ts";
import type { DeclaredMetadata } from "../reader.ts";
import { descendant, descendants, elementsIn, xmlText, type XmlElement } from "./xml-tree.ts";

/** Where each vocabulary keeps what it says about the document: TEI, JATS, DocBook, FictionBook, OPML. */
const HEADERS = [
  "titleStmt",
  "article-meta",
  "title-info",
  "info",
  "articleinfo",
  "bookinfo",
  "head",
] as const;
const TITLES = ["article-title", "book-title", "title"] as const;
const AUTHORS = ["contrib", "author", "ownerName"] as const;
const DATES = ["pub-date", "pubdate", "date", "dateCreated"] as const;

/** What a document in XML declares about itself. */
export function declaredByXml(root: XmlElement): DeclaredMetadata {
  const header = HEADERS.map((name) => descendant(root, name)).find((found) => found !== undefined);
  if (header === undefined) return {};
  const evidence = "package-metadata";
  const first = (names: readonly string[], within: XmlElement): XmlElement | undefined =>
    names.map((name) => descendant(within, name)).find((found) => found !== undefined);
  const titled = first(TITLES, header);
  const title = titled === undefined ? "" : xmlText(titled);
  const authors = authorsIn(header);
  const dated = first(DATES, header) ?? publishedIn(root);
  const date = dated === undefined ? null : dateOf(dated);
  const language = root.attributes["xml:lang"] ?? descendant(header, "lang")?.children[0];
  return {
    ...(title !== "" && { title: { value: title, evidence } }),
    ...(authors.length > 0 && { authors: { value: authors, evidence } }),
    ...(date !== null && { date: { value: date, evidence } }),
    ...(typeof language === "string" && { language: { value: language, evidence } }),
  };
}

/** Where TEI keeps the date. */
function publishedIn(root: XmlElement): XmlElement | undefined {
  const statement = descendant(root, "publicationStmt");
  return statement === undefined ? undefined : descendant(statement, "date");
}

function authorsIn(header: XmlElement): readonly string[] {
  const name = AUTHORS.find((candidate) => descendants(header, candidate).length > 0);
  const people = name === undefined ? [] : descendants(header, name);
  const authors = people.filter(({ attributes }) => /^(?:author)?$/.test(attributes["contrib-type"] ?? ""));
  return [...new Set((authors.length > 0 ? authors : people).map(personName).flatMap(peopleIn))];
}

const FIRST_NAMES = ["given-names", "forename", "first-name", "firstname", "middle-name"];
const LAST_NAMES = ["surname", "last-name"];

function personName(person: XmlElement): string {
  const part = (names: readonly string[]): string =>
    names.flatMap((name) => descendants(person, name).map(xmlText)).join(" ");
  const name = `${part(FIRST_NAMES)} ${part(LAST_NAMES)}`.trim();
  if (name !== "") return collapseSpace(name);
  const plain =
    descendant(person, "personname") ?? descendant(person, "persName") ?? descendant(person, "string-name");
  return elementsIn(person).length === 0 || plain !== undefined ? xmlText(plain ?? person) : "";
}

/** Several people in one element: "Ida Moor; Tomas Okafor". */
function peopleIn(name: string): readonly string[] {
  return filled(name.split(";"));
}

function dateOf(element: XmlElement): string | null {
  const { when, value, "iso-8601-date": iso } = element.attributes;
  const part = (name: string): string => {
    const found = descendant(element, name);
    return found === undefined ? "" : xmlText(found).padStart(2, "0");
  };
  const parts = [part("year"), part("month"), part("day")];
  if (parts.every((one) => /^\d+$/.test(one))) return parseDate(parts.join("-"));
  return (
    [when, value, iso, xmlText(element)].map((text) => parseDate(text ?? "")).find((date) => date !== null) ??
    null
  );
}
