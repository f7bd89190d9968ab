import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { blocksOf, coverageFaults, read } from "../support.ts";

const NOT_CONTENT = new Set(["title", "byline", "dateline", "boilerplate"]);

/** What becomes passages, block by block. */
function content(document: Document): string[] {
  return document.blocks
    .filter(({ kind }) => !NOT_CONTENT.has(kind))
    .map(({ start, end }) => document.text.slice(start, end));
}

const PROSE = [
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots said.",
  "Nobody knew when the ships would sail again, and the price of bread rose in the town from day to day.",
  "“It cannot go on like this,” said the oldest of the pilots, who had seen the great storm as a boy.",
  "It went on.",
  "In the fourth week a steamer came in under a foreign flag, and the whole town stood on the quay.",
];
const paragraphs = PROSE.map((text) => `<p>${text}</p>`).join("\n");

const NEWS_SITE = `<!doctype html><html lang="en-GB"><head>
<title>The Harbour Question - Example Press</title>
<meta property="og:title" content="The Harbour Question"><meta property="og:locale" content="en_US">
<meta property="article:tag" content="Harbours"><meta property="article:tag" content="Shipping">
<meta name="keywords" content="harbours, pilots">
<script type="application/ld+json">
{"@context":"https://schema.org","@graph":[
 {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Another Story","author":{"name":"Somebody Else"},"datePublished":"2001-01-01"}]},
 {"@type":"Person","@id":"#jane","name":"Jane Doe"},
 {"@type":"NewsArticle","headline":"The Harbour Question","author":[{"@id":"#jane"},{"@type":"Organization","name":"Doe, Roe &amp; Poe"}],
  "datePublished":"2018-07-16T23:30:00-05:00","keywords":["Ports","harbours"],"inLanguage":"en"}]}
</script></head><body class="single has-sidebar cookies-not-accepted">
<div id="onetrust-consent-sdk"><div role="dialog"><h2>We value your privacy</h2><p>We and our 800 partners store and read information on your device, as the notice explains at length. You may agree or refuse.</p><button>Accept</button></div></div>
<header class="site-header"><h1 class="logo"><a href="/">Example Press</a></h1><nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<div class="ad-slot"><p>Advertisement</p></div>
<main><article class="post comments-open">
<header><h1>The Harbour Question</h1><p class="byline">By Jane Doe</p><time datetime="2018-07-16">16 July 2018</time></header>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">X</a></div>
${paragraphs}
<p>Read more: <a href="/x">The storm of the century</a></p>
<aside class="pull-related"><h3>Related</h3><a href="/r">A story about lighthouses and their keepers, told by one of them.</a></aside>
<section id="related-work"><h2>Related work</h2><p>Two other harbours were closed in the same year, as the council of the pilots remembers.</p></section>
<aside class="footnote"><p>The archive of the harbour office holds the minutes of these meetings.</p></aside>
<div class="NewsletterSignup_box__x1Y2z"><h3>Get the best of our stories in your inbox</h3><p>Every Sunday, chosen by our editors for you and for nobody else, free of charge.</p></div>
<footer class="entry-footer">Filed under <a>Ports</a></footer>
</article>
<section><h2>More from World</h2><div><article class="card"><h3><a href="/1">The price of bread</a></h3><p>It has risen, and it is going to rise further still, as the bakers of the town say.</p></article></div></section>
<section class="comments-section"><h2>Comments (2)</h2><article class="comment"><p>${"This comment is long and goes on about many things that have nothing to do with it. ".repeat(20)}</p></article></section>
</main>
<div class="recirc"><h4>Most read</h4><ol><li><a>One story of the day that everybody reads</a></li></ol></div>
<footer><p>© 2018 Example Press</p><p>All the news of the coast, every day, since the year in which the harbour was built.</p></footer>
</body></html>`;

