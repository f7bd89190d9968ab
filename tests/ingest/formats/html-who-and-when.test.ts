import { describe, expect, it } from "vitest";
import { read } from "../support.ts";

interface Page {
  readonly above?: string;
  readonly below?: string;
  readonly after?: string;
  readonly head?: string;
  readonly lang?: string;
  readonly author: string | null;
  readonly date: string | null;
}

const PROSE = [
  "The mill on the weir was sold in the spring, after the widow of the last miller had looked for a buyer for nine years.",
  "A potter from the upper valley bought it, and she wants to bring the wheel back to work before the end of the summer.",
  "Whoever walks past it on a weekday hears the saws, and sees four apprentices who carry oak beams over the footbridge.",
].map((text) => `<p>${text}</p>`);
const MENU = `<header><a href="/">Weir Valley Herald</a><nav><a href="/news">News</a></nav><time datetime="2001-01-01">1 January 2001</time></header>`;
const RELATED = `<div class="related"><h3>Related stories</h3><ul><li><a href="/a">Harbour bridge to close</a> <time datetime="2019-05-03">3 May 2019</time> <span class="author">Rita Wrong</span></li></ul></div>`;

function pageOf({ above = "", below = "", after = "", head = "", lang = "en" }: Page): string {
  const article = `${above}<h1>The Mill on the Weir</h1>${below}<div class="body">${PROSE.join("")}</div>${after}`;
  return `<html lang="${lang}"><head><title>The Mill on the Weir | Weir Valley Herald</title>${head}</head><body>${MENU}<div class="wrap"><div class="content">${article}</div></div>${RELATED}<footer>Copyright 2020 Weir Valley Herald</footer></body></html>`;
}

