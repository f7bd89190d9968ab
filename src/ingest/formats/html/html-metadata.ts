import { webAddress } from "../../../core/web-address.ts";
import type { Provenance } from "../../../core/document.ts";
import { authorsOf } from "../../metadata/authors.ts";
import { personName } from "../../metadata/byline-names.ts";
import { credibleAuthors } from "../../metadata/credible-authors.ts";
import { findDate, parseDate, type DateOrder } from "../../metadata/dates.ts";
import { readJsonLd, type JsonLdArticle } from "../../metadata/json-ld.ts";
import { normalLanguage } from "../../metadata/language.ts";
import { lettersAlone } from "../../metadata/opening.ts";
import { parsedJson } from "../../parsed-json.ts";
import { tagsOf } from "../../metadata/tags.ts";
import type { DeclaredMetadata, Finding } from "../reader.ts";
import type { MarkedAttribution } from "./article/html-attribution.ts";
import { firstOf, type MetaFields, type PageHead } from "./html-head.ts";
import { authorsInScripts, dateInScripts } from "./html-script-data.ts";
import { headTitle, isSameText, TITLE_FIELDS, titleOf, withoutSite } from "./html-titles.ts";

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
    [shown.headline, ogTitle].some((own) => isSameText(own, title)),
  );
  const url =
    finding("html-meta", webAddress(head.canonical)) ??
    finding("open-graph", webAddress(first(["og:url"]))) ??
    finding("json-ld", webAddress(jsonLd?.url ?? undefined)) ??
    finding("html-meta", webAddress(head.savedFrom));
  const site = siteNames(head, jsonLd, url?.value);
  const title = declaredTitle(head, jsonLd?.title ?? undefined, shown.headline, site);
  const authors = authorsBy(
    [
      someOf("json-ld", credibleAuthors(jsonLd?.authors ?? [], site.all)),
      someOf(
        "open-graph",
        credibleAuthors(namedIn(fields, ["article:author", "og:article:author"]), site.all),
      ),
      someOf("html-meta", metaAuthors(fields, site.all)),
    ],
    someOf("byline", credibleAuthors(shown.attribution.authors, site.all)),
  );
  const date = dateOf(head, jsonLd, shown, url?.value);
  const weak = authors === null ? weakAuthors(head, jsonLd, shown.attribution.authors, site) : [];
  const language = languageOf(head.language, first, jsonLd?.language);
  const tags = tagsOfPage(fields, jsonLd?.tags ?? []);
  return {
    ...(title && { title }),
    ...(authors && { authors }),
    ...(weak.length > 0 && { authors: { value: weak, evidence: "html-meta", weak: true } }),
    ...(date && { date }),
    ...(url && { url }),
    ...(language && { language }),
    ...(tags && { tags }),
    siteNames: site.all,
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
  const shown = new Set(byline?.value.map(lettersAlone));
  const isWhole = byline !== null && persons.value.every((name) => shown.has(lettersAlone(name)));
  return isWhole && byline.value.length > persons.value.length ? byline : persons;
}

function declaredTitle(
  head: PageHead,
  jsonLd: string | undefined,
  headline: string,
  { declared }: SiteNames,
): Finding<string> | null {
  const inTitle = headTitle(head.title, headline, declared);
  const own = (title: string | undefined): string | undefined => {
    if (title === undefined) return undefined;
    return isSameText(title, head.title) ? inTitle?.value : withoutSite(title, declared);
  };
  const titles = [
    finding("json-ld", own(jsonLd)),
    finding("open-graph", own(firstOf(head.fields, ["og:title"]))),
    finding("html-meta", own(firstOf(head.fields, TITLE_FIELDS))),
    inTitle,
  ];
  return titleOf(titles, headline);
}

/**
 * Better than nobody: who writes a blog that is called by their name, where both the head and the page name them and no publisher is
 * called so; else whom the page's programs name.
 */
