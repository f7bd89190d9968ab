import { describe, expect, it } from "vitest";
import { read } from "../support.ts";

const PROSE = [
  "The ferry to the outer islands has stopped for the winter, after the ice broke two of the piers on which its passengers wait.",
  "A bus takes the pupils along the coast until April, which is an hour longer each way than their parents have been used to.",
  "The county wants to build the piers again in stone, as they were before the old ones were taken down forty years ago.",
].map((text) => `<p>${text}</p>`);
const TITLE = "Ferry stops for the winter";

interface Parts {
  readonly head?: string;
  readonly above?: string;
  readonly below?: string;
  readonly after?: string;
  readonly lang?: string;
}

async function metadata({ head, above = "", below = "", after = "", lang = "en" }: Parts): Promise<unknown> {
  const body = `<main><article>${above}<h1>${TITLE}</h1>${below}${PROSE.join("")}</article>${after}</main>`;
  const page = `<html lang="${lang}"><head><title>${TITLE} | Coast Gazette</title>${head ?? ""}</head><body>${body}</body></html>`;
  return (await read(page, "a.html")).metadata;
}

describe("the date of a page that does not mark it", () => {
  it.each([
    [
      "OSLO, July 16, 2018 (GLOBE NEWSWIRE) -- The ferry to the outer islands stops, as its owner said in a letter today.",
      "en",
    ],
    [
      "Berlin, 16. Juli 2018 – Die Fähre zu den äußeren Inseln fährt nicht mehr, wie die Reederei am Montag mitgeteilt hat.",
      "de",
    ],
    [
      "Paris, le 16 juillet 2018 - Le bateau des îles ne part plus, comme la compagnie l’a fait savoir lundi dans une lettre.",
      "fr",
    ],
    [
      "July 16, 2018 -- The ferry to the outer islands stops, as its owner said in a letter to all of the passengers today.",
      "en",
    ],
  ])("is that with which the text begins: %s", async (text, lang) => {
    expect(await metadata({ below: `<p>${text}</p>`, lang })).toMatchObject({ date: "2018-07-16" });
  });

  it("is not a date of which the text speaks", async () => {
    const below =
      "<p>On July 16, 2018 – a Monday – the ferry stopped, as it has done in each of the four winters before.</p>";
    expect(await metadata({ below })).toMatchObject({ date: null });
  });

  it.each([
    [
      "en",
      "This entry was posted in <a href='/n'>News</a> on July 16, 2018 by <a href='/j'>Jane Doe</a>. Bookmark the permalink.",
    ],
    [
      "de",
      "Dieser Beitrag wurde am <a href='/x'>16. Juli 2018</a> von <a href='/j'>Jane Doe</a> in <a href='/n'>News</a> veröffentlicht.",
    ],
    [
      "fr",
      "Ce contenu a été publié dans <a href='/n'>News</a> le 16 juillet 2018 par <a href='/j'>Jane Doe</a>.",
    ],
    [
      "it",
      "Questo articolo è stato pubblicato in <a href='/n'>News</a> il 16 luglio 2018 da <a href='/j'>Jane Doe</a>.",
    ],
  ])("is in the sentence that a blog’s template writes below a post (%s)", async (lang, note) => {
    const after = `<div class="entry-meta-below"><p>${note}</p></div>`;
    expect(await metadata({ after, lang })).toMatchObject({ authors: ["Jane Doe"], date: "2018-07-16" });
  });

  it("has its day and month in the order that the page’s other dates tell", async () => {
    const below = `<p class="date">3/09/15 8:00am</p>`;
    const after = (shown: string): string => `<div class="comments"><span class="date">${shown}</span></div>`;
    expect(await metadata({ below, after: after("3/16/15") })).toMatchObject({ date: "2015-03-09" });
    expect(await metadata({ below, after: after("16/3/15") })).toMatchObject({ date: "2015-09-03" });
    expect(await metadata({ below, after: after("3/8/15") })).toMatchObject({ date: null });
  });

  it("is that below the headline, and not the clock above it", async () => {
    const above = `<div class="top"><span class="date">Sunday, 29 November 2020</span></div>`;
    expect(await metadata({ above, below: `<div class="info">16 July 2018</div>` })).toMatchObject({
      date: "2018-07-16",
    });
  });

  it("is not that of a change beside it", async () => {
    const below = `<p>Last updated <time datetime="2018-08-17">17 Aug</time> · Published <time datetime="2018-07-16">16 July</time></p>`;
    expect(await metadata({ below })).toMatchObject({ date: "2018-07-16" });
  });

  it("is the only one that the page labels as such, wherever that stands", async () => {
    const after = `<div><div id="topbar"><div>Publié le 16/07/2018<br><em>Mis à jour le 17/07/2018</em></div></div></div>`;
    expect(await metadata({ after, lang: "fr" })).toMatchObject({ date: "2018-07-16" });
    const two = `${after}<div><div>Publié le 18/07/2018</div></div>`;
    expect(await metadata({ after: two, lang: "fr" })).not.toMatchObject({ date: "2018-07-18" });
  });

  it.each([
    ["/2018/07/ferry-stops", "2018-07"],
    ["/2018/07/16/ferry-stops", "2018-07-16"],
    ["/2018/ISLANDS/07/16/ferry", "2018-07-16"],
  ])("is in its address %s", async (path, date) => {
    const head = `<link rel="canonical" href="https://gazette.example${path}">`;
    expect(await metadata({ head })).toMatchObject({ date });
  });

  it("is that of a change where no other is told, wherever the page labels it", async () => {
    const after = `<div class="foot">Letzte Änderung: 16.07.2018</div>`;
    expect(await metadata({ after, lang: "de" })).toMatchObject({ date: "2018-07-16" });
  });

  it("is what the page’s programs agree on", async () => {
    const head = (data: string): string => `<script>var page = {${data}};</script>`;
    const one = `publish_date: "2018-07-16", "author_name": "Jane Doe"`;
    expect(await metadata({ head: head(one) })).toMatchObject({ authors: ["Jane Doe"], date: "2018-07-16" });
    const two = `a: {datePublished: "2018-07-16"}, b: {datePublished: "2018-07-17"}`;
    expect(await metadata({ head: head(two) })).toMatchObject({ date: null });
  });

  it("is not that of a row in a table, nor of another article", async () => {
    const below = `<table><tr><th>Day</th><th>Boats</th></tr><tr><td>16 July 2018</td><td>4</td></tr></table>`;
    expect(await metadata({ below })).toMatchObject({ date: null });
    const after = `<div class="related"><a href="/a">Crane sold</a><p>Published: 16 July 2018</p></div>`;
    expect(await metadata({ after })).toMatchObject({ date: null });
  });

  it("is a year where no more is said", async () => {
    expect(await metadata({ below: `<p class="date">2018</p>` })).toMatchObject({ date: "2018" });
  });
});

