import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { read, textOf } from "../support.ts";

const PROSE = [
  "The mill on the weir was sold in the spring, after the widow of the last miller had looked for a buyer for nine years.",
  "A potter from the upper valley bought it, and she wants to bring the wheel back to work before the end of the summer.",
  "Whoever walks past it on a weekday hears the saws, and sees four apprentices who carry oak beams over the footbridge.",
];
const PARAGRAPHS = PROSE.map((text) => `<p>${text}</p>`).join("");
const HEADLINE = "<h1>The Mill on the Weir</h1>";
const TEASERS = [1, 2]
  .map(
    (at) =>
      `<h3><a href="/${at}">The bridge is closed for the week ${at}</a></h3><p>It stays closed because of the flood, as the council of the valley told us on Monday in a letter. <a href="/${at}">more</a></p>`,
  )
  .join("");
const RIGHTS = `<div><p>© 2009-2018 Weir Valley Herald. No part of it may be copied or shown without the written consent of the publisher.</p></div>`;

function page(body: string): Promise<Document> {
  const menu = `<div class="nav"><a href="/">Home</a> <a href="/n">News</a></div>`;
  const head = "<head><title>The Mill on the Weir | Weir Valley Herald</title></head>";
  return read(`<html>${head}<body>${menu}${body}${RIGHTS}</body></html>`, "a.html");
}

/** What is read of it as the article's text. */
function content(document: Document): string {
  const furniture = ["title", "boilerplate", "caption", "byline", "dateline"];
  const blocks = document.blocks.filter(({ kind }) => !furniture.includes(kind));
  return blocks.map((block) => textOf(document, block)).join("\n");
}

describe("an article is read, and the notice of its rights is not,", () => {
  it.each([
    [
      "in a cell beside menus",
      `<table><tr><td>${TEASERS}</td><td>${HEADLINE}${PARAGRAPHS}</td></tr></table>`,
    ],
    ["in a cell with line breaks", `<table><tr><td>${HEADLINE}${PROSE.join("<br><br>")}</td></tr></table>`],
    [
      "in one cell alone",
      `<table><tr><td><b>The Mill</b><br><br>${PROSE.join("<br><br>")}</td></tr></table>`,
    ],
    ["in preformatted text", `${HEADLINE}<pre>${PROSE.join("\n\n")}</pre>`],
    ["in an element named sidebar_content", `<div class="sidebar_content">${HEADLINE}${PARAGRAPHS}</div>`],
    ["in an element named share", `<div class="entry share">${HEADLINE}${PARAGRAPHS}</div>`],
    ["in an element named print-only", `${HEADLINE}<div class="print-only">${PARAGRAPHS}</div>`],
    ["in a hidden element", `${HEADLINE}<div hidden>${PARAGRAPHS}</div>`],
    ["in a dialog", `<div role="dialog" class="modal">${HEADLINE}${PARAGRAPHS}</div>`],
    [
      "in panels that their headings unfold",
      `${HEADLINE}${PROSE.map((text, at) => `<div><h3>What about ${at}?</h3><div class="panel" style="display:none"><p>${text}</p></div></div>`).join("")}`,
    ],
    [
      "in the posts of a forum",
      `${HEADLINE}${PROSE.map((text) => `<div class="post"><p class="author">by potter</p><div class="content">${text}</div></div>`).join("")}`,
    ],
    [
      "in the entries of a ticker",
      `${HEADLINE}${PROSE.map((text, at) => `<div class="ticker-entry"><time>1${at}:30</time><p>${text}</p></div>`).join("")}`,
    ],
    ["in `noscript`", `${HEADLINE}<div id="app">Loading</div><noscript>${PARAGRAPHS}</noscript>`],
    ["in a form around the page", `<form>${HEADLINE}${PARAGRAPHS}</form>`],
  ])("%s", async (_, body) => {
    const text = content(await page(body));
    for (const sentence of PROSE) expect(text).toContain(sentence);
    expect(text).not.toContain("written consent");
  });

  it("keeps a program in preformatted text as it is", async () => {
    const document = await page(`${HEADLINE}${PARAGRAPHS}<pre>if (a) {\n\n  b();\n}</pre>`);
    expect(document.blocks.some(({ kind }) => kind === "code")).toBe(true);
  });

  it("without other articles below a short one", async () => {
    const body = `<div>${HEADLINE}<p>The mill burned down last night.</p></div><div class="b">${TEASERS}</div>`;
    expect(content(await page(body))).toBe("The mill burned down last night.");
  });

  it.each([
    "Subscribe to our newsletter and never miss a story from the valley again.",
    "Abonnieren Sie unseren Newsletter, und Sie verpassen nichts mehr aus dem Tal.",
    "Inscrivez-vous à notre newsletter pour ne rien manquer de la vallée.",
  ])("without an invitation to a newsletter: %s", async (line) => {
    const text = content(await page(`${HEADLINE}${PARAGRAPHS}<div><p>${line}</p></div>`));
    expect(text).not.toContain(line);
  });
});
