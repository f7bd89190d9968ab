import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../../src/config/limits.ts";
import type { Document } from "../../../src/core/document.ts";
import { readContents } from "../../../src/ingest/read-document.ts";

const PARAGRAPHS = [
  "The lighthouse keepers of Skarv have asked the county for a new boat, because the old one has taken in water since the storms of last winter.",
  "The county says that it has no money for a boat this year, but that it will lend the keepers the one which until now has carried the mail.",
  "Neither the keepers nor the post office were told of that plan before it stood in the paper, and both have written to the governor about it.",
  "The governor will visit the island in May, and has promised to come in the boat of the keepers if the weather allows it.",
];
const TEXT = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join("\n");
const HEADLINE = "Keepers of Skarv ask for a boat";

async function read(body: string, head = ""): Promise<Document> {
  const html = `<!DOCTYPE html><html lang="en"><head><title>${HEADLINE}</title>${head}</head><body>${body}</body></html>`;
  const { documents } = await readContents(Buffer.from(html), "page.html", defaultLimits);
  const [first] = documents;
  if (first === undefined) throw new Error("nothing was read");
  return first.document;
}

/** What becomes passages. */
function articleOf({ text, blocks }: Document): string {
  return blocks
    .filter(({ kind }) => !["caption", "boilerplate", "title", "byline", "dateline"].includes(kind))
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");
}

describe("the article of a page", () => {
  it("holds what a click unfolds, and the button that it is named by", async () => {
    const text = articleOf(
      await read(
        `<h1>${HEADLINE}</h1>${TEXT}<h3><button aria-expanded="false">Who owns the old boat?</button></h3>
        <div hidden><p>It belongs to the keepers themselves, who bought it from a fisherman of the mainland.</p></div>
        <div role="tabpanel" hidden><p>Since 1904 the light of Skarv has burned every night, but for the years of the war.</p></div>`,
      ),
    );
    expect(text).toContain("Who owns the old boat?\nIt belongs to the keepers");
    expect(text).toContain("Since 1904 the light");
  });

  it.each([
    ["small letters", `<div><img src="a.jpg"><small>The old boat at the pier of Skarv</small></div>`],
    ["slanted letters", `<p><img src="a.jpg"><br><em>The old boat at the pier of Skarv</em></p>`],
    [
      "a table",
      `<table><tr><td><img src="a.jpg"></td></tr><tr><td>The old boat at the pier of Skarv</td></tr></table>`,
    ],
  ])("is without the line below a picture in %s", async (_, picture) => {
    const document = await read(
      `<h1>${HEADLINE}</h1>${PARAGRAPHS.map((one) => `<p>${one}</p>`).join(picture)}`,
    );
    expect(articleOf(document)).not.toContain("at the pier");
    expect(document.text).toContain("at the pier");
    expect(articleOf(document)).toContain(PARAGRAPHS[3]);
  });

  it("keeps a sentence in slanted letters that stands beside a picture and others", async () => {
    const text = articleOf(
      await read(
        `<h1>${HEADLINE}</h1>${TEXT}<p><img src="a.jpg"> The keepers <em>have</em> a boat of their own.</p>`,
      ),
    );
    expect(text).toContain("The keepers have a boat of their own.");
  });

  it("is without teasers that no name tells, but a page of linked headings is all of them", async () => {
    const teaser = (title: string): string =>
      `<div><a href="/x"><img src="x.jpg"><h3>${title}</h3></a><p>What happened there on Monday night is told by three who saw it from the window of the inn.</p></div>`;
    const teasers = ["A fire in the inn", "A prize for the school", "A ferry is late"].map(teaser).join("");
    expect(
      articleOf(await read(`<div><h1>${HEADLINE}</h1>${TEXT}${TEXT}<div>${teasers}</div></div>`)),
    ).not.toContain("Monday night");
    const digest = articleOf(
      await read(`<h1>${HEADLINE}</h1><p>${PARAGRAPHS[0] ?? ""}</p><div>${teasers}</div>`),
    );
    expect(digest).toContain("Monday night");
  });

  it.each([
    [
      "a program",
      `<script>window.__STATE__ = ${JSON.stringify({ a: { body: TEXT } })}; start();</script>`,
      "",
    ],
    ["a meta tag", `<meta itemprop="articleBody" content="${PARAGRAPHS.join(" ")}">`, ""],
  ])("is read from %s where the page shows none", async (_, body) => {
    const text = articleOf(await read(`<div id="app"></div>${body}`));
    for (const paragraph of PARAGRAPHS) expect(text).toContain(paragraph);
  });

  it("has words apart that are shown as lines of their own", async () => {
    const lines = `<div><span style="display:block">Oscar</span><span style="color:red;display: block">Papa</span></div>`;
    expect((await read(`<h1>${HEADLINE}</h1>${TEXT}${lines}`)).text).not.toContain("OscarPapa");
  });
});

describe("who wrote a page", () => {
  it.each([
    [
      "cells",
      `<table><tr><td>Author:</td><td>Mona Lie</td></tr><tr><td>Date:</td><td>16 July 2018</td></tr></table>${TEXT}`,
    ],
    [
      "a closing line",
      `<p>16 July 2018</p>${TEXT}<p><em>Mona Lie is a reporter of the Skarv Courier.</em></p>`,
    ],
  ])("stands in %s", async (_, body) => {
    const { metadata } = await read(`<article><h1>${HEADLINE}</h1>${body}</article>`);
    expect([metadata.authors, metadata.date]).toEqual([["Mona Lie"], "2018-07-16"]);
  });

  it("is no description of somebody in the text", async () => {
    const { metadata } = await read(
      `<article><h1>${HEADLINE}</h1>${TEXT}<p>Mona Lie is a reporter of the Skarv Courier.</p></article>`,
    );
    expect(metadata.authors).toEqual([]);
  });

  it("is decoded, however often its characters were encoded", async () => {
    const { metadata } = await read(
      `<h1>${HEADLINE}</h1>${TEXT}`,
      `<meta name="author" content="Se&aacute;n O&amp;#39;Brien">`,
    );
    expect(metadata.authors).toEqual(["Seán O'Brien"]);
  });
});
