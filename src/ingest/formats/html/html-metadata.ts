import { webAddress } from "../../../core/web-address.ts";
import type { Provenance } from "../../../core/document.ts";
import { authorsOf } from "../../metadata/authors.ts";
import { personName } from "../../metadata/byline-names.ts";
import { credibleAuthors } from "../../metadata/credible-authors.ts";
import { findDate, parseDate, type DateOrder } from "../../metadata/dates.ts";
import { readJsonLd, type JsonLdArticle } from "../../metadata/json-ld.ts";
import { normalLanguage } from "../../metadata/language.ts";
import { parsedJson } from "../../parsed-json.ts";
import { tagsOf } from "../../metadata/tags.ts";
import type { DeclaredMetadata, Finding } from "../reader.ts";
import type { MarkedAttribution } from "./article/html-attribution.ts";
import type { MetaFields, PageHead } from "./html-head.ts";

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
const DATE_FIELDS = `
  datepublished date_published publisheddate published_date published-date citation_publication_date
  citation_online_date citation_date dc.date.issued dcterms.issued dc.date.publication dcterms.date
  dc.date dc.date.created dcterms.created dc.created parsely-pub-date sailthru.date
  cxenseparse:recs:publishtime cxenseparse:publishtime rnews:datepublished prism.publicationdate
  bt:pubdate vr:published_time og:published_time og:pubdate og:publish_date article.published
  article:published article:published_date article:post_date article_date_original
  article-publication-date shareaholic:article_published_time originalpublicationdate publication_date
  publication-date pubdate pub_date pub-date publish-date publish_date publishdate publishtime
  displaydate gentime release_date article.created datecreated date.created created date
`
  .trim()
  .split(/\s+/);