/** The same page as a builder of pages writes it: no element and no name says what is what. */
const NAMELESS_SITE = `<html><head><title>The Harbour Question | Example Press</title></head><body><div class="css-1a2b3c">
<div class="css-1"><div><a href="/">Home</a></div><div><a href="/w">World</a></div><div><a href="/s">Sport</a></div><div><a href="/o">Opinion</a></div></div>
<div class="css-2"><div class="css-9">The Harbour Question</div><div>By Jane Doe</div><div>July 16, 2018</div>
<div><div>${PROSE.map((text) => `<div>${text}</div>`).join("")}</div></div></div>
<div class="css-3"><h3>Related stories</h3><div><div><a href="/1">The price of bread has risen again</a></div><div>What the bakers of the town have to say.</div></div></div>
<div class="css-4"><div><a href="/2">Lighthouses and their keepers, a long story</a></div><div><a href="/3">The storm of the century, as it was seen</a></div><div><a href="/4">What the minutes of the council tell us</a></div></div>
<div class="css-5"><a href="/p">Privacy</a> | <a href="/t">Terms</a> | <a href="/c">Contact</a></div></div></body></html>`;

describe("a page of a news site", () => {
  it("gives the article alone", async () => {
    expect(content(await read(NEWS_SITE, "a.html"))).toEqual([
      ...PROSE,
      "Related work",
      "Two other harbours were closed in the same year, as the council of the pilots remembers.",
      "The archive of the harbour office holds the minutes of these meetings.",
    ]);
  });

  it("gives who and when from the JSON-LD of this article, and the subjects of all places", async () => {
    expect((await read(NEWS_SITE, "a.html")).metadata).toEqual({
      title: "The Harbour Question",
      authors: ["Jane Doe", "Doe, Roe & Poe"],
      date: "2018-07-16",
      url: null,
      language: "en",
      tags: ["Ports", "harbours", "Shipping", "pilots"],
      evidence: {
        title: "json-ld",
        authors: "json-ld",
        date: "json-ld",
        language: "json-ld",
        tags: "json-ld",
      },
    });
  });

  it("gives the article alone where neither elements nor names tell what is what", async () => {
    const document = await read(NAMELESS_SITE, "a.html");
    expect(content(document)).toEqual(PROSE);
    expect(document.metadata).toMatchObject({
      title: "The Harbour Question",
      authors: ["Jane Doe"],
      date: "2018-07-16",
    });
  });

  it("gives the article of a page that was saved with its cookie dialog open", async () => {
    const body = `<div id="root" aria-hidden="true"><form id="aspnetForm"><h1>Headline</h1>${paragraphs}</form></div><div role="dialog" class="modal"><p>${PROSE[1]} Accept?</p></div>`;
    expect(content(await read(body, "a.html"))).toEqual(PROSE);
  });

  it("gives the short article, and not the long comments below it", async () => {
    const body = `<h1>Headline</h1><div><p>${PROSE[0]}</p></div><div id="disqus_thread"><p>${"A very long comment. ".repeat(200)}</p></div>`;
    expect(content(await read(body, "a.html"))).toEqual([PROSE[0]]);
  });

  it("gives the first article of a page that loads the next ones below it", async () => {
    const next = `<article><h1>Another Story</h1><p>Something else entirely happened in another town, and this page has loaded it by itself.</p></article>`;
    const page = `<title>The Harbour Question | Example Press</title><main><article><h1>The Harbour Question</h1>${paragraphs}</article>${next}</main>`;
    expect(content(await read(page, "a.html"))).toEqual(PROSE);
  });

  it("gives all articles of a page that has no article of its own", async () => {
    const page = `<title>Archive</title><main><article><h2>One</h2><p>${PROSE[0]}</p></article><article><h2>Two</h2><p>${PROSE[1]}</p></article></main>`;
    const document = await read(page, "a.html");
    expect(blocksOf(document, "paragraph")).toEqual([PROSE[0], PROSE[1]]);
  });

  it("gives the paragraphs of a page that is laid out with tables", async () => {
    const page = `<table><tr><td><a>Home</a></td><td>${paragraphs}</td></tr></table>`;
    expect(content(await read(page, "a.html"))).toEqual(expect.arrayContaining(PROSE));
  });

  it("gives them where they are set off by other elements than paragraphs", async () => {
    const cell = PROSE.map((text, index) =>
      index === 0 ? `<p>${text}</p>` : `<div class="paragraph"><span>${text}</span></div>`,
    );
    const page = `<table><tr><td>${cell.join("")}<div>${PROSE[0]}</div></td></tr></table>`;
    expect(content(await read(page, "a.html"))).toEqual(expect.arrayContaining(PROSE));
  });

  it("keeps apart the words of a cell of data that stand in lines of their own", async () => {
    const row = `<tr><td><div>Oban</div><div>Argyll</div></td><td>1867<br>1868</td><td>Mac<b>leod</b></td></tr>`;
    const page = `<main><p>${PROSE[0]}</p><table><tr><th>Port</th><th>Years</th><th>Owner</th></tr>${row}</table></main>`;
    const document = await read(page, "a.html");
    expect(blocksOf(document, "table")).toEqual(["Port | Years | Owner\nOban Argyll | 1867 1868 | Macleod"]);
  });

  it("keeps the links of a page that is nothing but links", async () => {
    const page = `<ul><li><a>Minutes of May</a><li><a>Minutes of June</a><li><a>Minutes of July</a></ul>`;
    expect(content(await read(page, "a.html")).join("\n")).toContain("Minutes of June");
  });
});

