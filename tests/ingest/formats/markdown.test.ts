import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";

const SAMPLE = `---
title: The Harbour Question
authors: [Jane Doe, {name: John Roe}]
date: 2018-07-16
canonical: https://example.org/harbour
---
# The Harbour Question

The *harbour* was [closed](https://example.org) for **three** weeks,
and \`nobody\` knew why.<br>Then it opened.[^1]

## Pilots

- one
- two
  1. inner
- [x] done

| Year | Ships |
| ---- | ----- |
| 1867 | 12    |

> A quote.

\`\`\`ts
const a = 1;
\`\`\`

[^1]: A note.
`;

describe("a Markdown article", () => {
  it("has its metadata from the front matter", async () => {
    expect((await read(SAMPLE, "a.md")).metadata).toEqual({
      title: "The Harbour Question",
      authors: ["Jane Doe", "John Roe"],
      date: "2018-07-16",
      url: "https://example.org/harbour",
      language: "en",
      tags: [],
      evidence: {
        title: "front-matter",
        authors: "front-matter",
        date: "front-matter",
        url: "front-matter",
        language: "detected",
      },
    });
  });

  it("becomes readable text without markup, block by block", async () => {
    const document = await read(SAMPLE, "a.md");
    expect(document.blocks.map(({ kind, level }) => kind + String(level ?? ""))).toEqual(
      "title paragraph heading2 list table quote code list".split(" "),
    );
    expect(blocksOf(document)).toEqual([
      "The Harbour Question",
      "The harbour was closed for three weeks, and nobody knew why.\nThen it opened.[1]",
      "Pilots",
      "- one\n- two\n  1. inner\n- [x] done",
      "Year | Ships\n1867 | 12",
      "A quote.",
      "const a = 1;",
      "1. A note.",
    ]);
  });

  it("shows broken front matter as text, so that nothing is lost", async () => {
    const document = await read("---\ntitle: [unclosed\n---\n\nText.", "a.md");
    expect(document.text).toContain("unclosed");
  });

  it("takes title, byline and date from the text where there is no front matter", async () => {
    const document = await read(
      "# The Harbour\n\n*By Jane Doe*\n\n16 July 2018\n\nIt was closed for three long weeks, and every evening the council met.",
      "a.md",
    );
    expect(document.metadata).toMatchObject({
      title: "The Harbour",
      authors: ["Jane Doe"],
      date: "2018-07-16",
    });
  });

  it("reads a long text in parts as it would read it whole", async () => {
    const section = (at: number): string =>
      `## Part ${at}\n\nSee [the map][map] of part ${at}.\n\n- one\n\n  still one\n\n\`\`\`\n\n# no heading\n\`\`\``;
    const parts = Array.from({ length: 2_000 }, (_, at) => section(at));
    const document = await read([...parts, "[map]: https://example.org"].join("\n\n"), "a.md");
    expect(blocksOf(document, "heading").length + blocksOf(document, "title").length).toBe(2_000);
    expect(blocksOf(document, "paragraph")).toEqual(parts.map((_, at) => `See the map of part ${at}.`));
    expect(new Set(blocksOf(document, "list"))).toEqual(new Set(["- one\n  still one"]));
    expect(new Set(blocksOf(document, "code"))).toEqual(new Set(["# no heading"]));
  });

  it("covers all text with blocks, in order and disjoint, whatever the Markdown", async () => {
    const token = fc.constantFrom(
      "# ",
      "> ",
      "- ",
      "1. ",
      "  ",
      "| a | b |",
      "|---|---|",
      "```",
      "**",
      "_x_",
      "[a](b)",
      "<b>",
      "</b>",
      "<!--",
      "\n",
      "\n\n",
      "word",
      "Jane Doe",
      "&amp;",
      "***",
      "[^1]:",
      "\ud83d",
      "![i](u)",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 60 }), async (tokens) => {
        expect(coverageFaults(await read(`x\n\n${tokens.join("")}`, "a.md"))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a Markdown text that is hardly anything but marks", () => {
  it.each([
    ["emphasis", "*a_ "],
    ["links", "[a]("],
    ["quotes in quotes", "> "],
    ["lists in lists", "- "],
    ["code", "`a "],
  ])("is read as the plain text that it is, with what stands around it as Markdown: %s", async (_, piece) => {
    const nasty = piece.repeat(25_000);
    const { text, blocks } = await read(
      `# Before\n\nA *dam*.\n\n${nasty}\n\n## After\n\nA **lock**.\n`,
      "a.md",
    );
    expect(text).toContain("A dam.");
    expect(text).toContain("A lock.");
    expect(text).toContain(nasty.trim().slice(0, 1_000));
    expect(blocks.filter(({ kind }) => kind === "heading" || kind === "title")).toHaveLength(2);
  });

  it("keeps its lines apart from each other where they are many", async () => {
    const { text } = await read("*a* [b](c)\n".repeat(3_000), "a.md");
    expect(text.match(/a b/g)).toHaveLength(3_000);
  });
});
