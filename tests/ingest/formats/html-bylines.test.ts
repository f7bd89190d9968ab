import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read } from "../support.ts";

/** A page of one kind: what its template puts where, in which language, and who wrote it when. */
interface Page {
  readonly kind: string;
  readonly lang?: string;
  readonly head?: string;
  readonly above?: string;
  readonly below?: string;
  readonly after?: string;
  readonly outside?: string;
  readonly prose?: readonly string[];
  readonly authors?: readonly string[];
  readonly date?: string | null;
}

const PROSE = [
  "The ferry across the sound was taken out of service in spring, after the last of its three captains had retired for good.",
  "A schoolteacher from the northern shore bought it at auction, and she wants to open a library on board before the autumn.",
  "Whoever passes the quay on a weekday hears hammering, and sees two carpenters who carry long shelves over the gangway.",
];

function pageOf(page: Page): string {
  const { lang = "en", head = "", above = "", below = "", after = "", outside = "", prose = PROSE } = page;
  const text = prose.map((paragraph) => `<p>${paragraph}</p>`).join("");
  const article = `${above}<h1>A Library on the Old Ferry</h1>${below}<div class="text">${text}</div>${after}`;
  return `<html lang="${lang}"><head><title>A Library on the Old Ferry - Sound Gazette</title>${head}</head><body><nav><a href="/">Home</a></nav><div class="main">${article}</div>${outside}<footer>© 2011–2020 Sound Gazette</footer></body></html>`;
}

function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

const ARTICLE = { "@type": "NewsArticle", headline: "A Library on the Old Ferry" };
const GRETA = ["Greta Lindqvist"];
const BOTH = ["Greta Lindqvist", "Tomas Berg"];