/** When a page was changed, where nothing says when it was published. */
const CHANGE_FIELDS = [
  "article:modified_time",
  "og:updated_time",
  "dcterms.modified",
  "lastmod",
  "last-modified",
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

/** What the page itself shows, to be weighed against what its head declares. */
export interface ShownByPage {
  readonly headline: string;
  readonly attribution: MarkedAttribution;
  /** In which order the page's language writes day and month. */
  readonly order: DateOrder;
}

/**
 * What the head of a page says: JSON-LD first, then OpenGraph, then meta tags, then what its elements say of themselves. A
 * headline that the `<title>` repeats is the title, whatever a description says; what names nobody is no author.
 */
export function declaredByHtml(head: PageHead, shown: ShownByPage): DeclaredMetadata {
  const { fields } = head;
  const first = (names: readonly string[]): string | undefined => firstOf(fields, names);
  const ogTitle = first(["og:title"]);
  const jsonLd = readJsonLd(head.jsonLd, (title) =>
    [shown.headline, ogTitle].some((own) => isSame(own, title)),
  );
  const url =
    finding("html-meta", webAddress(head.canonical)) ??
    finding("open-graph", webAddress(first(["og:url"]))) ??
    finding("json-ld", webAddress(jsonLd?.url ?? undefined)) ??
    finding("html-meta", webAddress(head.savedFrom));
  const title = titleOf(
    [
      finding("json-ld", jsonLd?.title),
      finding("open-graph", ogTitle),
      finding("html-meta", first(TITLE_FIELDS)),
      headTitle(head.title, first(["og:site_name"])),
    ],
    shown.headline,
  );
  const site = siteNames(head, jsonLd, url?.value);
  const authors = authorsBy(
    [
      someOf("json-ld", credibleAuthors(jsonLd?.authors ?? [], site)),
      someOf("open-graph", credibleAuthors(namedIn(fields, ["article:author", "og:article:author"]), site)),
      someOf("html-meta", metaAuthors(fields, site)),
    ],
    someOf("byline", credibleAuthors(shown.attribution.authors, site)),
  );
  const date = dateOf(head, jsonLd, shown, url?.value);
  const language = languageOf(head.language, first, jsonLd?.language);
  const tags = tagsOfPage(fields, jsonLd?.tags ?? []);
  return {
    ...(title && { title }),
    ...(authors && { authors }),
    ...(date && { date }),
    ...(url && { url }),
    ...(language && { language }),
    ...(tags && { tags }),
    siteNames: site,
  };
}

/**
 * The first declared authors among whom is a person, else those of the byline, else the first declared. A byline that names all
 * that are declared and more is the whole list.
 */
function authorsBy(
  declared: readonly (Finding<readonly string[]> | null)[],
  byline: Finding<readonly string[]> | null,
): Finding<readonly string[]> | null {
  const found = declared.filter((authors) => authors !== null);
  const persons = found.find(({ value }) => value.some(isPerson));
  if (persons === undefined) return byline ?? (found[0] === undefined ? null : { ...found[0], weak: true });
  const shown = new Set(byline?.value.map(normal));
  const isWhole = byline !== null && persons.value.every((name) => shown.has(normal(name)));
  return isWhole && byline.value.length > persons.value.length ? byline : persons;
}

/** A name of several words, or in a script that tells no names by their capitals. */
function isPerson(author: string): boolean {
  return personName(author, false) !== null || /\p{Lo}/u.test(author);
}

/** The text of the article that stands in the page's JSON-LD or in a meta tag, or null. */
export function bodyInJsonLd(head: PageHead, headline: string): string | null {
  const body = readJsonLd(head.jsonLd, (title) => isSame(headline, title))?.body;
  return body ?? firstOf(head.fields, ["articlebody"]) ?? null;
}

/** The titles that a page declares, to know its headline by. */
export function declaredTitles(head: PageHead): readonly string[] {
  const jsonLd = readJsonLd(head.jsonLd, (title) => isSame(firstOf(head.fields, ["og:title"]), title));
  const titles = [jsonLd?.title, firstOf(head.fields, ["og:title", ...TITLE_FIELDS]), head.title];
  return titles.flatMap((title) => title ?? []).filter((title) => title !== "");
}

/** The first declared title, or the headline where a declared title holds it or says nothing. */
function titleOf(declared: readonly (Finding<string> | null)[], headline: string): Finding<string> | null {
  const titles = declared.filter((title) => title !== null);
  const repeated = titles.find(
    ({ value }) =>
      normal(headline) !== "" &&
      normal(value).includes(normal(headline)) &&
      headline.length > value.length / 3,
  );
  if (repeated !== undefined) return { ...repeated, value: headline };
  const [first] = titles;
  if (first === undefined || !isSection(first.value) || wordCount(headline) <= LONGEST_SECTION)
    return first ?? null;
  return { value: headline, evidence: "headline" };
}

/** "Press releases", "News": what a template says of all of its pages. */
function isSection(title: string): boolean {
  return wordCount(title) <= LONGEST_SECTION;
}
const LONGEST_SECTION = 3;

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

/** The names by which a site may call itself an author. */
function siteNames(head: PageHead, jsonLd: JsonLdArticle | null, url: string | undefined): readonly string[] {
  const named = [
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "article:publisher",
    "copyright",
  ];
  const host = /^https?:\/\/(?:www\d?\.)?([^/:]+)/i.exec(url ?? "")?.[1] ?? "";
  const domains =
    host === "" ? [] : [host, host.split(".").at(-2) ?? "", host.split(".").slice(0, -1).join("")];
  const behind = /\s(?:[|–—»·]|-|::)\s([^|–—»·]+)$/.exec(head.title)?.[1] ?? "";
  return [
    ...named.flatMap((name) => head.fields.get(name) ?? []),
    ...(jsonLd?.publishers ?? []),
    ...domains,
    behind,
  ];
}

function dateOf(
  head: PageHead,
  jsonLd: JsonLdArticle | null,
  { attribution, order }: ShownByPage,
  url: string | undefined,
): Finding<string> | null {
  const inUrl = dateInAddress(url ?? "");
  const published = firstOf(head.fields, ["article:published_time", "og:article:published_time"]);
  const changed = firstDate(head.fields, CHANGE_FIELDS, order);
  const weak = attribution.isPublication ? {} : { weak: true };
  return (
    finding("json-ld", localDay(jsonLd?.date ?? "", inUrl, order)) ??
    finding("open-graph", localDay(published ?? "", inUrl, order)) ??
    finding("html-meta", firstDate(head.fields, DATE_FIELDS, order) ?? parselyPage(head.fields).date) ??
    (attribution.date === null ? null : { value: attribution.date, evidence: "html-meta", ...weak }) ??
    (inUrl === null ? null : { value: inUrl, evidence: "html-meta", weak: true }) ??
    (changed === null ? null : { value: changed, evidence: "html-meta", weak: true })
  );
}

/** The day in an address such as `/2018/07/16/the-harbour`, or null. */
function dateInAddress(url: string): string | null {
  const path = url.replace(/^https?:\/\/[^/]*/i, "");
  const [, year, month, day] =
    /[/_-]((?:19|20)\d\d)[/_-]?([a-z]{3}|[01]?\d)[/_-]?([0-3]?\d)(?=[/_.-]|$)/i.exec(path) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return findDate(/\d/.test(month) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`)?.date ?? null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A moment in Greenwich may be the day before or after where the page was written: its address tells which. */
function localDay(moment: string, inUrl: string | null, order: DateOrder): string | null {
  const date = parseDate(moment, order);
  if (date === null || inUrl === null || !/T.*(?:Z|[+-]00:?00)$/.test(moment.trim())) return date;
  return Math.abs(Date.parse(date) - Date.parse(inUrl)) === DAY_MS ? inUrl : date;
}

function finding<Value>(evidence: Provenance, value: Value | null | undefined): Finding<Value> | null {
  return value === null || value === undefined ? null : { value, evidence };
}

function someOf<Value>(evidence: Provenance, values: readonly Value[]): Finding<readonly Value[]> | null {
  return values.length === 0 ? null : { value: values, evidence };
}

/** The first field that names somebody; several tags of one name are several authors. */
function metaAuthors(fields: MetaFields, site: readonly string[]): readonly string[] {
  const named = AUTHOR_FIELDS.map((name) => credibleAuthors(namedIn(fields, [name]), site));
  const other = [parselyPage(fields).authors, labelledAuthors(fields)];
  return (
    named.find((authors) => authors.length > 0) ??
    other.map((authors) => credibleAuthors(authors, site)).find((authors) => authors.length > 0) ??
    []
  );
}

/** What an analytics service was given in one field, as JSON. */
function parselyPage(fields: MetaFields): {
  readonly authors: readonly string[];
  readonly date: string | null;
} {
  const text = firstOf(fields, ["parsely-page"]);
  // A template that failed to fill in its fields is no JSON; the page says the same elsewhere.
  const page = text === undefined ? null : parsedJson(text);
  if (typeof page !== "object" || page === null) return { authors: [], date: null };
  const { author, authors, pub_date: date } = page as Record<string, unknown>;
  return { authors: authorsOf(authors ?? author), date: typeof date === "string" ? parseDate(date) : null };
}

/** How plugins of WordPress label the author in the fields that they write for previews. */
const AUTHOR_LABEL =
  /^(?:written by|author|verfasst von|geschrieben von|autor|écrit par|auteur|escrito por|scritto da|geschreven door|написано автором|автор|yazan|napisane przez|skriven av|skrevet av)$/iu;

/** `twitter:label1` "Written by", `twitter:data1` "Jane Doe". */
function labelledAuthors(fields: MetaFields): readonly string[] {
  const at = [1, 2].find((number) => AUTHOR_LABEL.test(firstOf(fields, [`twitter:label${number}`]) ?? ""));
  return at === undefined ? [] : namedIn(fields, [`twitter:data${at}`]);
}

function namedIn(fields: MetaFields, names: readonly string[]): readonly string[] {
  return authorsOf(names.flatMap((name) => fields.get(name) ?? []));
}

function firstOf(fields: MetaFields, names: readonly string[]): string | undefined {
  return names.flatMap((name) => fields.get(name) ?? [])[0];
}

function firstDate(fields: MetaFields, names: readonly string[], order: DateOrder): string | null {
  const dates = names.flatMap((name) => fields.get(name) ?? []).map((value) => parseDate(value, order));
  return dates.find((date) => date !== null) ?? null;
}

/** The page's own language first; `og:locale` is more often what the template came with. */
function languageOf(
  declared: string,
  first: (names: readonly string[]) => string | undefined,
  jsonLd: string | null | undefined,
): Finding<string> | null {
  return (
    finding("json-ld", knownLanguage(jsonLd)) ??
    finding("html-meta", knownLanguage(declared)) ??
    finding("open-graph", knownLanguage(first(["og:locale"]))) ??
    finding("html-meta", knownLanguage(first(LANGUAGE_FIELDS)))
  );
}

/** With its region, which tells how dates are written. */
function knownLanguage(declared: string | null | undefined): string | null {
  return normalLanguage(declared ?? "") === null ? null : (declared ?? null);
}

/** All subjects that the page names anywhere; the evidence is the best place that names one. */
function tagsOfPage(fields: MetaFields, jsonLd: readonly string[]): Finding<readonly string[]> | null {
  const openGraph = ["article:tag", "og:article:tag"].flatMap((name) => fields.get(name) ?? []);
  const meta = TAG_FIELDS.flatMap((name) => fields.get(name) ?? []);
  const all = tagsOf(jsonLd, openGraph, meta);
  if (jsonLd.length > 0) return someOf("json-ld", all);
  return someOf(tagsOf(openGraph).length > 0 ? "open-graph" : "html-meta", all);
}

/** The `<title>` without the name of the site behind it. */
function headTitle(value: string, site: string | undefined): Finding<string> | null {
  const [, before, after] = /^(.+)\s(?:[|–—»·]|-|::)\s([^|]+)$/.exec(value) ?? [];
  const isSite =
    before !== undefined && (after === site || before.split(" ").length > (after?.split(" ").length ?? 0));
  return value === "" ? null : { value: isSite ? before : value, evidence: "html-title" };
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