/** As content management systems, papers, blogs and offices of many countries mark who wrote a page and when. */
const PAGES: readonly Page[] = [
  {
    below:
      '<div class="entry-meta"><span class="posted-on">Posted on <a href="/x" rel="bookmark"><time class="entry-date published" datetime="2018-07-16T10:00:00+00:00">July 16, 2018</time><time class="updated" datetime="2018-07-20T10:00:00+00:00">July 20, 2018</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/jane">Jane Doe</a></span></span></div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<p class="post-meta">by <span class="author vcard"><a href="/author/jane" rel="author">Jane Doe</a></span> | <span class="published">Jul 16, 2018</span> | <a href="/c" rel="category tag">News</a> | <span class="comments-number">0 comments</span></p>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="td-post-author-name"><div class="td-author-by">By</div> <a href="/author/jane">Jane Doe</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2018-07-16T10:00:00+00:00">July 16, 2018</time></span>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<ul class="post-meta"><li class="meta-author"><a href="/author/jane">Jane Doe</a></li><li class="meta-date">July 16, 2018</li><li class="meta-cat">News</li></ul>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="jeg_meta_author"><span class="meta_text">by</span> <a href="/author/jane">Jane Doe</a></div><div class="jeg_meta_date"><a href="/x">July 16, 2018</a></div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<span class="elementor-icon-list-text elementor-post-info__item--type-date">July 16, 2018</span><span class="elementor-post-info__item--type-author">Jane Doe</span>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<p>July 16, 2018 by <a href="/author/jane">Jane Doe</a> <a href="#respond">Leave a Comment</a></p>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="postmetadata">This entry was posted on Monday, July 16th, 2018 at 10:00 am by Jane Doe</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    after:
      '<p class="postmetadata alt"><small>This entry was posted on Monday, July 16th, 2018 at 10:00 am and is filed under <a href="/c">News</a>.</small></p><div class="byline">Jane Doe</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="submitted"><span property="dc:date dc:created" content="2018-07-16T10:00:00+02:00" datatype="xsd:dateTime">Submitted by <a href="/user/3" class="username">Jane Doe</a> on Mon, 07/16/2018 - 10:00</span></div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="field field--name-field-author field--type-string field__item">Jane Doe</div><div class="field field--name-field-date"><time datetime="2018-07-16T12:00:00Z">July 16, 2018</time></div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="submitted">Submitted by admin on Mon, 07/16/2018 - 10:00</div><div class="field-name-field-byline">By Jane Doe</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below: '<footer class="node__submitted"><span>Submitted by Jane Doe on 16 July 2018</span></footer>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author" itemscope>Written by <span itemprop="name">Jane Doe</span></dd><dd class="category-name">Category: <a href="/c">News</a></dd><dd class="published"><time datetime="2018-07-16T10:00:00+00:00" itemprop="datePublished">Published: 16 July 2018</time></dd><dd class="hits">Hits: 123</dd></dl>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<dl class="article-info"><dd class="createdby">Written by Jane Doe</dd><dd class="create">Created on Monday, 16 July 2018 10:22</dd><dd class="modified">Last Updated on Friday, 20 July 2018</dd></dl>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<span class="createby">Written by Jane Doe</span><span class="createdate">Monday, 16 July 2018 10:22</span>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div><a href="/@jane">Jane Doe</a><span><button>Follow</button></span></div><div><span>Jul 16, 2018</span> · <span>5 min read</span></div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="byline-wrapper"><div class="profile-hover-card-target"><a href="https://substack.com/@jane">Jane Doe</a></div><div class="pencraft">Jul 16, 2018</div></div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="pw-author"><a rel="noopener" href="/@jane?source=post">Jane Doe</a></div><div>Published in <a href="/p">The Startup</a> · 5 min read · Jul 16, 2018</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<p class="metadata">From: <a href="/o">Department for Transport</a></p><dl class="gem-c-metadata"><dt>Published</dt><dd>16 July 2018</dd><dt>Last updated</dt><dd>20 July 2018</dd></dl>',
    author: null,
    date: "2018-07-16",
  },
  {
    below: '<div class="release-date">FOR IMMEDIATE RELEASE<br>Monday, July 16, 2018</div>',
    author: null,
    date: "2018-07-16",
  },
  { below: '<div class="date-display-single">Monday, July 16, 2018</div>', author: null, date: "2018-07-16" },
  { above: "<div>Press Release</div><div>July 16, 2018</div>", author: null, date: "2018-07-16" },
  { above: '<p class="eyebrow">News | 16 July 2018</p>', author: null, date: "2018-07-16" },
  {
    above: '<span class="ecl-meta__item">News article</span><span class="ecl-meta__item">16 July 2018</span>',
    author: null,
    date: "2018-07-16",
  },
  {
    after:
      '<dl id="wb-dtmd"><dt>Date modified:</dt><dd><time property="dateModified">2018-07-16</time></dd></dl>',
    author: null,
    date: "2018-07-16",
  },
  {
    below:
      '<div class="byline">By <span class="byline__name">Jane Doe</span> <span class="byline__title">Political editor, Herald News</span></div><div class="date date--v2" data-seconds="1531735200" data-datetime="16 July 2018">16 July 2018</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below: '<p class="byline">By <a rel="author">Jane Doe</a></p><p class="dateline">JULY 16, 2018</p>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="css-1"><p itemprop="author" class="css-2">By <span itemprop="name">Jane Doe</span></p><ul><li><time datetime="2018-07-16">July 16, 2018</time></li></ul></div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<address>By <a href="/profile/jane">Jane Doe</a></address><div class="dcr-1">Mon 16 Jul 2018 10.30 BST</div><div>Last modified on Tue 17 Jul 2018 12.00 BST</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<span class="author-name">By Jane Doe</span> <span class="article-timestamp article-timestamp-published"><span class="article-timestamp-label">Published:</span> <time datetime="2018-07-16T10:00">10:00 GMT, 16 July 2018</time></span> | <span class="article-timestamp article-timestamp-updated">Updated: <time datetime="2018-07-18">18 July 2018</time></span>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<p class="update-time">Updated 1234 GMT (2034 HKT) July 16, 2018</p><p class="metadata__byline">By Jane Doe, CNN</p>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  { below: "<p>By Jane Doe</p><p>July 16, 2018</p>", author: "Jane Doe", date: "2018-07-16" },
  {
    below: "<p>BY JANE DOE</p><p>Posted: Jul 16, 2018 / 10:30 AM EDT / Updated: Jul 17, 2018</p>",
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<p>by: <a href="/author/jane">Jane Doe</a></p><p>Posted: <time datetime="2018-07-16T10:30">Jul 16, 2018</time></p>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      "<h2>A subtitle that says what the article is about in a sentence</h2><p>Jane Doe | Weir Valley Herald</p><p>July 16, 2018</p>",
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="gnt_ar_by"><a class="gnt_ar_by_a" href="/staff/jane">Jane Doe</a><div class="gnt_ar_pb">Weir Valley Herald</div></div><div class="gnt_ar_dt" aria-label="Published 10:30 a.m. ET July 16, 2018">10:30 a.m. ET July 16, 2018</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="ArticleHeader_author">Jane Doe</div><div class="ArticleHeader_date">July 16, 2018 / 10:30 AM / 2 years ago</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    after: "<p>Reporting by Jane Doe; Editing by Rita Wrong</p>",
    head: '<meta name="date" content="2018-07-16">',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="contributor">Jane Doe</div><div class="contributor-title">Senior Contributor</div><time>Jul 16, 2018, 10:30am EST</time>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  { below: "<p><strong>By Jane Doe</strong><br>July 16, 2018</p>", author: "Jane Doe", date: "2018-07-16" },
  { below: "<p><em>Jane Doe, Staff Writer</em></p><p>16/7/18</p>", author: "Jane Doe", date: "2018-07-16" },
  {
    below: '<div class="info">Published 16/07/2018 by Jane Doe</div>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below: '<div class="info">Published 05/07/2018 by Jane Doe</div>',
    lang: "en-GB",
    author: "Jane Doe",
    date: "2018-07-05",
  },
  { below: '<div class="info">Published 05/07/2018</div>', author: null, date: null },
  {
    below:
      '<div class="authors__name">Von <a href="/impressum/autor-1">Lena Braun</a></div><time class="timeformat" datetime="2018-07-16 10:30">16. Juli 2018, 10:30 Uhr</time>',
    lang: "de",
    author: "Lena Braun",
    date: "2018-07-16",
  },
  {
    below: "<p>Stand: 16.07.2018 10:30 Uhr</p><p>Von Lena Braun, ARD Berlin</p>",
    lang: "de",
    author: "Lena Braun",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="byline">Von <span>Lena Braun</span></div><div class="metadata__date">16. Juli 2018, 10:30 Uhr</div><div class="metadata__source">Quelle: DIE WOCHE</div>',
    lang: "de",
    author: "Lena Braun",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="c-publish-date">Veröffentlicht am 16.07.2018</div><div class="c-author">Von Lena Braun<span class="c-author__role">Redakteurin Wirtschaft</span></div>',
    lang: "de",
    author: "Lena Braun",
    date: "2018-07-16",
  },
  {
    below:
      '<p class="id-Byline">Von: Lena Braun</p><p>Erstellt: 16.07.2018 Aktualisiert: 18.07.2018, 10:30 Uhr</p>',
    lang: "de",
    author: "Lena Braun",
    date: "2018-07-16",
  },
  {
    below: '<div class="post-meta">Veröffentlicht von Lena Braun am 16. Juli 2018 16. Juli 2018</div>',
    lang: "de",
    author: "Lena Braun",
    date: "2018-07-16",
  },
  {
    below:
      '<span class="meta__author">Par <a href="/signataires/luc">Luc Moreau</a></span><span class="meta__date">Publié le 16 juillet 2018 à 10h30 - Mis à jour le 17 juillet 2018 à 12h00</span>',
    lang: "fr",
    author: "Luc Moreau",
    date: "2018-07-16",
  },
  {
    below:
      '<span>Par <span class="fig-content-metas__author">Luc Moreau</span></span><time datetime="2018-07-16T10:30:00+0200">Publié le 16/07/2018 à 10:30</time>',
    lang: "fr",
    author: "Luc Moreau",
    date: "2018-07-16",
  },
  {
    below: "<p>Publié le 05/07/2018 à 10h30</p><p>Par Luc Moreau avec AFP</p>",
    lang: "fr",
    author: "Luc Moreau",
    date: "2018-07-05",
  },
  {
    below: '<div class="auteur">Luc Moreau</div><div class="date">Le 16 juil. 2018 à 10h</div>',
    lang: "fr",
    author: "Luc Moreau",
    date: "2018-07-16",
  },
  {
    below:
      '<span class="writer">di <a href="/autori/a">Anna Rossi</a></span><span class="data">16 luglio 2018 (modifica il 17 luglio 2018 | 10:30)</span>',
    lang: "it",
    author: "Anna Rossi",
    date: "2018-07-16",
  },
  {
    below: "<p>di ANNA ROSSI</p><p>16 Luglio 2018 alle 10:30</p>",
    lang: "it",
    author: "Anna Rossi",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="autor-nombre"><a href="/autor/m">María Núñez</a></div><div class="articulo-datos"><a href="/e">Madrid</a> <time datetime="2018-07-16T10:30:00+02:00">16 jul 2018 - 10:30 CEST</time></div>',
    lang: "es",
    author: "María Núñez",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="ue-c-article__author-name">MARÍA NÚÑEZ</div><div class="ue-c-article__publishdate"><time>Actualizado Lunes, 16 julio 2018 - 10:30</time></div>',
    lang: "es",
    author: "María Núñez",
    date: "2018-07-16",
  },
  {
    below:
      '<p class="content-publication-data__from">Por Ana Souza, G1 — São Paulo</p><p class="content-publication-data__updated">16/07/2018 10h30 Atualizado há 2 anos</p>',
    lang: "pt-BR",
    author: "Ana Souza",
    date: "2018-07-16",
  },
  {
    below: '<div class="firma">Por María Núñez</div><div class="fecha">05/07/2018</div>',
    lang: "es",
    author: "María Núñez",
    date: "2018-07-05",
  },
  {
    below: '<div class="autor"><span>Autor:</span> Anna Nowak</div><div>Opublikowano: 16.07.2018 10:30</div>',
    lang: "pl",
    author: "Anna Nowak",
    date: "2018-07-16",
  },
  {
    below:
      '<span class="article-author-name">Anna Nowak</span><span class="article-date"><time datetime="2018-07-16 10:30">16 lipca 2018, 10:30</time></span>',
    lang: "pl",
    author: "Anna Nowak",
    date: "2018-07-16",
  },
  {
    below:
      '<div class="article__header__date" content="2018-07-16T10:30">16 июл 2018, 10:30</div><div class="article__authors">Автор: Иван Петров</div>',
    lang: "ru",
    author: "Иван Петров",
    date: "2018-07-16",
  },
  {
    below: '<span class="news-date">16 июля 2018 в 10:30</span><span class="author">Иван Петров</span>',
    lang: "ru",
    author: "Иван Петров",
    date: "2018-07-16",
  },
  {
    below: '<div class="yazar-adi">Ayşe Yılmaz</div><div class="tarih">16 Temmuz 2018 Pazartesi</div>',
    lang: "tr",
    author: "Ayşe Yılmaz",
    date: "2018-07-16",
  },
  {
    below: '<span class="auteur">Door Jan de Vries</span><span class="datum">16 juli 2018 om 10:30</span>',
    lang: "nl",
    author: "Jan de Vries",
    date: "2018-07-16",
  },
  {
    below: '<div class="byline">Av Kari Nordmann</div><div>Publisert: 16.07.2018 kl. 10:30</div>',
    lang: "no",
    author: "Kari Nordmann",
    date: "2018-07-16",
  },
  {
    below: '<div class="info">2018年07月16日 10:30 来源：新华网</div>',
    lang: "zh",
    author: null,
    date: "2018-07-16",
  },
  { below: "<div>2018年7月16日 10時30分</div>", lang: "ja", author: null, date: "2018-07-16" },
  {
    head: '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"#p","datePublished":"2018-07-16T10:00:00+00:00"},{"@type":"Article","headline":"The Mill on the Weir","author":{"name":"Jane Doe","@id":"#j"},"datePublished":"2018-07-16T10:00:00+00:00","dateModified":"2018-07-20"}]}</script>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    head: '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe"><meta property="article:published_time" content="2018-07-16T10:00:00+00:00">',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below: '<p class="byline">By Jane Doe</p>',
    head: '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"jdoe"},"datePublished":"2018-07-16"}</script>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below: "<p>By Jane Doe</p>",
    head: '<meta name="author" content="Weir Valley Herald Editorial Board"><meta name="date" content="2018-07-16">',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    below: "<p>By Jane Doe</p>",
    head: '<meta name="author" content="Herald Staff"><meta name="date" content="2018-07-16">',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    head: '<meta name="author" content="Jane Doe, Weir Valley Herald"><meta itemprop="datePublished" content="2018-07-16">',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    head: '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"By Jane Doe"}],"datePublished":"2018-07-16"}</script>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    head: '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Jane Doe, Staff Writer"}],"datePublished":"July 16, 2018"}</script>',
    author: "Jane Doe",
    date: "2018-07-16",
  },
  {
    head: '<link rel="canonical" href="https://weir.example/2018/07/16/the-mill">',
    author: null,
    date: "2018-07-16",
  },
  { head: '<meta name="dc.date" content="2018-07">', author: null, date: "2018-07" },
  { below: "<p>July 2018</p>", author: null, date: "2018-07" },
  { below: '<p class="date">Juli 2018</p>', lang: "de", author: null, date: "2018-07" },
  { below: "<p>By Admin</p><p>16 July 2018</p>", author: null, date: "2018-07-16" },
  {
    below: '<p class="byline">By Weir Valley Herald</p><p>16 July 2018</p>',
    author: null,
    date: "2018-07-16",
  },
  { below: "<p>London, 16 July 2018</p>", author: null, date: "2018-07-16" },
  { below: "<p>New York, United States, 16 July 2018</p>", author: null, date: "2018-07-16" },
  {
    after:
      '<div class="comments"><div class="comment"><span class="author">Rita Wrong</span> <time datetime="2019-01-01">1 January 2019</time><p>Nice mill.</p></div></div>',
    author: null,
    date: null,
  },
];

describe("who and when of a page", () => {
  it.each(PAGES)("$head $above $below $after", async ({ author, date, ...page }) => {
    expect((await read(pageOf({ ...page, author, date }), "a.html")).metadata).toMatchObject({
      authors: author === null ? [] : [author],
      date,
    });
  });
});