const BLOGS: readonly Page[] = [
  {
    kind: "Blogger: footer of the post, header with the day",
    above: `<h2 class="date-header"><span>Monday, April 7, 2014</span></h2>`,
    after: `<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Posted by <span class="fn" itemprop="author"><a class="g-profile" rel="author"><span itemprop="name">Greta Lindqvist</span></a></span></span> <span class="post-timestamp">at <a class="timestamp-link"><abbr class="published" title="2014-04-07T10:12:00+02:00">10:12 AM</abbr></a></span></div></div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "Blogger: a header with the day and a time alone below",
    above: `<h2 class="date-header">7 April 2014</h2>`,
    after: `<p class="post-footer"><em>posted by Greta Lindqvist at <a href="/2014/04/a.html">10:12</a></em></p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "Blogger in German",
    lang: "de",
    above: `<h2 class="date-header"><span>Montag, 7. April 2014</span></h2>`,
    after: `<div class="post-footer"><span class="post-author vcard">Eingestellt von <span class="fn">Greta Lindqvist</span></span> <span class="post-timestamp">um <abbr class="published" title="2014-04-07T10:12:00+02:00">10:12</abbr></span></div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "Blogger in Spanish",
    lang: "es",
    above: `<h2 class="date-header"><span>lunes, 7 de abril de 2014</span></h2>`,
    after: `<div class="post-footer"><span class="post-author vcard">Publicado por <span class="fn">Greta Lindqvist</span></span> en <span class="post-timestamp">10:12</span></div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "Blogger in French",
    lang: "fr",
    above: `<h2 class="date-header"><span>lundi 7 avril 2014</span></h2>`,
    after: `<div class="post-footer"><span class="post-author vcard">Publié par <span class="fn">Greta Lindqvist</span></span> <span class="post-timestamp">à 10:12</span></div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "Blogger: a nickname",
    above: `<h2 class="date-header"><span>Monday, April 7, 2014</span></h2>`,
    after: `<div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">greta</span></span> <span class="post-timestamp">at 10:12 AM</span></div>`,
    authors: ["greta"],
    date: "2014-04-07",
  },
  {
    kind: "WordPress: posted on, by",
    below: `<div class="entry-meta">Posted on <a href="/x" rel="bookmark"><time class="entry-date" datetime="2014-04-07T09:00:00+00:00" pubdate>April 7, 2014</time></a> by <span class="author vcard"><a class="url fn n" href="/author/g" rel="author">Greta Lindqvist</a></span></div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "WordPress: by <a rel=author> in running words",
    below: `<p class="post-info">by <a href="/author/g" rel="author">Greta Lindqvist</a> in <a rel="category tag">Boats</a> on April 7th, 2014</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "WordPress: the date split over three spans",
    below: `<div class="post-date"><span class="month">Apr</span> <span class="day">7</span> <span class="year">2014</span></div><div class="postmeta">Written by Greta Lindqvist</div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "hAtom: a title attribute holds the date",
    below: `<div class="hentry-meta"><abbr class="published" title="2014-04-07T08:00:00+0000">two days ago</abbr> <address class="vcard author"><a class="url fn">Greta Lindqvist</a></address></div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "microdata on meta and span",
    below: `<meta itemprop="datePublished" content="2014-04-07T08:00:00Z"><meta itemprop="dateModified" content="2015-01-01"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><meta itemprop="name" content="Greta Lindqvist"></span>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "microdata: the author's link names the profile",
    below: `<span itemprop="author" itemscope><a itemprop="url" href="/g"><span itemprop="name">Greta Lindqvist</span></a></span><time itemprop="datePublished" datetime="2014-04-07">last week</time>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "a blog's sidebar about its owner",
    below: `<p>By Tomas Berg, April 7, 2014</p>`,
    outside: `<div class="sidebar"><h3>About Me</h3><a class="profile-name-link" rel="author">Rita Wrong</a></div>`,
    authors: ["Tomas Berg"],
    date: "2014-04-07",
  },
  {
    kind: "a signature with a dash",
    below: `<p class="date">7 April 2014</p>`,
    after: `<p>— Greta Lindqvist</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
];

const BYLINES: readonly Page[] = [
  { kind: "an agency behind a bare slash", lang: "de", below: `<p>Greta Lindqvist/dpa</p>`, authors: GRETA },
  { kind: "a box's heading", below: `<p class="author">About Greta Lindqvist</p>`, authors: GRETA },
  {
    kind: "a link to all posts",
    below: `<p class="author">View all posts by Greta Lindqvist</p>`,
    authors: GRETA,
  },
  {
    kind: "the preposition in a span of its own",
    lang: "de",
    below: `<div class="article-author"><span class="prefix">Von</span><span class="name">Greta Lindqvist</span></div>`,
    authors: GRETA,
  },
  {
    kind: "the preposition in a block of its own",
    lang: "de",
    below: `<div class="info"><div>Von</div><div>Greta Lindqvist</div><div>7. April 2014</div></div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "By in a span, without a class",
    below: `<p><span>By</span> <span>Greta Lindqvist</span></p>`,
    authors: GRETA,
  },
  {
    kind: "our member of the newsroom",
    lang: "de",
    below: `<p>Von unserem Redakteur Tomas Berg</p>`,
    authors: ["Tomas Berg"],
  },
  {
    kind: "our member of the newsroom, after a colon",
    lang: "de",
    below: `<p>Von: unserer Redakteurin Greta Lindqvist</p>`,
    authors: GRETA,
  },
  {
    kind: "our correspondent in a town",
    lang: "de",
    below: `<p class="author">Von unserer Korrespondentin Greta Lindqvist, Wien</p>`,
    authors: GRETA,
  },
  {
    kind: "our contributor without a role",
    lang: "de",
    below: `<p>Von unserem Mitarbeiter<br>Tomas Berg</p>`,
    authors: ["Tomas Berg"],
  },
  {
    kind: "our correspondent in French",
    lang: "fr",
    below: `<p>De notre correspondante à Rome, Greta Lindqvist</p>`,
    authors: GRETA,
  },
  {
    kind: "date | name",
    below: `<p>April 7, 2014 | Greta Lindqvist</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "date | name in German",
    lang: "de",
    below: `<p class="meta">07.04.2014 | Greta Lindqvist</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "date, dot, name",
    below: `<div class="post-meta">7 Apr 2014 · Greta Lindqvist</div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "name | date",
    below: `<div class="post-meta">Greta Lindqvist | 7 Apr 2014</div>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "date | section",
    below: `<p>April 7, 2014 | Expert Opinions</p>`,
    authors: [],
    date: "2014-04-07",
  },
  {
    kind: "a role behind a comma",
    below: `<p class="byline">Greta Lindqvist, political editor</p>`,
    authors: GRETA,
  },
  {
    kind: "a role behind a comma after By",
    below: `<p>By Greta Lindqvist, political editor, and Tomas Berg, science reporter</p>`,
    authors: BOTH,
  },
  {
    kind: "a paper behind for",
    below: `<p>By Greta Lindqvist for The Sound Gazette</p>`,
    authors: GRETA,
  },
  { kind: "for a paper, without The", below: `<p>By Greta Lindqvist for MailBoat</p>`, authors: GRETA },
  {
    kind: "a paper and a date behind",
    below: `<p>By GRETA LINDQVIST, The Sound Gazette | Posted: April 7, 2014, 8:15 am</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  { kind: "special to", below: `<p>By Greta Lindqvist Special to the Gazette</p>`, authors: GRETA },
  { kind: "two by and", below: `<p>By Greta Lindqvist and Tomas Berg</p>`, authors: BOTH },
  { kind: "two by und", lang: "de", below: `<p>Von Greta Lindqvist und Tomas Berg</p>`, authors: BOTH },
  { kind: "two by et", lang: "fr", below: `<p>Par Greta Lindqvist et Tomas Berg</p>`, authors: BOTH },
  { kind: "two by y", lang: "es", below: `<p>Por Greta Lindqvist y Tomas Berg</p>`, authors: BOTH },
  { kind: "two by e", lang: "it", below: `<p>di Greta Lindqvist e Tomas Berg</p>`, authors: BOTH },
  { kind: "two by en", lang: "nl", below: `<p>Door Greta Lindqvist en Tomas Berg</p>`, authors: BOTH },
  { kind: "two by och", lang: "sv", below: `<p>Av Greta Lindqvist och Tomas Berg</p>`, authors: BOTH },
  {
    kind: "three by commas",
    below: `<p>By Greta Lindqvist, Tomas Berg and Ines Moura</p>`,
    authors: [...BOTH, "Ines Moura"],
  },
  {
    kind: "two links with a comma",
    below: `<div class="authors"><a href="/team/g">Greta Lindqvist</a>, <a href="/team/t">Tomas Berg</a></div>`,
    authors: BOTH,
  },
  {
    kind: "two links in list items",
    below: `<ul class="article-authors"><li class="author"><a href="/team/g">Greta Lindqvist</a></li><li class="author"><a href="/team/t">Tomas Berg</a></li></ul>`,
    authors: BOTH,
  },
  {
    kind: "a section and By in one line",
    below: `<p class="meta">Boats | By Greta Lindqvist | April 7, 2014</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "a byline below the text in brackets",
    lang: "de",
    after: `<p>(Greta Lindqvist)</p>`,
    authors: GRETA,
  },
  {
    kind: "Text and photos",
    lang: "de",
    after: `<p>Text: Greta Lindqvist / Foto: Rita Wrong</p>`,
    authors: GRETA,
  },
  {
    kind: "words and pictures",
    below: `<p>Words: Greta Lindqvist. Photography: Rita Wrong</p>`,
    authors: GRETA,
  },
  {
    kind: "Story by, Photos by",
    below: `<p>Story by Greta Lindqvist<br>Photos by Rita Wrong</p>`,
    authors: GRETA,
  },
  {
    kind: "Reviewed by in Polish",
    lang: "pl",
    below: `<div class="autor">Autor: Greta Lindqvist</div>`,
    authors: GRETA,
  },
  {
    kind: "Russian",
    lang: "ru",
    below: `<div class="author">Автор: Анна Смирнова</div><div>7 апреля 2014</div>`,
    authors: ["Анна Смирнова"],
    date: "2014-04-07",
  },
  {
    kind: "Turkish",
    lang: "tr",
    below: `<div class="yazar">Yazar: Ayşe Demir</div><div>07.04.2014</div>`,
    authors: ["Ayşe Demir"],
    date: "2014-04-07",
  },
  {
    kind: "Hungarian",
    lang: "hu",
    below: `<div class="szerzo">Szerző: Kovács Anna</div><div>2014. április 7.</div>`,
    authors: ["Kovács Anna"],
    date: "2014-04-07",
  },
  {
    kind: "Czech",
    lang: "cs",
    below: `<div class="autor">Autor: Jana Nováková</div><div>7. dubna 2014</div>`,
    authors: ["Jana Nováková"],
    date: "2014-04-07",
  },
  {
    kind: "Greek",
    lang: "el",
    below: `<div class="byline">Της Άννας Παππά</div><div>7 Απριλίου 2014</div>`,
    authors: ["Άννας Παππά"],
    date: "2014-04-07",
  },
  {
    kind: "Chinese",
    lang: "zh",
    below: `<div class="info"><span>作者：王小明</span> <span>2014年4月7日</span></div>`,
    authors: ["王小明"],
    date: "2014-04-07",
  },
  {
    kind: "a job title as its own line",
    below: `<div class="byline"><p>Greta Lindqvist</p><p>Political Editor</p></div>`,
    authors: GRETA,
  },
  {
    kind: "an account as a link's text and a byline",
    below: `<div class="meta"><a rel="author">admin</a></div><p>By Greta Lindqvist</p>`,
    authors: GRETA,
  },
  { kind: "a name with degrees", below: `<p>By Greta Lindqvist, MD, PhD</p>`, authors: GRETA },
  { kind: "a name with Dr.", below: `<p class="author">Dr. Greta Lindqvist</p>`, authors: GRETA },
  { kind: "a name in capitals with a place", below: `<p>By GRETA LINDQVIST in Oslo</p>`, authors: GRETA },
  {
    kind: "a published label behind the name",
    below: `<p>Greta Lindqvist, Published 7 April 2014</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
];

const DECLARED: readonly Page[] = [
  {
    kind: "JSON-LD: an array of persons",
    head: jsonLd({
      ...ARTICLE,
      author: [
        { "@type": "Person", name: "Greta Lindqvist" },
        { "@type": "Person", name: "Tomas Berg" },
      ],
      datePublished: "2014-04-07T08:00:00+02:00",
    }),
    authors: BOTH,
    date: "2014-04-07",
  },
  {
    kind: "JSON-LD: an array of names",
    head: jsonLd({ ...ARTICLE, author: ["Greta Lindqvist", "Tomas Berg"] }),
    authors: BOTH,
  },
  {
    kind: "JSON-LD: one name",
    head: jsonLd({ ...ARTICLE, author: "Greta Lindqvist", datePublished: "April 7, 2014" }),
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "JSON-LD: names in one person",
    head: jsonLd({ ...ARTICLE, author: { "@type": "Person", name: ["Greta Lindqvist", "Tomas Berg"] } }),
    authors: BOTH,
  },
  {
    kind: "JSON-LD: an address as the author",
    head: jsonLd({ ...ARTICLE, author: "https://gazette.example/author/greta" }),
    below: `<p>By Greta Lindqvist</p>`,
    authors: GRETA,
  },
  {
    kind: "JSON-LD: the author's url is no name",
    head: jsonLd({ ...ARTICLE, author: { "@type": "Person", url: "https://gazette.example/greta" } }),
    authors: [],
  },
  {
    kind: "JSON-LD: an organization",
    head: jsonLd({ ...ARTICLE, author: { "@type": "Organization", name: "Sound Gazette" } }),
    authors: [],
  },
  {
    kind: "JSON-LD: an organization, and a person beside",
    head: jsonLd({
      ...ARTICLE,
      author: [
        { "@type": "Organization", name: "Sound Gazette" },
        { "@type": "Person", name: "Greta Lindqvist" },
      ],
    }),
    authors: GRETA,
  },
  {
    kind: "JSON-LD: a graph with references",
    head: jsonLd({
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "Sound Gazette" },
        { "@type": "WebPage", "@id": "#page", datePublished: "2014-04-07", dateModified: "2016-01-01" },
        { "@type": "BlogPosting", headline: "A Library on the Old Ferry", author: { "@id": "#g" } },
        { "@type": "Person", "@id": "#g", name: "Greta Lindqvist" },
      ],
    }),
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "JSON-LD: only the page and a person of the graph",
    head: jsonLd({
      "@graph": [
        { "@type": "WebPage", author: { "@id": "#g" }, datePublished: "2014-04-07" },
        { "@type": "Person", "@id": "#g", name: "Greta Lindqvist" },
      ],
    }),
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "JSON-LD: dateCreated alone",
    head: jsonLd({ ...ARTICLE, author: "Greta Lindqvist", dateCreated: "2014-04-07" }),
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "JSON-LD: broken by a trailing comma",
    head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"A Library on the Old Ferry","author":{"name":"Greta Lindqvist"},"datePublished":"2014-04-07",}</script>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "JSON-LD: an account, and the byline",
    head: jsonLd({ ...ARTICLE, author: { name: "glindqvist" } }),
    below: `<p>By Greta Lindqvist</p>`,
    authors: GRETA,
  },
  {
    kind: "article:author is an address",
    head: `<meta property="article:author" content="https://www.facebook.com/greta"><meta property="article:published_time" content="2014-04-07T08:00:00+00:00">`,
    below: `<p>By Greta Lindqvist</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "article:author is an address and nothing else",
    head: `<meta property="article:author" content="facebook.com/greta.lindqvist">`,
    authors: [],
  },
  {
    kind: "article:author is a name",
    head: `<meta property="article:author" content="Greta Lindqvist">`,
    authors: GRETA,
  },
  {
    kind: "dc.creator and dc.date",
    head: `<meta name="DC.creator" content="Greta Lindqvist"><meta name="DC.date" content="2014-04-07">`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "dc.creator with a role",
    head: `<meta name="dc.creator" content="Greta Lindqvist, Environment correspondent">`,
    authors: GRETA,
  },
  {
    kind: "sailthru",
    head: `<meta name="sailthru.author" content="Greta Lindqvist"><meta name="sailthru.date" content="Mon, 07 Apr 2014 08:00:00 +0000">`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "parsely",
    head: `<meta name="parsely-author" content="Greta Lindqvist"><meta name="parsely-author" content="Tomas Berg"><meta name="parsely-pub-date" content="2014-04-07T08:00:00Z">`,
    authors: BOTH,
    date: "2014-04-07",
  },
  {
    kind: "parsely-page as JSON",
    head: `<meta name="parsely-page" content='{"title":"A Library on the Old Ferry","author":"Greta Lindqvist","pub_date":"2014-04-07T08:00:00Z"}'>`,
    authors: GRETA,
    date: "2014-04-07",
  },
  {
    kind: "the author field with several names",
    head: `<meta name="author" content="Greta Lindqvist, Tomas Berg">`,
    authors: BOTH,
  },
  {
    kind: "the author field with und",
    lang: "de",
    head: `<meta name="author" content="Greta Lindqvist und Tomas Berg">`,
    authors: BOTH,
  },
  {
    kind: "the author field with a paper",
    head: `<meta name="author" content="Greta Lindqvist | Sound Gazette">`,
    authors: GRETA,
  },
  {
    kind: "the author field inverted",
    head: `<meta name="citation_author" content="Lindqvist, Greta"><meta name="citation_author" content="Berg, Tomas"><meta name="citation_publication_date" content="2014/04/07">`,
    authors: BOTH,
    date: "2014-04-07",
  },
  {
    kind: "the site and the person in one field",
    head: `<meta property="og:site_name" content="Sound Gazette"><meta name="author" content="Greta Lindqvist, Sound Gazette">`,
    authors: GRETA,
  },
  {
    kind: "a desk and the person",
    head: jsonLd({ ...ARTICLE, author: { name: "Web Desk" } }),
    below: `<p class="byline">Greta Lindqvist</p>`,
    authors: GRETA,
  },
];

