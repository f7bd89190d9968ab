import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { blocksOf, read } from "../support.ts";

const PROSE = [
  "The mill on the weir was sold in the spring, after the widow of the last miller had looked for a buyer for nine years.",
  "A potter from the upper valley bought it, and she wants to bring the wheel back to work before the end of the summer.",
  "Whoever walks past it on a weekday hears the saws, and sees four apprentices who carry oak beams over the footbridge.",
  "The parish gave eleven thousand crowns, a third of what the roof alone is going to cost, and asks for no rent until then.",
];
const paragraphs = PROSE.map((text) => `<p>${text}</p>`).join("\n");
const NOT_CONTENT = new Set(["title", "byline", "dateline", "boilerplate", "caption"]);

/** What becomes passages, block by block. */
function content(document: Document): string[] {
  return document.blocks
    .filter(({ kind }) => !NOT_CONTENT.has(kind))
    .map(({ start, end }) => document.text.slice(start, end));
}

const page = (body: string): string => `<title>The Mill on the Weir</title><body>${body}</body>`;
const article = (more: string): string =>
  page(`<div><h1>The Mill on the Weir</h1>${paragraphs}${more}</div>`);

/** Several paragraphs of text that is none of the article's. */
const ELSEWHERE = [
  "The bakers of the lower town raise the price of bread once more, and say that the flour has never been so dear as now.",
  "A comet was seen above the harbour on three nights in a row, which the schoolmaster had foretold to the very hour.",
].map((text) => `<p>${text}</p>`);

describe("an article in an element with a misleading name", () => {
  it.each([
    "article-body pagination-first",
    "entry post share",
    "print-only",
    "layout--has-ads",
    "sidebar_content",
    "article power-sharing",
    "content modal-content",
    "post-navigation",
  ])("is read from one named %s", async (name) => {
    const text = page(`<h1>The Mill on the Weir</h1><div class="${name}">${paragraphs}</div>`);
    expect(content(await read(text, "a.html"))).toEqual(PROSE);
  });

  it("is read where a section of it has the name of a row of buttons", async () => {
    const text = article(`<div class="power-sharing"><p>${PROSE[0]}</p></div>`);
    expect(content(await read(text, "a.html"))).toEqual([...PROSE, PROSE[0]]);
  });

  it("is read with the parts that a click unfolds", async () => {
    const panels = [
      `<div class="accordion-collapse collapse" aria-hidden="true"><p>The wheel turns at night too.</p><p>It is loud.</p></div>`,
      `<div id="faq-2" style="display: none">The weir may be crossed on foot from May to October.</div>`,
    ];
    const document = await read(article(`<h2>Rules</h2>${panels.join("")}`), "a.html");
    expect(content(document)).toEqual([
      ...PROSE,
      "Rules",
      "The wheel turns at night too.",
      "It is loud.",
      "The weir may be crossed on foot from May to October.",
    ]);
  });

  it("is the one below the page's headline, however much prose the teasers hold", async () => {
    const teasers = Array.from(
      { length: 6 },
      (_, at) =>
        `<article><h3><a href="/${at}">Another story, number ${at}</a></h3>${ELSEWHERE[at % 2]}</article>`,
    );
    const text = page(
      `<article><h1>The Mill on the Weir</h1>${paragraphs}</article><section><h3>Você pode gostar...</h3>${teasers.join("")}</section>`,
    );
    expect(content(await read(text, "a.html"))).toEqual(PROSE);
  });
});

