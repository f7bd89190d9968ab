import { describe, expect, it } from "vitest";
import { read } from "../support.ts";

const PROSE = [
  "The mill on the weir was sold in the spring, after the widow of the last miller had looked for a buyer for nine years.",
  "A potter from the upper valley bought it, and she wants to bring the wheel back to work before the end of the summer.",
  "Whoever walks past it on a weekday hears the saws, and sees four apprentices who carry oak beams over the footbridge.",
].map((text) => `<p>${text}</p>`);

interface Parts {
  readonly head?: string;
  readonly above?: string;
  readonly below?: string;
  readonly after?: string;
}

/** What is read of a page with these parts around its headline and behind its text. */
async function metadata({ head = "", above = "", below = "", after = "" }: Parts): Promise<unknown> {
  const article = `${above}<h1>The Mill on the Weir</h1>${below}${PROSE.join("")}`;
  const page = `<html><head><title>The Mill on the Weir | Weir Valley Herald</title>${head}</head><body><article>${article}</article>${after}</body></html>`;
  return (await read(page, "a.html")).metadata;
}

const menu = `<div class="menu"><a href="/"><time datetime="2001-01-01">1 January 2001</time></a></div>`;

describe("the author of a page", () => {
  it.each([
    `<a rel="author" href="/maud">Maud Ariel</a>`,
    `<span class="author vcard"><a class="url fn n" href="/a/maud">Maud Ariel</a></span>`,
    `<div itemprop="author" itemscope><img alt="x"><span itemprop="name">Maud Ariel</span></div>`,
    `<span itemprop="author">Maud Ariel</span>`,
    `<p class="entry-meta">Posted on March 9, 2017 by <span class="post-author-name">Maud Ariel</span></p>`,
    `<div>Oslo, 9. mars 2017</div><div class="byline">By MAUD ARIEL<br>Weir Valley News Service</div>`,
    `<ul class="meta"><li><a href="/author/maud">Maud Ariel</a></li><li>3 comments</li></ul>`,
    `<div class="byline-social"><p class="byline">By <a rel="author"><span>Maud Ariel</span> - <span>Herald Contributor</span></a></p></div>`,
    `<div class="Author-nameAndSocial"><a class="Author-authorName">Maud Ariel<span></span></a><a href="/t">Follow</a></div>`,
    `<div class="authors"><span>By </span><a href="/p"><span>Maud Ariel</span></a><span class="role">Staff Writer</span></div>`,
    `<span class="byline">By <a rel="author">Maud Ariel</a>@maudariel</span>`,
    `<div class="byline"><a href="/p">Maud Ariel</a> <a href="/b">Biography</a></div>`,
    `<section><div>Written by <a href="/team">Maud Ariel, MS, RD</a> on March 9, 2017</div></section>`,
    `<span class="submitted-by"> By Maud Ariel - <span class="submitted-date">03/19/17 11:04 PM EST</span></span>`,
    `<p>By Maud Ariel, City correspondent</p>`,
    `<p>By Maud Ariel Chief Political Editor</p>`,
    `<p>By Maud Ariel WVH News</p>`,
  ])("is found in its markup: %s", async (below) => {
    expect(await metadata({ below })).toMatchObject({
      authors: ["Maud Ariel"],
      evidence: { authors: "byline" },
    });
  });

  it("may be several people in one line", async () => {
    const below = `<div class="by">By <a rel="author">Maud Ariel</a> and <a rel="author">Jon Tibbs</a></div>`;
    expect(await metadata({ below })).toMatchObject({ authors: ["Maud Ariel", "Jon Tibbs"] });
  });

  it.each([
    `<meta name="author" content="admin">`,
    `<meta name="author" content="Weir Valley Herald"><meta property="og:site_name" content="Weir Valley Herald">`,
    `<meta name="author" content="www.weirvalley.example">`,
    `<meta name="author" content="Weir Verlag GmbH, Linz, Austria">`,
    `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Weir Valley Herald"},"publisher":{"name":"Weir Valley Herald"}}</script>`,
  ])("is the one that the page shows, and not %s", async (head) => {
    expect(await metadata({ head, below: "<p>By Maud Ariel</p>" })).toMatchObject({
      authors: ["Maud Ariel"],
    });
    expect(await metadata({ head })).toMatchObject({ authors: [] });
  });

  it.each([
    [`<meta name="author" content="maud_a">`, ["Maud Ariel", "Jon Tibbs"]],
    [`<meta name="author" content="Weir Newsroom">`, ["Maud Ariel", "Jon Tibbs"]],
    [`<meta name="author" content="Maud Ariel">`, ["Maud Ariel", "Jon Tibbs"]],
    [`<meta name="author" content="Ann Poe, WVH Editor-at-large">`, ["Ann Poe"]],
    [`<meta name="author" content="Ann Poe (ann@herald.example)">`, ["Ann Poe"]],
  ])("is whom the byline names where %s names nobody, or not all", async (head, authors) => {
    const below = `<p class="byline">By Maud Ariel and Jon Tibbs</p>`;
    expect(await metadata({ head, below })).toMatchObject({ authors });
  });

  it("stays the account that is declared where the page shows nobody", async () => {
    expect(await metadata({ head: `<meta name="author" content="maud_a">` })).toMatchObject({
      authors: ["maud_a"],
    });
  });

  it("is not who comments, nor who wrote another article", async () => {
    const after = `<div class="comments"><cite class="fn">Jon Tibbs</cite></div><div class="related"><a rel="author">Ann Poe</a></div>`;
    expect(await metadata({ after })).toMatchObject({ authors: [] });
  });

  it("has its entities decoded, also where they are encoded twice", async () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The Mill on the Weir","author":{"name":"Mar&iacute;a N&amp;uacute;&ntilde;ez"}}</script>`;
    expect(await metadata({ head })).toMatchObject({ authors: ["María Núñez"] });
  });
});