const NOBODY: readonly Page[] = [
  ...[
    "By Staff",
    "By Gazette Staff",
    "By Staff Reporter",
    "By Staff Writer",
    "By admin",
    "By Sound Gazette",
    "By Reuters",
    "By AFP",
    "By The Associated Press",
    "By Associated Press",
    "By PTI",
    "By Press Association",
    "By Web Desk",
    "By News Desk",
    "By Editorial Team",
    "By The Editors",
    "By Editorial Board",
    "By CNN Business",
    "By Gazette News",
    "By Boats Inc.",
    "By London",
    "By our correspondent",
    "By Guest Author",
    "By BBC News",
    "By Online Desk",
    "By Agencies",
    "By Press Release",
    "By user42",
  ].map((line): Page => ({ kind: line, below: `<p class="byline">${line}</p>`, authors: [] })),
  ...[
    "Von Redaktion",
    "Von der Redaktion",
    "Von dpa",
    "dpa/afp",
    "Von APA/Reuters",
    "Von unserer Redaktion",
    "Von Onlineredaktion",
    "Von Gazette Medien GmbH",
    "Pressemitteilung",
    "Von red",
  ].map((line): Page => ({ kind: line, lang: "de", below: `<p class="author">${line}</p>`, authors: [] })),
  ...["Par la rédaction", "Par AFP", "Par Rédaction", "La rédaction avec AFP"].map((line): Page => ({
    kind: line,
    lang: "fr",
    below: `<p class="auteur">${line}</p>`,
    authors: [],
  })),
  { kind: "Redacción", lang: "es", below: `<p class="autor">Redacción</p>`, authors: [] },
  { kind: "EFE", lang: "es", below: `<p class="autor">EFE</p>`, authors: [] },
  { kind: "Redazione", lang: "it", below: `<p class="autore">di Redazione</p>`, authors: [] },
  { kind: "Редакция", lang: "ru", below: `<p class="author">Автор: Редакция</p>`, authors: [] },
  { kind: "Da Redação", lang: "pt", below: `<p class="autor">Da Redação</p>`, authors: [] },
  { kind: "Redakcja", lang: "pl", below: `<p class="autor">Redakcja</p>`, authors: [] },
  { kind: "ANP", lang: "nl", below: `<p class="auteur">Door ANP</p>`, authors: [] },
  {
    kind: "JSON-LD: a newsroom",
    head: jsonLd({ ...ARTICLE, author: { "@type": "Person", name: "Gazette Newsroom" } }),
    authors: [],
  },
  {
    kind: "JSON-LD: an agency",
    head: jsonLd({ ...ARTICLE, author: { "@type": "Organization", name: "The Associated Press" } }),
    authors: [],
  },
  { kind: "meta: an agency", head: `<meta name="author" content="Reuters">`, authors: [] },
  { kind: "meta: capitals", head: `<meta name="author" content="GAZETTE STAFF">`, authors: [] },
  {
    kind: "meta: a slogan",
    head: `<meta name="author" content="Sound Gazette - News and Views from all around the Sound">`,
    authors: [],
  },
  { kind: "meta: a domain", head: `<meta name="author" content="soundgazette.example">`, authors: [] },
  { kind: "an agency behind the person", below: `<p>By Greta Lindqvist and Reuters</p>`, authors: GRETA },
  {
    kind: "an agency before the person",
    lang: "de",
    below: `<p>Von Greta Lindqvist, dpa</p>`,
    authors: GRETA,
  },
  { kind: "an agency behind a slash", below: `<p class="byline">Greta Lindqvist / AFP</p>`, authors: GRETA },
  {
    kind: "meta: an agency behind the person",
    head: `<meta name="author" content="Greta Lindqvist, Associated Press">`,
    authors: GRETA,
  },
];

