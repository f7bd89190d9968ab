import { collapseSpace } from "../../clean.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { parseDate } from "../../metadata/dates.ts";
import { webAddress } from "../../../core/web-address.ts";
import { looksLikeHtml, writeHtml, writePlainText } from "../embedded-text.ts";
import type { DeclaredMetadata, Draft, Part } from "../reader.ts";
import { descendants, elementsIn, xmlText, type XmlElement } from "./xml-tree.ts";

/** Where each kind of feed keeps what is said of an entry, the fullest text first; names without prefix. */
const TEXTS = ["encoded", "content", "description", "summary"] as const;
const DATES = ["pubDate", "published", "issued", "date", "updated", "modified", "created"] as const;
const AUTHORS = ["creator", "author"] as const;

/** The entries of a feed (RSS, Atom) and the notes of an export of Evernote, each a document of its own; null for XML that is none. `root` has no prefixes. */
export function feedParts(root: XmlElement, maxEntries: number): readonly Part[] | null {
  if (!/^(?:rss|feed|RDF|en-export)$/.test(root.name)) return null;
  const entries = ["item", "entry", ...(root.name === "en-export" ? ["note"] : [])].flatMap((name) =>
    descendants(root, name),
  );
  if (entries.length === 0) return null;
  const parts: Part[] = entries
    .slice(0, maxEntries)
    .map((entry, at) => ({ part: `entry ${at + 1}`, draft: draftOf(entry) }));
  if (entries.length <= maxEntries) return parts;
  const reason = `The feed has more than ${maxEntries} entries, the limit; split it into smaller files.`;
  return [...parts, { part: `entries after ${maxEntries}`, reason }];
}

function draftOf(entry: XmlElement): Draft {
  const writer = new BlockWriter();
  const title = plain(first(entry, ["title"]));
  writer.add("heading", title, 1);
  const text = first(entry, TEXTS);
  const written = text === undefined ? "" : textOf(text);
  if (looksLikeHtml(written) || written.includes("<en-note")) writeHtml(writer, written);
  else writePlainText(writer, written);
  return {
    text: writer.text,
    blocks: writer.blocks,
    pages: [],
    noteMarks: writer.noteMarks,
    declared: declaredBy(entry, title),
  };
}

function declaredBy(entry: XmlElement, title: string): DeclaredMetadata {
  const evidence = "package-metadata";
  const told = [...elementsIn(entry), ...descendants(entry, "note-attributes").flatMap(elementsIn)];
  const authors = AUTHORS.flatMap((name) => told.filter((child) => child.name === name)).flatMap(
    (author) => personIn(author) ?? [],
  );
  const dated = first(entry, DATES);
  // "Fri, 13 Jul 2018 10:00:00 GMT": the weekday says nothing.
  const date = dated === undefined ? null : parseDate(xmlText(dated).replace(/^\D{0,12}(?=\d)/, ""));
  const link = first(entry, ["link"]);
  const url = webAddress(link?.attributes.href ?? (link === undefined ? "" : xmlText(link)));
  return {
    ...(title !== "" && { title: { value: title, evidence } }),
    ...(authors.length > 0 && { authors: { value: [...new Set(authors)], evidence } }),
    ...(date !== null && { date: { value: date, evidence } }),
    ...(url !== null && { url: { value: url, evidence } }),
  };
}

/** Atom names people in an element of their own; RSS writes "desk@paper.example (Jane Doe)". */
function personIn(author: XmlElement): string | null {
  const [name] = descendants(author, "name");
  const text = xmlText(name ?? author);
  const named = /\(([^()]{1,100})\)$/.exec(text)?.[1] ?? text;
  return named === "" || named.includes("@") ? null : named;
}

function first(entry: XmlElement, names: readonly string[]): XmlElement | undefined {
  const children = elementsIn(entry);
  return names
    .flatMap((name) => children.filter((child) => child.name === name))
    .find((child) => child.children.length > 0 || child.name === "link");
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
]);

function plain(element: XmlElement | undefined): string {
  const text = element === undefined ? "" : textOf(element);
  const words = looksLikeHtml(text) ? text.replace(/<[^<>]{0,500}>/g, " ") : text;
  // Many programs write "&amp;amp;".
  return collapseSpace(words.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => SIGNS.get(entity) ?? entity));
}

/** As it is written; XHTML in an Atom feed with its elements. */
function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : `<${child.name}>${textOf(child)}</${child.name}>`))
    .join("");
}
