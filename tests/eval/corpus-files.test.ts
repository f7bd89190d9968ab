import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CorpusDocument } from "../../src/eval/collection.ts";
import { documentIdOf, fileNameOf, writeCorpusFiles } from "../../src/eval/corpus-files.ts";
import { FakeLibrary } from "../fixtures/fake-library.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

const DOCUMENT: CorpusDocument = {
  id: "d1",
  title: "Arms & <b>treaties</b>",
  text: 'The first sentence of "it" says 1 < 2.\n\nThe second paragraph follows & ends.',
  authors: ["Ann Lee", "Bob O'Neil"],
  date: "2018-07-16",
  url: "https://example.org/a?b=1&c=2",
  language: "en",
  tags: ["arms control", "treaties"],
};

async function* each(documents: readonly CorpusDocument[]): AsyncGenerator<CorpusDocument> {
  await Promise.resolve();
  yield* documents;
}

describe("a corpus written as files", () => {
  it("is read with its text and metadata as a user's files are", async () => {
    const documents = temporaryFolder();
    await writeCorpusFiles(each([DOCUMENT]), documents);
    const { library } = new FakeLibrary(documents);
    expect((await library.sync()).failed).toEqual([]);
    const [read] = await library.documents();
    expect(read).toMatchObject({
      title: DOCUMENT.title,
      authors: DOCUMENT.authors,
      date: DOCUMENT.date,
      url: DOCUMENT.url,
      language: "en",
      tags: DOCUMENT.tags,
    });
    expect(documentIdOf(read!.file)).toBe("d1");
    for (const paragraph of DOCUMENT.text.split("\n\n")) {
      expect(await library.documentText(read!.id)).toContain(paragraph);
    }
  });

  it("keeps the paragraphs of a text whose lines were broken at a column, and otherwise takes each line for one", async () => {
    const sentence =
      "The treaty was signed in the old town hall by both ministers, and neither of them spoke of it again.";
    const [wrapped, other] = [`${sentence} ${sentence}`, `${sentence} ${sentence} ${sentence}`];
    const broken = [wrapped, other].map((text) => text.replace(/(.{50,60}) /g, "$1\n")).join("\n\n");
    const documents = temporaryFolder();
    const written = [
      { ...DOCUMENT, id: "broken", text: broken },
      { ...DOCUMENT, id: "lines", text: "First of all.\nSecond." },
    ];
    await writeCorpusFiles(each(written), documents);
    const paragraphsIn = (id: string): string[] =>
      [...readFileSync(join(documents, fileNameOf(id)), "utf8").matchAll(/<p>(.*?)<\/p>/gsu)].map(
        ([, text]) => text ?? "",
      );
    expect(paragraphsIn("broken")).toEqual([wrapped, other]);
    expect(paragraphsIn("lines")).toEqual(["First of all.", "Second."]);
  });

  it("keeps ids apart that are no names of files", async () => {
    const ids = [
      "a/b",
      "..",
      ".hidden",
      "Normans#1",
      "50%",
      "ü",
      "x".repeat(500),
      "x".repeat(501),
      "a b.meta.json",
    ];
    const documents = temporaryFolder();
    await writeCorpusFiles(each(ids.map((id) => ({ ...DOCUMENT, id }))), documents);
    const { library } = new FakeLibrary(documents);
    await library.sync();
    const found = (await library.documents()).map(({ file }) => documentIdOf(file));
    expect(found.sort()).toEqual([...ids].sort());
  });

  it("gives every id a name that leads back to it and stays in the folder", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }), (id) => {
        const name = fileNameOf(id);
        expect(documentIdOf(name)).toBe(id);
        for (const part of name.split("/")) expect(part).toMatch(/^[^./][^/]{0,204}$/);
      }),
    );
  });

  it("refuses two documents of one id", async () => {
    const documents = temporaryFolder();
    await expect(writeCorpusFiles(each([DOCUMENT, DOCUMENT]), documents)).rejects.toThrow(
      "Two documents of the corpus have the id d1.",
    );
    expect(readdirSync(join(documents))).toEqual(["d1.html"]);
  });
});
