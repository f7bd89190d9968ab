import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { defaultLimits } from "../../../src/config/limits.ts";
import { markdownChunks } from "../../../src/ingest/formats/markdown/markdown-chunks.ts";
import { readContents } from "../../../src/ingest/read-document.ts";
import { read, readAll } from "../support.ts";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

/** A Word document of this body, packed as far as it goes. */
function docx(body: string): Uint8Array {
  const entries = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${MAIN}"><w:body>${body}</w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])), {
    level: 9,
  });
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
}

describe("a Word document of next to nothing but marks", () => {
  it.each([
    ["paragraphs", paragraphs(Array.from({ length: 200_000 }, () => "a"))],
    ["empty paragraphs", "<w:p/>".repeat(1_000_000)],
    ["rows", `<w:tbl>${`<w:tr><w:tc>${paragraphs(["a"])}</w:tc></w:tr>`.repeat(100_000)}</w:tbl>`],
  ])("is refused before its %s are read", async (_, body) => {
    const bytes = docx(body);
    expect(bytes.length).toBeLessThan(40_000);
    await expect(read(bytes, "a.docx")).rejects.toThrow(/unpacks to more than 100 times its size/);
  });

  it("is refused with more elements than can be read, before they are", async () => {
    // Of letters that do not pack away to nothing.
    const letters = Array.from({ length: 340_000 }, (_, at) =>
      "abcdefgh".charAt(((at * at * 31 + at * 7) % 8191) % 8),
    );
    await expect(read(docx(paragraphs(letters)), "a.docx")).rejects.toThrow(/1,020,002 parts, the limit/);
  });

  it("is refused where elements stand behind the outermost one", async () => {
    const parts = docx(
      `</w:body></w:document>${"<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(20_000)}<w:document><w:body>`,
    );
    await expect(read(parts, "a.docx")).rejects.toThrow(/not well-formed XML/);
  });

  it("is read where it holds a text, be it as long", async () => {
    const texts = Array.from(
      { length: 6_000 },
      (_, at) => `Entry ${at} of the log was written by ${(at * 7_919) % 1_000} hands.`,
    );
    const document = await read(docx(paragraphs(texts)), "a.docx");
    expect(document.blocks).toHaveLength(texts.length);
  });
});

describe("archives in archives", () => {
  const text = "a".repeat(400_000);

  it("unpack together no more than the limit", async () => {
    const inner = zipSync({ "b.txt": strToU8(text) });
    const outer = zipSync(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`${at}.zip`, inner])));
    const limits = { ...defaultLimits, maxUnpackedBytes: 1_000_000 };
    const { documents, problems } = await readContents(outer, "a.zip", limits);
    expect(documents.map(({ part }) => part)).toEqual(["0.zip#b.txt", "1.zip#b.txt"]);
    expect(problems).toHaveLength(8);
    for (const { reason } of problems) expect(reason).toMatch(/unpacks to more than 1.0 MB, the limit/);
    expect((await readAll(outer, "a.zip")).documents).toHaveLength(10);
  });
});

describe("Markdown of next to nothing but marks", () => {
  it.each([
    ["lists by their indent", Array.from({ length: 500 }, (_, at) => `${" ".repeat(2 * at)}- a`).join("\n")],
    ["numbered lists in one line", `${"1. ".repeat(20_000)}a`],
    ["underlined headings", "a\n===\n".repeat(5_000)],
    ["footnotes", "[^a]: b\n".repeat(5_000)],
    ["emphasis", "*a_ ".repeat(25_000)],
    ["link definitions", "[a]: b\n".repeat(5_000) + "[a] ".repeat(5_000)],
  ])("is parsed in parts that cannot cost much: %s", (_, text) => {
    for (const chunk of markdownChunks(text)) {
      if (chunk.isPlain) continue;
      expect(chunk.text.match(/^ {0,3}=+$/gm)?.length ?? 0).toBeLessThanOrEqual(202);
      expect(chunk.text.match(/^\[\^a\]:/gm)?.length ?? 0).toBeLessThanOrEqual(200);
      expect(chunk.text).not.toMatch(/^ {100}/m);
      expect(chunk.text.length).toBeLessThan(70_000);
    }
  });

  it("keeps every letter", async () => {
    const letters = (whole: string): number => whole.match(/[a-z]/g)?.length ?? 0;
    for (const text of ["a\n===\n".repeat(1_000), `${"1. ".repeat(500)}a`, "*a_ ".repeat(3_000)])
      expect(letters((await read(text, "a.md")).text)).toBe(letters(text));
  });

  it("resolves links of a long text whose definitions stand at its end", async () => {
    const text = `${"A paragraph with [a word][w] in it.\n\n".repeat(3_000)}[w]: https://mill.example/\n`;
    expect((await read(text, "a.md")).text).not.toContain("[w]");
  });
});

describe("an error of a file that costs too much", () => {
  it("says what it is and what to do", async () => {
    const error: unknown = await read(docx("<w:p/>".repeat(1_000_000)), "a.docx").catch(
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "payload_too_large" });
  });
});