describe("what stands around an article", () => {
  const teaser = (at: number): string =>
    `<div class="x${at}"><a href="/${at}">Another headline of this paper, number ${at}</a></div>`;

  it("is left out where nothing tells what it is: a column, a footer, a dialog", async () => {
    const column = `<div class="c2">${[1, 2, 3, 4].map((at) => teaser(at) + (ELSEWHERE[at % 2] ?? "")).join("")}</div>`;
    const footer = `<div class="c9"><span>Weir Valley Herald</span> <a href="/a">About</a> <a href="/b">Imprint</a></div>`;
    const text = page(
      `<div class="c0"><div class="c1"><h1>The Mill on the Weir</h1>${paragraphs}</div>${column}</div>${footer}`,
    );
    expect(content(await read(text, "a.html"))).toEqual(PROSE);
  });

  it("is left out in the midst of the text where it is mostly links", async () => {
    const links = `<ul>${[1, 2].map((at) => `<li><a href="/${at}">A headline about the bridge, number ${at}</a></li>`).join("")}</ul>`;
    const lone = `<p><a href="/b">The bridge was closed as well</a></p>`;
    const document = await read(article(`${links}${lone}<p>${PROSE[1]}</p>`), "a.html");
    expect(content(document)).toEqual([...PROSE, PROSE[1]]);
  });

  it.each([
    ["Also of interest", "p"],
    ["MORE STORIES LIKE THIS ONE", "div"],
    ["Weitere Meldungen", "h3"],
    ["À lire également :", "h4"],
    ["Te puede interesar", "strong"],
    ["Czytaj także", "h3"],
    ["Läs också", "p"],
    ["Читайте также:", "div"],
    ["関連記事", "h3"],
    ["관련기사", "p"],
  ])("is left out below “%s”", async (cue, tag) => {
    const box = `<div class="box"><${tag}>${cue}</${tag}><ul><li><a href="/1">One</a> by the bridge, told at some length</li></ul></div>`;
    expect(content(await read(article(box), "a.html"))).toEqual(PROSE);
  });

  it("is not found in a line of the text that reads like a cue", async () => {
    const document = await read(article(`<p>Further reading for you</p><p>${PROSE[2]}</p>`), "a.html");
    expect(content(document)).toEqual([...PROSE, "Further reading for you", PROSE[2]]);
  });

  it("is marked where it stands below a picture", async () => {
    const pictures = [
      `<figure><img src="a.jpg"><figcaption>The weir in March. <span class="credit">Photo: A. Miller</span></figcaption></figure>`,
      `<div class="wp-caption"><img src="b.jpg"><p class="wp-caption-text">The wheel.</p></div>`,
      `<ul class="gallery"><li><img src="c.jpg"><div class="caption">The potter.</div></li></ul>`,
    ];
    const document = await read(article(pictures.join("")), "a.html");
    expect(blocksOf(document, "caption")).toEqual([
      "The weir in March. Photo: A. Miller",
      "The wheel.",
      "The potter.",
    ]);
    expect(content(document)).toEqual(PROSE);
  });

  it("is not found in the dates of a chronicle", async () => {
    const entries = PROSE.map((text, at) => `<div class="date">${at + 1} May 1866</div><p>${text}</p>`);
    const document = await read(page(`<h1>The Mill on the Weir</h1>${entries.join("")}`), "a.html");
    expect(content(document)).toEqual(expect.arrayContaining([...PROSE, "3 May 1866", "4 May 1866"]));
  });

  it("keeps a figure that shows a table or code", async () => {
    const table = `<figure><table><tr><th>Year<th>Crowns<tr><td>1866<td>900</table></figure>`;
    const code = `<figure><pre>turn(wheel)</pre></figure>`;
    const document = await read(article(table + code), "a.html");
    expect(content(document)).toEqual([...PROSE, "Year | Crowns\n1866 | 900", "turn(wheel)"]);
  });
});

describe("an article that a page keeps for a script", () => {
  const head = (body: string): string =>
    `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "The Mill on the Weir", articleBody: body })}</script>`;

  it.each([
    `<noscript>${paragraphs}</noscript>`,
    `<template>${paragraphs}</template>`,
    `<script type="text/template">${paragraphs}</script>`,
    `<script type="text/x-handlebars-template"><div>${paragraphs}</div></script>`,
    head(PROSE.join("\n\n")),
    head(paragraphs),
    head(PROSE.join("\n").replaceAll("’", "&rsquo;")),
  ])("is read from there: %#", async (stored) => {
    const document = await read(page(`<h1>The Mill on the Weir</h1><div id="app"></div>${stored}`), "a.html");
    expect(content(document)).toEqual(PROSE);
  });

  it("is read once where the page shows it as well", async () => {
    const stored = `<noscript>${paragraphs}${paragraphs}</noscript>${head(PROSE.join("\n"))}`;
    expect(content(await read(article(stored), "a.html"))).toEqual(PROSE);
  });
});

describe("what was left out of a page", () => {
  const collapsed = (html: string): string => html.replace(/<[^>]*>/g, "").trim();
  const comment = `<p>${"I was there and saw nothing of the kind, whatever the potter says. ".repeat(4)}</p>`;

  it("is said with both figures where it is most of it", async () => {
    const document = await read(article(`<div class="comments">${comment.repeat(9)}</div>`), "a.html");
    expect(content(document)).toEqual(PROSE);
    const kept = `The Mill on the Weir${PROSE.join("")}`.length;
    const shown = kept + 9 * collapsed(comment).length;
    expect(document.note).toBe(
      `Most of the page was left out as no part of its article; ${kept} of the ${shown.toLocaleString("en")} characters that the page shows besides links were read.`,
    );
  });

  it("is said where hardly anything is left", async () => {
    const body = `<h1>The Mill</h1><div role="dialog"><p>Ask.</p>${comment.repeat(9)}</div><p>You have read your last article of this month. Subscribe to go on.</p>`;
    expect((await read(page(body), "a.html")).note).toMatch(/^Hardly any of the page was read /);
  });

  it("is not worth a word where most of it is kept", async () => {
    expect((await read(article(`<div class="comments">${comment}</div>`), "a.html")).note).toBeUndefined();
  });
});