const ELSEWHERE: readonly Page[] = [
  {
    kind: "a bio box under the text is not the byline",
    below: `<p class="byline">By Tomas Berg</p><p>April 7, 2014</p>`,
    after: `<div class="author-bio"><h3>About the author</h3><p class="author-name">Rita Wrong</p><p>Rita Wrong edits this paper.</p></div>`,
    authors: ["Tomas Berg"],
    date: "2014-04-07",
  },
  {
    kind: "a bio box against a plain line",
    below: `<p>By Tomas Berg</p>`,
    after: `<section class="about-author"><h4>About the Author</h4><a rel="author" href="/author/rita">Rita Wrong</a><p>Rita writes about harbours, boats and whoever lives on them.</p></section>`,
    authors: ["Tomas Berg"],
  },
  {
    kind: "a bio box alone tells who it was",
    after: `<div class="author-box"><h4>About the author</h4><a rel="author" href="/author/greta">Greta Lindqvist</a><p>Greta writes about harbours, boats and whoever lives on them.</p></div>`,
    authors: GRETA,
  },
  {
    kind: "comments: cite and time",
    below: `<p class="date">April 7, 2014</p>`,
    outside: `<div id="comments"><ol class="commentlist"><li class="comment"><cite class="fn">Rita Wrong</cite><span class="comment-meta"><a><time datetime="2016-02-02">2 February 2016</time></a></span><p>What a fine boat that was, I took it to school every day.</p></li></ol></div>`,
    authors: [],
    date: "2014-04-07",
  },
  {
    kind: "comments: names with says",
    outside: `<section class="responses"><h3>3 Responses</h3><div class="comment-author vcard"><span class="fn">Rita Wrong</span> <span class="says">says:</span></div><div class="commentmetadata">February 2, 2016 at 8:00 pm</div><p>What a fine boat that was, I took it to school every day.</p></section>`,
    authors: [],
    date: null,
  },
  {
    kind: "comments within the article",
    after: `<div class="comments-area"><article class="comment-body"><div class="comment-author vcard"><b class="fn">Rita Wrong</b></div><time datetime="2016-02-02">February 2, 2016</time><p>What a fine boat that was.</p></article></div>`,
    authors: [],
    date: null,
  },
  {
    kind: "comments with microdata",
    after: `<ul class="discussion"><li itemprop="comment" itemscope itemtype="http://schema.org/Comment"><span itemprop="author">Rita Wrong</span><time itemprop="datePublished" datetime="2016-02-02">2016</time><p itemprop="text">What a fine boat that was.</p></li></ul>`,
    authors: [],
    date: null,
  },
  {
    kind: "teasers of other articles",
    outside: `<div class="more"><article><h3><a href="/b">Bridge closed</a></h3><span class="author">Rita Wrong</span><time datetime="2016-02-02">2 Feb 2016</time></article><article><h3><a href="/c">Pier opened</a></h3><span class="author">Rita Wrong</span><time datetime="2016-02-03">3 Feb 2016</time></article></div>`,
    authors: [],
    date: null,
  },
  {
    kind: "a photographer",
    below: `<figure><img src="a.jpg"><figcaption>The ferry. Photo by Rita Wrong, 2 February 2012</figcaption></figure><p>By Greta Lindqvist</p><p>April 7, 2014</p>`,
    authors: GRETA,
    date: "2014-04-07",
  },
];