function weakAuthors(
  head: PageHead,
  jsonLd: JsonLdArticle | null,
  shown: readonly string[],
  site: SiteNames,
): readonly string[] {
  const named = [...(jsonLd?.authors ?? []), ...namedIn(head.fields, AUTHOR_FIELDS)];
  const declared = new Set(named.map(lettersAlone));
  const both = shown.filter((name) => declared.has(lettersAlone(name)));
  const blogger = credibleAuthors(both, site.organisations).filter(isPerson);
  return blogger.length > 0 ? blogger : credibleAuthors(authorsInScripts(head.scripts), site.all);
}

/** A name of several words, or in a script that tells no names by their capitals. */
function isPerson(author: string): boolean {
  return personName(author, false) !== null || /\p{Lo}/u.test(author);
}

/** The text of the article that stands in the page's JSON-LD or in a meta tag, or null. */
export function bodyInJsonLd(head: PageHead, headline: string): string | null {
  const body = readJsonLd(head.jsonLd, (title) => isSameText(headline, title))?.body;
  return body ?? firstOf(head.fields, ["articlebody"]) ?? null;
}

/** The names of a site: those by which it is published, with those of its address, and with what stands last in the `<title>`. */
interface SiteNames {
  readonly organisations: readonly string[];
  readonly declared: readonly string[];
  readonly all: readonly string[];
}

/** The names by which a site may call itself an author. */
function siteNames(head: PageHead, jsonLd: JsonLdArticle | null, url: string | undefined): SiteNames {
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
  const organisations = [
    ...named.flatMap((name) => head.fields.get(name) ?? []),
    ...(jsonLd?.publishers ?? []),
  ];
  const declared = [...organisations, ...domains];
  return { organisations, declared, all: [...declared, behind] };
}

function dateOf(
  head: PageHead,
  jsonLd: JsonLdArticle | null,
  { attribution, order }: ShownByPage,
  url: string | undefined,
): Finding<string> | null {
  const inUrl = dateInAddress(url ?? "");
  const published = firstOf(head.fields, ["article:published_time", "og:article:published_time"]);
  const month = monthInAddress(url ?? "");
  const changed =
    localDay(jsonLd?.modified ?? "", inUrl, order) ?? firstDate(head.fields, CHANGE_FIELDS, order);
  const weak = attribution.isPublication ? {} : { weak: true };
  return (
    finding("json-ld", localDay(jsonLd?.date ?? "", inUrl, order)) ??
    finding("open-graph", localDay(published ?? "", inUrl, order)) ??
    finding("html-meta", firstDate(head.fields, DATE_FIELDS, order) ?? parselyPage(head.fields).date) ??
    (attribution.date === null ? null : { value: attribution.date, evidence: "html-meta", ...weak }) ??
    weakly(dateInScripts(head.scripts) ?? inUrl) ??
    weakly(changed ?? month)
  );
}

const IN_ADDRESS = /[/_-]((?:19|20)\d\d)[/_-]?([a-z]{3}|[01]?\d)[/_-]?([0-3]?\d)(?=[/_.-]|$)/i;
/** `/2018/world/07/16/`: the section stands within the date. */
const BESIDE_SECTION = /\/((?:19|20)\d\d)\/[a-z-]{1,30}\/([01]?\d)\/([0-3]?\d)(?=[/_.-]|$)/i;

function weakly(date: string | null): Finding<string> | null {
  return date === null ? null : { value: date, evidence: "html-meta", weak: true };
}

/** The day in an address such as `/2018/07/16/the-harbour`, or null. */
function dateInAddress(url: string): string | null {
  const path = url.replace(/^https?:\/\/[^/]*/i, "");
  const [, year, month, day] = IN_ADDRESS.exec(path) ?? BESIDE_SECTION.exec(path) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return findDate(/\d/.test(month) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`)?.date ?? null;
}

/** `/2018/07/the-harbour`: blogs give no more. */
function monthInAddress(url: string): string | null {
  const [, year, month] = /\/((?:19|20)\d\d)\/(0[1-9]|1[0-2])\/[^/]/.exec(url) ?? [];
  return year === undefined || month === undefined ? null : `${year}-${month}`;
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
  const other = [
    parselyPage(fields).authors,
    labelledAuthors(fields),
    namedIn(fields, ["twitter:creator"]).filter(isPerson),
  ];
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
