import { webAddress } from "../../../core/web-address.ts";
import type { Evidence } from "../../../core/document.ts";
import { collapseSpace } from "../../clean.ts";
import { authorsOf } from "../../metadata/authors.ts";
import { parseDate } from "../../metadata/dates.ts";
import { readJsonLd } from "../../metadata/json-ld.ts";
import { normalLanguage } from "../../metadata/language.ts";
import { tagsOf } from "../../metadata/tags.ts";
import { attribute, elements, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import type { DeclaredMetadata, Finding } from "../reader.ts";

const TITLE_FIELDS = ["citation_title", "dc.title", "dcterms.title", "twitter:title", "parsely-title"];
const AUTHOR_FIELDS = [
  "author",
  "citation_author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "byl",
];
const DATE_FIELDS = [
  "datepublished",
  "citation_publication_date",
  "citation_date",
  "dc.date.issued",
  "dcterms.issued",
  "dc.date",
  "dcterms.created",
  "parsely-pub-date",
  "sailthru.date",
  "pubdate",
  "publish-date",
  "publishdate",
  "date",
];
const LANGUAGE_FIELDS = [
  "dc.language",
  "dcterms.language",
  "content-language",
  "language",
  "citation_language",
];
const TAG_FIELDS = [
  "keywords",
  "news_keywords",
  "citation_keywords",
  "dc.subject",
  "dcterms.subject",
  "parsely-tags",
  "sailthru.tags",
];

type MetaFields = ReadonlyMap<string, readonly string[]>;

/**
 * What the head of a page says: JSON-LD first, then OpenGraph, then meta tags; `headline` is the text of the page's h1.
 */
export function declaredByHtml(document: HtmlNode, headline: string): DeclaredMetadata {
  const all = elements(document);
  const fields = metaFields(all);
  const first = (names: readonly string[]): string | undefined =>
    names.flatMap((name) => fields.get(name) ?? [])[0];
  const ogTitle = first(["og:title"]);
  const jsonLd = readJsonLd(jsonLdScripts(all), (title) =>
    [headline, ogTitle].some((own) => isSame(own, title)),
  );
  const title =
    finding("json-ld", jsonLd?.title) ??
    finding("open-graph", ogTitle) ??
    finding("html-meta", first(TITLE_FIELDS)) ??
    headTitle(all, first(["og:site_name"]));
  const authors =
    someOf("json-ld", jsonLd?.authors ?? []) ??
    someOf("open-graph", authorsOf(fields.get("article:author") ?? fields.get("og:article:author") ?? [])) ??
    metaAuthors(fields);
  const date =
    finding("json-ld", parseDate(jsonLd?.date ?? "")) ??
    finding("open-graph", parseDate(first(["article:published_time", "og:article:published_time"]) ?? "")) ??
    finding("html-meta", firstDate(fields)) ??
    stampedDate(all);
  const url =
    finding("html-meta", webAddress(canonicalUrl(all))) ??
    finding("open-graph", webAddress(first(["og:url"]))) ??
    finding("json-ld", webAddress(jsonLd?.url ?? undefined));
  const language = languageOf(all, first, jsonLd?.language);
  const tags = tagsOfPage(fields, jsonLd?.tags ?? []);
  return {
    ...(title && { title: preferHeadline(title, headline) }),
    ...(authors && { authors }),
    ...(date && { date }),
    ...(url && { url }),
    ...(language && { language }),
    ...(tags && { tags }),
  };
}

function finding<Value>(evidence: Evidence, value: Value | null | undefined): Finding<Value> | null {
  return value === null || value === undefined ? null : { value, evidence };
}

function someOf<Value>(evidence: Evidence, values: readonly Value[]): Finding<readonly Value[]> | null {
  return values.length === 0 ? null : { value: values, evidence };
}

function jsonLdScripts(all: readonly HtmlElement[]): string[] {
  return all
    .filter(({ tagName }) => tagName === "script")
    .filter((script) => /^application\/ld\+json\b/i.test(attribute(script, "type").trim()))
    .map((script) => textOf(script));
}

/** The contents of the meta tags by name, property, itemprop or http-equiv, in lower case. */
function metaFields(all: readonly HtmlElement[]): MetaFields {
  const fields = new Map<string, string[]>();
  for (const meta of all.filter(({ tagName }) => tagName === "meta")) {
    const content = collapseSpace(attribute(meta, "content"));
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

/** The first field that names somebody; several tags of one name are several authors. */
function metaAuthors(fields: MetaFields): Finding<readonly string[]> | null {
  const named = AUTHOR_FIELDS.map((name) => authorsOf(fields.get(name) ?? []));
  return someOf("html-meta", named.find((authors) => authors.length > 0) ?? []);
}

function firstDate(fields: MetaFields): string | null {
  const dates = DATE_FIELDS.flatMap((name) => fields.get(name) ?? []).map(parseDate);
  return dates.find((date) => date !== null) ?? null;
}

/** The first `<time>` of a page is often that of the article; what the text shows is believed before it. */
function stampedDate(all: readonly HtmlElement[]): Finding<string> | null {
  const stamps = all.filter(({ tagName }) => tagName === "time").map((time) => attribute(time, "datetime"));
  const stamp = stamps.find((datetime) => datetime !== "");
  const date = parseDate(stamp ?? "");
  return date === null ? null : { value: date, evidence: "html-meta", weak: true };
}

/** The page's own language first; `og:locale` is more often what the template came with. */
function languageOf(
  all: readonly HtmlElement[],
  first: (names: readonly string[]) => string | undefined,
  jsonLd: string | null | undefined,
): Finding<string> | null {
  const root = all.find(({ tagName }) => tagName === "html");
  const lang = root === undefined ? "" : attribute(root, "lang") || attribute(root, "xml:lang");
  return (
    finding("json-ld", normalLanguage(jsonLd ?? "")) ??
    finding("html-meta", normalLanguage(lang)) ??
    finding("open-graph", normalLanguage(first(["og:locale"]) ?? "")) ??
    finding("html-meta", normalLanguage(first(LANGUAGE_FIELDS) ?? ""))
  );
}

/** All subjects that the page names anywhere; the evidence is the best place that names one. */
function tagsOfPage(fields: MetaFields, jsonLd: readonly string[]): Finding<readonly string[]> | null {
  const openGraph = ["article:tag", "og:article:tag"].flatMap((name) => fields.get(name) ?? []);
  const meta = TAG_FIELDS.flatMap((name) => fields.get(name) ?? []);
  const all = tagsOf(jsonLd, openGraph, meta);
  if (jsonLd.length > 0) return someOf("json-ld", all);
  return someOf(tagsOf(openGraph).length > 0 ? "open-graph" : "html-meta", all);
}

function canonicalUrl(all: readonly HtmlElement[]): string | undefined {
  const links = all.filter(({ tagName }) => tagName === "link");
  const link = links.find((element) =>
    attribute(element, "rel").toLowerCase().split(/\s+/).includes("canonical"),
  );
  return link === undefined ? undefined : attribute(link, "href").trim();
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
  const isPart = normal(headline) !== "" && normal(title.value).includes(normal(headline));
  return isPart && headline.length > title.value.length / 3 ? { ...title, value: headline } : title;
}

function isSame(own: string | undefined, title: string): boolean {
  return own !== undefined && normal(own) !== "" && normal(own) === normal(title);
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