const DATES: readonly Page[] = [
  {
    kind: "article:published_time before modified",
    head: `<meta property="article:modified_time" content="2015-05-05"><meta property="article:published_time" content="2014-04-07T08:00:00+00:00">`,
    date: "2014-04-07",
  },
  {
    kind: "og:updated_time is weaker than the page",
    head: `<meta property="og:updated_time" content="2015-05-05T08:00:00">`,
    below: `<p>Published April 7, 2014</p>`,
    date: "2014-04-07",
  },
  { kind: "time pubdate", below: `<time pubdate datetime="2014-04-07">Monday</time>`, date: "2014-04-07" },
  {
    kind: "the address",
    head: `<link rel="canonical" href="https://gazette.example/2014/04/07/ferry">`,
    date: "2014-04-07",
  },
  {
    kind: "og:url",
    head: `<meta property="og:url" content="https://gazette.example/boats/2014/04/07/ferry.html">`,
    date: "2014-04-07",
  },
  {
    kind: "the address in one number",
    head: `<link rel="canonical" href="https://gazette.example/boats/20140407-ferry.html">`,
    date: "2014-04-07",
  },
  {
    kind: "the address with a month's name",
    head: `<link rel="canonical" href="https://gazette.example/2014/apr/07/ferry">`,
    date: "2014-04-07",
  },
  {
    kind: "the address is weaker than a line",
    head: `<link rel="canonical" href="https://gazette.example/2013/01/01/ferry">`,
    below: `<p>7 April 2014</p>`,
    date: "2014-04-07",
  },
  { kind: "Stand", lang: "de", below: `<p>Stand: 07.04.2014</p>`, date: "2014-04-07" },
  { kind: "Stand behind the text", lang: "de", after: `<p>Stand: 7. April 2014</p>`, date: "2014-04-07" },
  {
    kind: "Updated, first published",
    below: `<p>Updated 9 May 2015, first published 7 April 2014</p>`,
    date: "2014-04-07",
  },
  {
    kind: "Last updated in its own line, first published in another",
    below: `<p>Last updated: 9 May 2015</p><p>First published: 7 April 2014</p>`,
    date: "2014-04-07",
  },
  {
    kind: "time elements of both",
    below: `<div>Updated <time datetime="2015-05-09">9 May 2015</time></div><div>Published <time datetime="2014-04-07">7 April 2014</time></div>`,
    date: "2014-04-07",
  },
  { kind: "a copyright year alone", after: `<p>© 2014 Sound Gazette. All rights reserved.</p>`, date: null },
  { kind: "a relative date", below: `<p class="date">3 days ago</p>`, date: null },
  {
    kind: "a relative date and a title",
    below: `<span class="date" title="April 7, 2014 8:00 AM">3 days ago</span>`,
    date: "2014-04-07",
  },
  { kind: "yesterday", lang: "de", below: `<p class="date">Gestern, 10:12 Uhr</p>`, date: null },
  {
    kind: "figures on a German page",
    lang: "de",
    below: `<p class="date">03/04/2015</p>`,
    date: "2015-04-03",
  },
  {
    kind: "figures with one digit on a German page",
    lang: "de",
    below: `<p>Veröffentlicht am 3/4/2015</p>`,
    date: "2015-04-03",
  },
  {
    kind: "figures in time on a French page",
    lang: "fr",
    below: `<time>03/04/2015</time>`,
    date: "2015-04-03",
  },
  {
    kind: "figures with hyphens on a Dutch page",
    lang: "nl",
    below: `<p class="date">03-04-2015</p>`,
    date: "2015-04-03",
  },
  {
    kind: "figures in an attribute on a Spanish page",
    lang: "es",
    below: `<span class="fecha-publicacion published" content="03/04/2015">Hoy</span>`,
    date: "2015-04-03",
  },
  {
    kind: "figures in a field on an Italian page",
    lang: "it",
    head: `<meta name="date" content="03/04/2015">`,
    date: "2015-04-03",
  },
  {
    kind: "figures with two digits on a British page",
    lang: "en-GB",
    below: `<p class="date">03/04/15</p>`,
    date: "2015-04-03",
  },
  {
    kind: "figures on an American page say neither",
    lang: "en-US",
    below: `<p class="date">03/04/2015</p>`,
    date: null,
  },
  {
    kind: "figures on a page without a language whose text is German",
    lang: "",
    below: `<p class="date">03/04/2015</p>`,
    prose: [
      "Die alte Fähre über den Sund wurde im Frühjahr außer Dienst gestellt, nachdem der letzte Kapitän in den Ruhestand gegangen war.",
      "Eine Lehrerin vom nördlichen Ufer hat sie ersteigert und will an Bord noch vor dem Herbst eine Bibliothek für die Kinder eröffnen.",
      "Wer an einem Werktag am Kai vorbeigeht, hört das Hämmern und sieht zwei Zimmerleute, die lange Regale über den Steg tragen.",
    ],
    date: "2015-04-03",
  },
  { kind: "Portuguese", lang: "pt", below: `<p>7 de abril de 2014 às 10h12</p>`, date: "2014-04-07" },
  { kind: "Swedish", lang: "sv", below: `<p>Publicerad 7 april 2014 kl 10.12</p>`, date: "2014-04-07" },
  { kind: "Finnish", lang: "fi", below: `<p>Julkaistu 7.4.2014 klo 10.12</p>`, date: "2014-04-07" },
  { kind: "Vietnamese", lang: "vi", below: `<p class="date">07/04/2014 10:12</p>`, date: "2014-04-07" },
  { kind: "Korean", lang: "ko", below: `<p>입력 2014.04.07 10:12</p>`, date: "2014-04-07" },
  {
    kind: "an event's date in the text is none",
    after: `<p>The library opens on 1 June 2016 at noon, and the mayor will cut a ribbon that was woven by the pupils of the school.</p>`,
    date: null,
  },
  {
    kind: "a menu's date of today",
    above: `<div class="topbar"><span class="date">Sunday, 1 November 2020</span></div>`,
    below: `<p class="date">7 April 2014</p>`,
    date: "2014-04-07",
  },
];