describe("a hostile page", () => {
  const paragraph = `<p>${PROSE[0]}</p>`;

  it.each([
    ["div", "<div>".repeat(20_000)],
    ["div class=promo", "<div class=promo>".repeat(20_000)],
    ["footer", "<footer>".repeat(5_000)],
    ["article", "<article>".repeat(5_000)],
    ["blockquote", "<blockquote>".repeat(5_000)],
    ["ul", "<ul><li>".repeat(5_000)],
    ["table", "<table><tr><td>".repeat(2_000)],
    ["span", "<span>".repeat(20_000)],
    ["a form of headings", "<form>" + "<h2>Comments</h2>".repeat(5_000)],
    ["lines that announce something", "<div>Comments</div>".repeat(5_000)],
    ["bylines", "<span class=author>no 1</span>".repeat(5_000)],
    ["times", "<time>x</time>".repeat(5_000)],
    ["captions", "<figure><img>".repeat(2_000)],
    ["formulas", "<math><mfrac>".repeat(2_000) + "</math>"],
    ["raised figures", "<p>a" + "<sup>2</sup>".repeat(5_000)],
    ["templates", "<template><p>x</p></template>".repeat(5_000)],
    ["a name", `<div class="${"a-".repeat(200_000)}">`],
  ])("of thousands of %s is read", async (_, opening) => {
    expect((await read(opening + paragraph, "a.html")).text).toContain(PROSE[0]);
  });
});

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const sentence = fc
  .tuple(fc.array(word, { minLength: 2, maxLength: 25 }), fc.constantFrom(".", "?", "!", ".”"))
  .map(([words, end]) => `${words.join(" ").replace(/^./, (letter) => letter.toUpperCase())}${end}`);
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 5 })
  .map((sentences) => `Zq ${sentences.join(" ")}`);

/** Ways in which the article of a page is wrapped. */
const wrapper = fc.constantFrom<(inner: string) => string>(
  (inner) => `<article>${inner}</article>`,
  (inner) => `<main>${inner}</main>`,
  (inner) =>
    `<main class="no-sidebar"><article class="post comments-open has-related">${inner}</article></main>`,
  (inner) => `<div class="entry-content">${inner}</div>`,
  (inner) => `<div class="modal-content"><div>${inner}</div></div>`,
  (inner) => `<form id="form1"><div id="content">${inner}</div></form>`,
  (inner) => `<div aria-hidden="true"><div>${inner}</div></div>`,
  (inner) => `<section class="social-policy"><div itemprop="articleBody">${inner}</div></section>`,
  (inner) => `<div><div><div>${inner}</div></div></div>`,
  (inner) => `<table><tr><td>${inner}</td></tr></table>`,
);