describe("the words of a page", () => {
  const one = async (body: string): Promise<string> => {
    const document = await read(`<p>x</p>${body}`, "a.html");
    return blocksOf(document).at(-1) ?? "";
  };

  it.each([
    ["<ul><li><p>golf</p><p>hotel</p></li></ul>", "- golf hotel"],
    ["<ul><li>golf<br>hotel</li></ul>", "- golf hotel"],
    ["<ol><li>golf<div>hotel</div></li></ol>", "1. golf hotel"],
    ["<h2>golf<br>hotel</h2>", "golf hotel"],
    ["<h2><span>gol</span>f <div>hotel</div></h2>", "golf hotel"],
    ["<p>gol<b>f</b></p>", "golf"],
  ])("stay apart where they stand in blocks of their own: %s", async (html, text) => {
    expect(await one(html)).toBe(text);
  });

  it.each([
    ["<p>in 1867<sup>2</sup> and 10<sup>6</sup>, 10<sup>−3</sup></p>", "in 1867² and 10⁶, 10⁻³"],
    ["<ul><li>10<sup>6</sup> grains</ul>", "- 10⁶ grains"],
    [`<p>It ended.<sup><a href="#n1">12</a></sup></p>`, "It ended.¹²"],
    ["<p>It ended.<sup>[1]</sup> It began.</p>", "It ended.[1] It began."],
    ["<p>the 1<sup>st</sup> of May, CO<sub>2</sub></p>", "the 1st of May, CO2"],
  ])("keep what is raised raised: %s", async (html, text) => {
    expect(await one(html)).toBe(text);
  });

  it.each([
    ["<math><mi>y</mi><mo>=</mo><mn>3</mn><mi>x</mi></math>", "y = 3x"],
    ["<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a + b)/2"],
    [
      "<math><msup><mi>x</mi><mn>2</mn></msup><mo>&#x2062;</mo><msub><mi>k</mi><mn>1</mn></msub></math>",
      "x^2k_1",
    ],
    [
      "<math><semantics><msqrt><mn>2</mn></msqrt><annotation>\\sqrt 2</annotation></semantics></math>",
      "√(2)",
    ],
  ])("write a formula in a line: %s", async (html, text) => {
    expect(await one(`<p>It is ${html}.</p>`)).toBe(`It is ${text}.`);
  });

  it("survive formulas within formulas", async () => {
    expect(await one(`<p>${"<math><msqrt>".repeat(500)}<mi>x</mi>`)).toContain("x");
  });

  it("say a ruby text once", async () => {
    expect(await one("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の蜂</p>")).toBe("東京の蜂");
  });

  it("keep the rows and columns of a table", async () => {
    const rows = [
      `<tr><th>Year<th colspan="2">Honey</tr>`,
      `<tr><td rowspan="2">2017<td>31<td>44</tr>`,
      `<tr><td><p>32</p><p>late</p><td><ul><li>45</ul></tr>`,
      `<tr><td>2018<td><td>47</tr>`,
    ];
    expect(await one(`<table>${rows.join("")}</table>`)).toBe(
      "Year | Honey\n2017 | 31 | 44\n2017 | 32 late | 45\n2018 |  | 47",
    );
  });

  it("survive cells that reach over a billion rows and columns", async () => {
    const table = `<table><tr><th>a<th>b<tr><td rowspan="1000000000" colspan="1000000000">c<tr><td>d</table>`;
    expect(await one(table)).toContain("c");
  });
});

describe("what stands within an article and is none of it", () => {
  it("is a box that offers a newsletter, whatever it is called", async () => {
    const offer = `<div class="box-7"><h4>Our letter</h4><p>Get the news of the valley in your inbox every morning, and cancel it whenever you like to do so.</p><form><input type="email"><button>Sign up</button></form></div>`;
    const { length } = content(await read(article(""), "a.html"));
    expect(content(await read(article(`${offer}<p>${PROSE[0] ?? ""}</p>`), "a.html"))).toHaveLength(
      length + 1,
    );
  });

  it("is not a short text beside a field for a mail address", async () => {
    const text = page(`<div><p>${PROSE[0] ?? ""}</p><form><input type="email"></form></div>`);
    expect(content(await read(text, "a.html"))).toContain(PROSE[0]);
  });

  it.each([
    `Tags: <a href="a">mills</a>, <a href="b">weirs</a>`,
    `Share this: <a href="f">Facebook</a> <a href="t">Twitter</a>`,
  ])("is a line of links behind their label: %s", async (line) => {
    const kept = content(await read(article(`<p>${line}</p>`), "a.html")).join("\n");
    expect(kept).not.toMatch(/Tags|Share/);
  });

  it("are the links that edit a section of an encyclopedia", async () => {
    const heading = `<h2>History<span class="mw-editsection">[<a href="e">edit</a>]</span></h2>`;
    const document = await read(article(`${heading}<p>${PROSE[1] ?? ""}</p>`), "a.html");
    expect(blocksOf(document, "heading")).toContain("History");
  });

  it("is no sentence in a heading’s letters in its midst, but one that asks heads its answer", async () => {
    const large = "The wheel has stood still since the flood of that year, which took the bridge as well.";
    const asked = "When will the wheel on the weir turn again, and who is going to pay for it?";
    const document = await read(
      article(`<h3>${large}</h3>${paragraphs}<h3>${asked}</h3>${paragraphs}`),
      "a.html",
    );
    expect(content(document)).toEqual(expect.arrayContaining([large, asked]));
    expect(blocksOf(document, "heading")).toEqual([asked]);
  });
});
