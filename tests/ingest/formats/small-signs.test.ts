import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";

const PROSE =
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots had to say.";

async function html(body: string): Promise<string[]> {
  return blocksOf(
    await read(`<article><h1>Title</h1><p>${PROSE}</p>${body}<p>${PROSE}</p></article>`, "a.html"),
  );
}

it.each([
  '<a href="#r1">↩</a>',
  '<a href="text.xhtml">↩︎</a>',
  '<a href="#r1">[↩]</a>',
  '<a href="#r1">↩1</a>',
  '<a role="doc-backlink" href="#r1">Back</a>',
])("no way back from a note stays: %s", async (link) => {
  expect(await html(`<p>The note of the council says all. ${link}</p>`)).toContain(
    "The note of the council says all.",
  );
});

describe("Markdown of other programs", () => {
  it("shows links of Obsidian by their label", async () => {
    const text = `See [[Minutes 2018|the minutes]] and [[Pilots#Pay]], ![[map.png|300]]not \`[[code]]\`. ${PROSE}`;
    const document = await read(text, "a.md");
    expect(document.text).toBe(`See the minutes and Pilots › Pay, not [[code]]. ${PROSE}`);
  });

  it("leaves out what MDX says to programs, and nothing else", async () => {
    const head = `import Chart from "../chart";\nimport "./style.css"\n\nexport const year = 2018;\n\n`;
    const prose = `import duties are due, and export is free.\n\n${PROSE}`;
    const document = await read(`${head}${prose}\n`, "a.mdx");
    expect(document.text).toBe(prose);
  });
});

it("leaves a file that stands in a letter as letters out of its text", async () => {
  const file = "begin 644 a.bin\n#0V%T\n`\nend";
  const letter = `From: jane@example.org\nSubject: A\n\n${PROSE}\n\n${file}\n\nJane`;
  const document = await read(letter, "a.eml");
  expect(blocksOf(document, "paragraph")).toEqual([PROSE, "Jane"]);
});
