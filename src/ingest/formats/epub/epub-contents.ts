import { collapseSpace } from "../../clean.ts";
import { resolvePath, type EpubPackage } from "./epub-package.ts";
import { attribute, elements, textOf } from "../html/html-tree.ts";
import {
  decodeXml,
  descendant,
  elementsIn,
  parseOptionalXml,
  xmlText,
  type Namespaces,
  type XmlElement,
} from "../xml/xml-tree.ts";
import { parseXhtml } from "../xml/xml-xhtml.ts";
import type { ZipArchive } from "../archive/zip.ts";

const NCX_NAMESPACES: Namespaces = new Map([
  ["http://www.daisy.org/z3986/2005/ncx/", "ncx"],
  ["", "ncx"],
]);

interface Entry {
  readonly path: string;
  readonly label: string;
}

/** What the table of contents calls each document of the book, by path; the first entry of a document counts. */
export async function readContentsLabels(
  archive: ZipArchive,
  { navigation, ncx }: EpubPackage,
): Promise<ReadonlyMap<string, string>> {
  const fromNavigation = await entriesOf(archive, navigation, navigationEntries);
  const entries = fromNavigation.length > 0 ? fromNavigation : await entriesOf(archive, ncx, ncxEntries);
  // Later entries of a map win.
  return new Map(entries.toReversed().map(({ path, label }) => [path, label]));
}

async function entriesOf(
  archive: ZipArchive,
  path: string | null,
  read: (bytes: Uint8Array, path: string) => readonly Entry[],
): Promise<readonly Entry[]> {
  const bytes = path === null ? null : await archive.read(path);
  return path === null || bytes === null ? [] : read(bytes, path).filter(({ label }) => label !== "");
}

function navigationEntries(bytes: Uint8Array, from: string): readonly Entry[] {
  const body = parseXhtml(decodeXml(bytes));
  const navs = body === undefined ? [] : elements(body).filter(({ tagName }) => tagName === "nav");
  const contents = navs.find((nav) => attribute(nav, "epub:type").split(/\s+/).includes("toc"));
  if (contents === undefined) return [];
  return elements(contents)
    .filter(({ tagName }) => tagName === "a")
    .map((link) => ({
      path: resolvePath(from, attribute(link, "href")),
      label: collapseSpace(textOf(link)),
    }));
}

function ncxEntries(bytes: Uint8Array, from: string): readonly Entry[] {
  const entriesIn = (element: XmlElement): Entry[] => {
    if (element.name === "ncx:pageList") return [];
    const children = elementsIn(element);
    const target = children.find(({ name }) => name === "ncx:content")?.attributes.src;
    const label = children.find(({ name }) => name === "ncx:navLabel");
    const text = label === undefined ? undefined : descendant(label, "ncx:text");
    const own =
      target === undefined || text === undefined
        ? []
        : [{ path: resolvePath(from, target), label: xmlText(text) }];
    return [...own, ...children.flatMap(entriesIn)];
  };
  const root = parseOptionalXml(bytes, NCX_NAMESPACES);
  return root === null ? [] : entriesIn(root);
}
