import { inlineText, NOT_TEXT, type XmlNotes } from "./xml-inline.ts";
import { elementsIn, type XmlElement, type XmlNode } from "./xml-tree.ts";

export const LISTS: ReadonlySet<string> = new Set([
  "list",
  "itemizedlist",
  "orderedlist",
  "simplelist",
  "procedure",
  "substeps",
  "variablelist",
  "ul",
  "ol",
  "def-list",
  "listBibl",
]);
const TITLES: ReadonlySet<string> = new Set(["title", "head", "info"]);
/** What holds the parts of an item, each of which begins a line. */
const LINES: ReadonlySet<string> = new Set(["p", "para", "simpara", "ab"]);
const TERMS: ReadonlySet<string> = new Set(["term", "label"]);

/** The entries of a list, a line each, what is listed within one indented below it. */
export function listLines(list: XmlElement, notes: XmlNotes, depth = 0): string[] {
  const entries = elementsIn(list).filter(({ name }) => !TITLES.has(name) && !NOT_TEXT.has(name));
  const lines: string[] = [];
  let [number, term] = [0, ""];
  for (const entry of entries) {
    // TEI's list of terms has the term beside its item, not in it.
    if (entry.name === "label") {
      term = inlineText(entry.children, notes);
      continue;
    }
    number++;
    const label = ownLabel(entry) ?? (isNumbered(list) ? `${number}.` : "-");
    lines.push(...entryLines(entry, notes, depth, { label, term }));
    term = "";
  }
  return lines;
}

function isNumbered({ name, attributes }: XmlElement): boolean {
  if (/^(?:orderedlist|ol|procedure|substeps)$/.test(name)) return true;
  const kind = attributes["list-type"] ?? attributes.type ?? attributes.rend ?? "";
  return /^(?:order|number|arabic|alpha|roman)/.test(kind);
}

/** JATS writes the label of an item into it. */
function ownLabel(entry: XmlElement): string | null {
  if (entry.name !== "list-item") return null;
  const label = elementsIn(entry).find(({ name }) => name === "label");
  const text =
    label === undefined ? "" : label.children.filter((child) => typeof child === "string").join("");
  return /[\p{L}\p{N}]/u.test(text) ? text.trim() : null;
}

function entryLines(
  entry: XmlElement,
  notes: XmlNotes,
  depth: number,
  { label, term }: { readonly label: string; readonly term: string },
): string[] {
  const indent = "  ".repeat(depth);
  const terms = elementsIn(entry).filter(({ name }) => TERMS.has(name));
  const isGlossed = terms.length > 0 && entry.name !== "list-item";
  const named = [term, ...(isGlossed ? terms.map((one) => inlineText(one.children, notes)) : [])];
  const parts = partsOf(
    entry.name === "list-item" || isGlossed ? without(entry, terms) : entry,
    notes,
    depth + 1,
  );
  const [first = "", ...more] = parts;
  const name = named.filter((one) => one !== "").join(", ");
  const said = [name, first.trim()].filter((one) => one !== "").join(": ");
  if (said === "" && more.length === 0) return [];
  return [
    `${indent}${label} ${said}`,
    ...more.map((line) => (line.startsWith(" ") ? line : `${indent}  ${line}`)),
  ];
}

function without(entry: XmlElement, left: readonly XmlElement[]): XmlElement {
  return {
    ...entry,
    children: entry.children.filter((child) => typeof child === "string" || !left.includes(child)),
  };
}

/** The lines of an entry: its own words, its paragraphs, and the lists in it, these indented. */
function partsOf(entry: XmlElement, notes: XmlNotes, depth: number): string[] {
  const lines: string[] = [];
  let run: XmlNode[] = [];
  const flush = (): void => {
    lines.push(
      ...inlineText(run, notes)
        .split("\n")
        .filter((line) => line !== ""),
    );
    run = [];
  };
  for (const child of entry.children) {
    if (typeof child === "string") run.push(child);
    else if (LISTS.has(child.name)) {
      flush();
      lines.push(...listLines(child, notes, depth));
    } else if (LINES.has(child.name) || holdsList(child)) {
      flush();
      lines.push(...partsOf(child, notes, depth));
    } else run.push(child);
  }
  flush();
  return lines;
}

function holdsList(element: XmlElement): boolean {
  return elementsIn(element).some(({ name }) => LISTS.has(name) || LINES.has(name));
}
