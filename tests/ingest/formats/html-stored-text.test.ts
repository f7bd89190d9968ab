import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";

const PARAGRAPHS = [
  "The windmill above the village was stripped of its sails in winter, after a storm had broken two of them in one night.",
  "Its owner, who bakes with the flour that it grinds, has ordered new ones from a shipyard that builds masts of larch.",
  "Until they are there, a small engine turns the stones on Fridays, and the children of the school may pour in the grain.",
];
const HTML = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("");

function pageOf(stored: string, shown = ""): string {
  return `<html lang="en"><head><title>New Sails for the Mill</title></head><body><h1>New Sails for the Mill</h1>${shown}<div id="root"></div>${stored}</body></html>`;
}

function dataOf(data: unknown): string {
  return `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script>`;
}

describe("the article of a page that shows none", () => {
  it.each([
    ["a textarea", `<textarea hidden>${HTML.replaceAll("<", "&lt;")}</textarea>`],
    [
      "one value of the page's data, as HTML",
      dataOf({ props: { pageProps: { post: { id: 7, html: HTML } } } }),
    ],
    ["a list of texts", dataOf({ props: { post: { paragraphs: PARAGRAPHS } } })],
    [
      "a list of blocks",
      dataOf({
        props: { post: { blocks: PARAGRAPHS.map((text, id) => ({ id, type: "p", data: { text } })) } },
      }),
    ],
  ])("is read from %s", async (_kind, stored) => {
    const document = await read(pageOf(stored), "a.html");
    expect(blocksOf(document, "paragraph")).toEqual(PARAGRAPHS);
  });

  it("is not made of code, addresses or pictures", async () => {
    const data = dataOf({
      css: ".a{color:red;background:url(x.png)}".repeat(20),
      picture: "iVBORw0KGgoAAAANSUhEUgAAAAUA".repeat(30),
      links: Array.from(
        { length: 20 },
        (_, at) => `https://mill.example/a/very/long/path/to/page/${at}.html`,
      ),
    });
    const document = await read(pageOf(data, "<p>By Nell Acre</p>"), "a.html");
    expect(document.text).not.toMatch(/color|iVBOR|https/);
  });

  it("is what the page shows where it shows one, whatever else is in its data", async () => {
    const other = [
      "Other news of the valley fill the data of this page, and all of it is longer than its own text.",
    ];
    const data = dataOf({ related: Array.from({ length: 60 }, () => ({ text: other[0] })) });
    const document = await read(pageOf(data, HTML), "a.html");
    expect(blocksOf(document, "paragraph")).toEqual(PARAGRAPHS);
  });
});
