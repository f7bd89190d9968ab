import { collapseSpace } from "../clean.ts";
import { parseDate } from "../metadata/dates.ts";
import { readJsonLd } from "../metadata/json-ld.ts";
import { attribute, elements, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import type { DeclaredMetadata, Finding } from "./reader.ts";

const TITLE_FIELDS = [
  "og:title",
  "citation_title",
  "dc.title",
  "dcterms.title",
  "twitter:title",
  "parsely-title",
];
const AUTHOR_FIELDS = [
  "author",
  "citation_author",
  "article:author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "byl",
];
const DATE_FIELDS = [
  "article:published_time",
  "datepublished",
  "citation_publication_date",
  "citation_date",
  "dc.date.issued",
  "dcterms.issued",
  "dc.date",
  "parsely-pub-date",
  "pubdate",
  "publish-date",
  "publishdate",
  "date",
];

/** Title, authors, date and address from JSON-LD, meta tags and the head; `headline` is the text of the page's h1. */
export function declaredByHtml(document: HtmlNode, headline: string): DeclaredMetadata {
  const all = elements(document);
  const fields = metaFields(all);
  const first = (names: readonly string[]): string | undefined =>
    names.flatMap((name) => fields.get(name) ?? [])[0];
  const jsonLd = all
    .filter((element) => element.tagName === "script" && attribute(element, "type") === "application/ld+json")
    .map((script) => readJsonLd(textOf(script)))
    .find((article) => article !== null);
  const evidence = "html-meta";
  const title = jsonLd?.title ?? first(TITLE_FIELDS);
  const authors = authorsOf(
    jsonLd?.authors ?? [],
    AUTHOR_FIELDS.map((name) => fields.get(name) ?? []),
  );
  const date = parseDate(jsonLd?.date ?? first(DATE_FIELDS) ?? "");
  const stamp = all.find((element) => element.tagName === "time" && attribute(element, "datetime") !== "");
  const stamped = stamp === undefined ? null : parseDate(attribute(stamp, "datetime"));
  const url = canonicalUrl(all) ?? first(["og:url"]);
  const declaredTitle =
    title === undefined ? headTitle(all, first(["og:site_name"])) : ({ value: title, evidence } as const);
  return {
    ...(declaredTitle && { title: preferHeadline(declaredTitle, headline) }),
    ...(authors.length > 0 && { authors: { value: authors, evidence } }),
    ...(date !== null && { date: { value: date, evidence } }),
    ...(date === null && stamped !== null && { date: { value: stamped, evidence, weak: true } }),
    ...(url !== undefined && /^https?:\/\/\S+$/.test(url) && { url: { value: url, evidence } }),
  };
}

/** The contents of the meta tags by name, property or itemprop, in lower case. */
function metaFields(all: readonly HtmlElement[]): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  for (const meta of all.filter(({ tagName }) => tagName === "meta")) {
    const name = attribute(meta, "property") || attribute(meta, "name") || attribute(meta, "itemprop");
    const content = collapseSpace(attribute(meta, "content"));
    if (name === "" || content === "") continue;
    fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), content]);
  }
  return fields;
}

/** The first field that names somebody; several tags of one name are several authors. */
function authorsOf(jsonLd: readonly string[], fields: readonly (readonly string[])[]): readonly string[] {
  const named = [jsonLd, ...fields].map((values) =>
    values
      .filter((value) => !/^https?:|^@/.test(value))
      .flatMap((value) => value.replace(/^by\s+/i, "").split(/\s*;\s*|\s*,\s+(?:and\s+)?|\s+(?:and|&)\s+/))
      .filter((name) => name !== ""),
  );
  return [...new Set(named.find((names) => names.length > 0) ?? [])];
}

function canonicalUrl(all: readonly HtmlElement[]): string | undefined {
  const link = all.find((element) => element.tagName === "link" && attribute(element, "rel") === "canonical");
  return link === undefined ? undefined : attribute(link, "href");
}

/** The `<title>` without the name of the site behind it. */
function headTitle(all: readonly HtmlElement[], site: string | undefined): Finding<string> | null {
  const title = all.find(({ tagName }) => tagName === "title");
  const value = title === undefined ? "" : collapseSpace(textOf(title));
  const [, before, after] = /^(.+)\s(?:[|–—»·]|-|::)\s([^|]+)$/.exec(value) ?? [];
  const isSite =
    before !== undefined && (after === site || before.split(" ").length > (after?.split(" ").length ?? 0));
  return value === "" ? null : { value: isSite ? before : value, evidence: "html-title" };
}

/** Where the declared title is the headline and more ("Headline | Site"), the headline alone is the title. */
function preferHeadline(title: Finding<string>, headline: string): Finding<string> {
  const normal = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const isPart = normal(headline) !== "" && normal(title.value).includes(normal(headline));
  return isPart && headline.length > title.value.length / 3 ? { ...title, value: headline } : title;
}