describe("who and when of a page", () => {
  const pages = [...BLOGS, ...BYLINES, ...DECLARED, ...NOBODY, ...ELSEWHERE, ...DATES];
  it.each(pages.map((page) => [page.kind, page] as const))("%s", async (_kind, page) => {
    const { authors, date } = (await read(pageOf(page), "a.html")).metadata;
    expect({
      ...(page.authors && { authors }),
      ...(page.date !== undefined && { date }),
    }).toEqual({
      ...(page.authors && { authors: page.authors }),
      ...(page.date !== undefined && { date: page.date }),
    });
  });
});

describe("an author of a page", () => {
  const word = fc.constantFrom(
    ..."Reuters AFP dpa London Germany Inc. GmbH News Staff Redaktion Newsroom Greta Lindqvist Tomas Berg Sound and by of the".split(
      " ",
    ),
  );
  const words = fc.array(word, { minLength: 1, maxLength: 9 }).map((parts) => parts.join(" "));
  const place = fc.constantFrom<(said: string) => Page>(
    (said) => ({ kind: "meta", head: `<meta name="author" content="${said}">` }),
    (said) => ({ kind: "JSON-LD", head: jsonLd({ ...ARTICLE, author: { name: said } }) }),
    (said) => ({ kind: "byline", below: `<p class="byline">${said}</p>` }),
    (said) => ({ kind: "line", below: `<p>By ${said}</p>` }),
    (said) => ({ kind: "profile", below: `<a rel="author">${said}</a>` }),
    (said) => ({ kind: "microdata", below: `<span itemprop="author"><b itemprop="name">${said}</b></span>` }),
  );

  it("is never a place, a company, a newsroom or an agency, and has six words at most", async () => {
    await fc.assert(
      fc.asyncProperty(words, place, async (said, put) => {
        for (const author of (await read(pageOf(put(said)), "a.html")).metadata.authors) {
          expect(author).not.toMatch(/(?:^|\s)(?:News|Staff|Redaktion|Newsroom|Inc|GmbH)(?:$|[\s.])/i);
          expect(author).not.toMatch(/^(?:Reuters|AFP|dpa|London|Germany)$/i);
          expect(author.split(/\s+/).length).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 300 },
    );
  });
});
