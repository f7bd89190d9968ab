import { collapseSpace } from "../../clean.ts";
import { withoutEntities } from "../../metadata/json-ld.ts";
import { attribute, childrenOf, elements, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";

/** The contents of a page's meta tags by name, property, itemprop or http-equiv, in lower case. */
export type MetaFields = ReadonlyMap<string, readonly string[]>;

/** What a page declares about itself outside of its text, as it is written. */
export interface PageHead {
  /** The `<title>`. */
  readonly title: string;
  readonly fields: MetaFields;
  readonly jsonLd: readonly string[];
  /** The programs of the page. */
  readonly scripts: readonly string[];
  readonly canonical: string | undefined;
  /** The address that a browser has written into the page when it saved it. */
  readonly savedFrom: string | undefined;
  readonly language: string;
}

const LONGEST_TITLE = 1_000;

/** What the first of these fields says that is there. */
export function firstOf(fields: MetaFields, names: readonly string[]): string | undefined {
  return names.flatMap((name) => fields.get(name) ?? [])[0];
}

export function readHead(document: HtmlNode): PageHead {
  const all = elements(document);
  const root = all.find(({ tagName }) => tagName === "html");
  const title = all.find(({ tagName }) => tagName === "title");
  const link = all.find(
    (element) =>
      element.tagName === "link" &&
      attribute(element, "rel").toLowerCase().split(/\s+/).includes("canonical"),
  );
  return {
    title: title === undefined ? "" : collapseSpace(textOf(title).slice(0, LONGEST_TITLE)),
    fields: metaFields(all),
    jsonLd: jsonLdScripts(all),
    scripts: all
      .filter(({ tagName, attrs }) => tagName === "script" && !attrs.some(isNoProgram))
      .map((script) => textOf(script)),
    canonical: link && attribute(link, "href").trim(),
    savedFrom: savedFrom([document, ...(root === undefined ? [] : [root])]),
    language: root === undefined ? "" : attribute(root, "lang") || attribute(root, "xml:lang"),
  };
}

/** `<!-- saved from url=(0028)https://… -->` of Chrome and Edge, ` url: https://… ` of SingleFile, at the top. */
function savedFrom(nodes: readonly HtmlNode[]): string | undefined {
  const comments = nodes
    .flatMap(childrenOf)
    .flatMap((node) => ("data" in node ? [node.data.slice(0, LONGEST_TITLE)] : []));
  return comments
    .filter((comment) => /^\s*(?:saved from url=|Page saved with SingleFile)/.test(comment))
    .flatMap((comment) => /url(?:=\(\d{1,6}\)|: )(https?:\/\/\S+)/.exec(comment)?.[1] ?? [])[0];
}

/** A type other than that of a program, or an address of one elsewhere. */
function isNoProgram({ name, value }: HtmlElement["attrs"][number]): boolean {
  return (
    name === "src" ||
    (name === "type" && !/^(?:(?:text|application)\/(?:x-)?javascript|module|)$/i.test(value.trim()))
  );
}

function jsonLdScripts(all: readonly HtmlElement[]): string[] {
  return all
    .filter(({ tagName }) => tagName === "script")
    .filter((script) => /^application\/ld\+json\b/i.test(attribute(script, "type").trim()))
    .map((script) => textOf(script));
}

function metaFields(all: readonly HtmlElement[]): MetaFields {
  const fields = new Map<string, string[]>();
  for (const meta of all.filter(({ tagName }) => tagName === "meta")) {
    const content = collapseSpace(withoutEntities(attribute(meta, "content")));
    const keys = ["property", "name", "itemprop", "http-equiv"].map((key) =>
      attribute(meta, key).trim().toLowerCase(),
    );
    for (const name of new Set(keys)) {
      if (name === "" || content === "") continue;
      const values = fields.get(name);
      if (values === undefined) fields.set(name, [content]);
      else values.push(content);
    }
  }
  return fields;
}