/** Ways in which one paragraph stands in the article. */
const holder = fc.constantFrom<(text: string) => string>(
  (text) => `<p>${text}</p>`,
  (text) => `<div>${text}</div>`,
  (text) => `<div class="paragraph"><span>${text}</span></div>`,
  (text) => `<p class="lead">${text}</p>`,
  (text) => `<section id="related-work"><p>${text}</p></section>`,
  (text) => `<div class="text social-history"><p>${text}</p></div>`,
  (text) => `<p>${text.replace(/ (\w+)/, ' <a href="/l">$1</a>')}</p>`,
);

const chrome = fc.constantFrom(
  `<nav><ul><li><a>CHROME one</a></li><li><a>CHROME two</a></li></ul></nav>`,
  `<div class="cookie-banner"><p>CHROME We value your privacy and that of all our readers, wherever they are. Agree?</p></div>`,
  `<div class="newsletter"><h3>CHROME letter</h3><p>CHROME Every Sunday, chosen by our editors for you and for nobody else.</p></div>`,
  `<aside><p>CHROME A word from somebody who pays for this page, and it is a rather long one.</p></aside>`,
  `<div class="share-buttons"><a>CHROME Facebook</a></div>`,
  `<div class="related-articles"><h3>CHROME</h3><p>CHROME The price of bread has risen, as the bakers of the town say.</p></div>`,
  `<div><h3>Related stories</h3><ul><li><a>CHROME The price of bread has risen again</a></li></ul></div>`,
  `<div><h2>You may also like</h2><div><a>CHROME story</a><p>CHROME What the bakers say.</p></div></div>`,
  `<p>Read more: <a>CHROME The storm of the century</a></p>`,
  `<div><a>CHROME World</a><a>CHROME Sport</a><a>CHROME Opinion</a></div>`,
  `<div style="display:none"><p>CHROME hidden text that nobody who opens the page can see.</p></div>`,
  `<script>var CHROME = "CHROME";</script>`,
  `<section class="comments"><h2>CHROME</h2><div class="comment"><p>CHROME I do not agree with any of this at all.</p></div></section>`,
  `<footer><p>CHROME Example Press, all the news of the coast.</p></footer>`,
);

describe("whatever surrounds an article", () => {
  it("every paragraph is kept, in order, and nothing of the page becomes a passage", async () => {
    const article = fc.array(fc.record({ text: paragraph, hold: holder, chrome: fc.option(chrome) }), {
      minLength: 4,
      maxLength: 12,
    });
    const page = fc.record({
      before: fc.array(chrome, { maxLength: 4 }),
      article,
      wrap: wrapper,
      headline: fc.constantFrom("", "<h1>Headline</h1>"),
      inside: fc.boolean(),
      after: fc.array(chrome, { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(page, async ({ before, article, wrap, headline, inside, after }) => {
        fc.pre(article.reduce((sum, { text }) => sum + text.length, 0) > 400);
        const inner = article.map(({ text, hold, chrome }) => hold(text) + (chrome ?? "")).join("");
        const body = inside ? wrap(headline + inner) : headline + wrap(inner);
        const document = await read(`<body>${before.join("")}${body}${after.join("")}</body>`, "a.html");
        // Without a headline, a first short question is taken for it.
        const kept = document.blocks.filter(({ kind }) => kind !== "boilerplate");
        const texts = kept.map(({ start, end }) => document.text.slice(start, end));
        expect(texts.filter((text) => text.startsWith("Zq"))).toEqual(article.map(({ text }) => text));
        expect(content(document).filter((text) => text.includes("CHROME"))).toEqual([]);
        expect(coverageFaults(document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