describe("who wrote a page", () => {
  it("is read out of JSON-LD that is broken elsewhere", async () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The "last" ferry","author":{"@type":"Person","name":"Jane Doe"},"datePublished":"2018-07-16T10:00:00Z"}</script>`;
    expect(await metadata({ head })).toMatchObject({ authors: ["Jane Doe"], date: "2018-07-16" });
  });

  it("is a name that a preview names, and no account", async () => {
    const head = (creator: string): string => `<meta name="twitter:creator" content="${creator}">`;
    expect(await metadata({ head: head("Jane Doe") })).toMatchObject({ authors: ["Jane Doe"] });
    expect(await metadata({ head: head("@gazette") })).toMatchObject({ authors: [] });
  });

  it("stands beside other text in a block that holds lists and lines", async () => {
    const below = `<div class="sub"><span><ul><li><a href="/p">Print</a></li></ul><cite>By Jane Doe<br>Gazette.example</cite></span></div>`;
    expect(await metadata({ below })).toMatchObject({ authors: ["Jane Doe"] });
  });

  it("stands below a summary", async () => {
    const below = `<p>The ice has broken two piers, and nobody knows when the boats will come again to fetch the pupils.</p><p>By Jane Doe, 16 July 2018</p>`;
    expect(await metadata({ below })).toMatchObject({ authors: ["Jane Doe"], date: "2018-07-16" });
  });

  it("stands in a box of theirs beside the article, but not in one of other articles", async () => {
    const after = (name: string): string =>
      `<aside class="sidebar"><div class="${name}"><a rel="author" href="/j">Jane Doe</a></div></aside>`;
    expect(await metadata({ after: after("box-author") })).toMatchObject({ authors: ["Jane Doe"] });
    expect(await metadata({ after: after("related-author") })).toMatchObject({ authors: [] });
  });

  it("writes a blog that has their name, where head and page say so", async () => {
    const head = `<title>${TITLE} | Jane Doe</title><meta name="author" content="Jane Doe">`;
    const text = PROSE.join("");
    const page = `<html><head>${head}</head><body><article><h1>${TITLE}</h1><p class="byline">By Jane Doe</p>${text}</article></body></html>`;
    expect((await read(page, "a.html")).metadata).toMatchObject({ title: TITLE, authors: ["Jane Doe"] });
  });

  it("is whom links to the address name that the head gives", async () => {
    const head = `<meta property="article:author" content="https://gazette.example/people/jane-doe">`;
    const below = `<div>Text</div><div><a href="/people/ann-poe">Ann Poe</a> and <a href="/people/jane-doe/">Jane Doe</a></div>`;
    expect(await metadata({ head, below })).toMatchObject({ authors: ["Jane Doe"] });
  });

  it("is named behind a heading that announces them", async () => {
    const after = `<div><h4>Über den Autor</h4><p><strong>Jane Doe</strong> schreibt seit zwanzig Jahren über das Meer.</p></div>`;
    expect(await metadata({ after, lang: "de" })).toMatchObject({ authors: ["Jane Doe"] });
  });

  it.each([
    "<div>Bob Smith / Getty Images</div>",
    "<p>Von Oslo nach Bergen</p>",
    `<p class="author">New York</p>`,
  ])("is not who made a picture, nor a way or a place: %s", async (below) => {
    expect(await metadata({ below })).toMatchObject({ authors: [] });
  });

  it("is not what heads a list", async () => {
    const list = `<h2>Outer Piers</h2><ul><li><a href="/a">Grip</a></li><li>Holm, which has no pier</li></ul>`;
    const page = `<html><head><title>${TITLE}</title></head><body><h1>${TITLE}</h1>${list}${PROSE.join("")}</body></html>`;
    expect((await read(page, "a.html")).metadata).toMatchObject({ authors: [] });
  });

  it("is not the label of a picture, nor what heads a list of topics", async () => {
    expect(await metadata({ below: `<div class="label">Harbour Teaser Image:</div>` })).toMatchObject({
      authors: [],
    });
    const below = `<h4>By: <a rel="author" href="/j">Jane Doe</a></h4><h4>Topics: <a href="/i">Ice</a>, <a href="/p">Piers</a></h4>`;
    expect(await metadata({ below: `<div class="meta">${below}</div>` })).toMatchObject({
      authors: ["Jane Doe"],
    });
  });
});

describe("the title of a page", () => {
  const text = PROSE.join("");
  it.each([
    [
      "the part of the title that is a heading, where the h1 is a link of the site’s name",
      `<title>Coast Gazette » Blog Archive » ${TITLE}</title>`,
      `<h1><a href="https://gazette.example/blog/">Coast Gazette</a></h1><h2><a href="https://gazette.example/blog/ferry">${TITLE}</a></h2>${text}`,
    ],
    [
      "without the site behind it",
      `<title>${TITLE} « Coast Gazette</title><meta property="og:site_name" content="Coast Gazette">`,
      text,
    ],
    [
      "without the site in a preview’s title",
      `<title>x</title><meta property="og:title" content="${TITLE} | Coast Gazette"><meta property="og:site_name" content="Coast Gazette">`,
      text,
    ],
    [
      "the heading, where the site’s name is longer",
      `<title>${TITLE} | The Coast Gazette, Daily News and Weather</title>`,
      `<h2>${TITLE}</h2>${text}`,
    ],
  ])("is %s", async (_, head, body) => {
    const page = `<html><head>${head}</head><body><div>${body}</div></body></html>`;
    expect((await read(page, "a.html")).metadata).toMatchObject({ title: TITLE });
  });
});