describe("the date of a page", () => {
  it.each([
    `<time datetime="2017-03-09T10:00:00+00:00">today</time>`,
    `<span class="posted-on">Thursday, March 9, 2017</span>`,
    `<meta itemprop="datePublished" content="2017-03-09">`,
    `<time class="updated" datetime="2018-01-01">x</time><time class="entry-date published" datetime="2017-03-09">x</time>`,
    `<div class="meta">Stand: 09.03.2017, 14:30 Uhr</div>`,
    `<p class="date">09.03.17</p>`,
    `<div class="kicker">Linz, 9. März 2017</div>`,
    `<div class="info-and-share-row"><div class="date date--v2" data-datetime="9 March 2017">9 March 2017</div></div>`,
    `<abbr class="published" title="2017-03-09T08:00:00Z">a year ago</abbr>`,
    `<ol><li>by Weir Office / 2017.03.09</li></ol>`,
    `<div class="line"><section><span>Published March 9th, 2017 - 07:29 GMT</span></section></div>`,
  ])("is found in its markup, and never a menu's: %s", async (below) => {
    expect(await metadata({ above: menu, below })).toMatchObject({ date: "2017-03-09" });
  });

  it.each([
    ["pt-BR", "05/10/2017 - Publicado por: Maud Ariel", "2017-10-05"],
    ["fr", "Publié le 05/10/2017", "2017-10-05"],
    ["en-GB", "05/10/2017", "2017-10-05"],
    ["en-US", "05/10/2017", null],
    ["en", "05/10/2017", null],
    ["en-US", "05/20/2017", "2017-05-20"],
    ["", "05/10/2017", null],
  ])("in figures begins with the day in the language %s: %s", async (language, line, date) => {
    const page = `<html lang="${language}"><h1>The Mill on the Weir</h1><p class="date">${line}</p>${PROSE.join("")}</html>`;
    expect((await read(page, "a.html")).metadata.date).toBe(date);
  });

  it("is that of its address where nothing else tells it", async () => {
    const head = `<link rel="canonical" href="https://weirvalley.example/news/2017/03/09/mill.html">`;
    expect(await metadata({ head })).toMatchObject({ date: "2017-03-09" });
    expect(await metadata({ head, below: "<p>10 March 2017</p>" })).toMatchObject({ date: "2017-03-10" });
  });

  it("is the day of its address where the moment is given in Greenwich time", async () => {
    const script = (date: string): string =>
      `<link rel="canonical" href="https://w.example/2017/03/09/mill"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${date}"}</script>`;
    expect(await metadata({ head: script("2017-03-10T02:30:00Z") })).toMatchObject({ date: "2017-03-09" });
    expect(await metadata({ head: script("2017-03-10T02:30:00+01:00") })).toMatchObject({
      date: "2017-03-10",
    });
    expect(await metadata({ head: script("2017-03-12T02:30:00Z") })).toMatchObject({ date: "2017-03-12" });
  });
});

describe("the title of a page", () => {
  it("is the headline that the title element repeats, whatever a description says", async () => {
    const head = `<script type="application/ld+json">{"@type":"Article","headline":"building in the upper valley"}</script>`;
    expect(await metadata({ head })).toMatchObject({
      title: "The Mill on the Weir",
      evidence: { title: "html-title" },
    });
  });

  it("is the headline where the page declares a section only", async () => {
    const page = `<title>Press - Town</title><meta property="og:title" content="Press"><h1>The Mill on the Weir</h1>${PROSE.join("")}`;
    expect((await read(page, "a.html")).metadata).toMatchObject({
      title: "The Mill on the Weir",
      evidence: { title: "headline" },
    });
  });
});
