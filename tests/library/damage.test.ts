import Database from "better-sqlite3";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checksum } from "../../src/store/checksum.ts";
import { DAMAGED } from "../../src/store/damage.ts";
import { FakeLibrary } from "../fixtures/fake-library.ts";
import { put } from "../fixtures/temporary-folder.ts";

const QUESTION = { query: "when does the ferry to Mull leave" };

describe("what the disk has changed", () => {
  it.each<[string, string]>([
    ["the text of a passage", "UPDATE passages SET text = replace(text, 'nine', 'five')"],
    [
      "the words of a passage",
      "UPDATE passages SET words = zeroblob(length(words)) WHERE text LIKE '%Mull%'",
    ],
    ["where a passage stands", "UPDATE passages SET start = start + 1 WHERE text LIKE '%Mull%'"],
    ["a title", "UPDATE documents SET title = 'Ferrets' WHERE source = 'ferry.txt'"],
    ["an author", `UPDATE documents SET authors = '["Somebody"]' WHERE source = 'ferry.txt'`],
    ["a vector", "UPDATE vectors SET vector = zeroblob(length(vector))"],
  ])("is left out, said and read anew: %s", async (_, sql) => {
    const library = await builtLibrary();
    const before = (await library.library.search(QUESTION)).hits.map(({ passage }) => passage.text);
    expect(before.some((text) => text.includes("nine"))).toBe(true);
    await change(library, sql);

    const { hits, library: searched } = await library.library.search(QUESTION);
    expect(hits.map(({ document }) => document.source)).not.toContain("ferry.txt");
    expect(searched).toMatchObject({ complete: false });
    expect(searched.unreadable).toBeGreaterThan(0);
    const { failed } = await library.library.status();
    expect(failed).toContainEqual({ source: "ferry.txt", reason: DAMAGED });

    await library.library.sync();
    const healed = await library.library.search(QUESTION);
    expect(healed.hits.map(({ passage }) => passage.text)).toEqual(before);
    expect(healed.library).toMatchObject({ complete: true, unreadable: 0 });
    expect((await library.library.doctor()).ok).toBe(true);
  });

  it("is not given out as the text of a document", async () => {
    const library = await builtLibrary();
    const id = (await library.library.documents()).find(({ source }) => source === "ferry.txt")?.id ?? "";
    await change(library, "UPDATE texts SET text = replace(text, 'nine', 'five')");
    await expect(library.library.documentText(id)).rejects.toMatchObject({ code: "library_damaged" });
    await library.library.search(QUESTION);
    await library.library.sync();
    expect(await library.library.documentText(id)).toContain("nine");
  });
});

describe("a document whose text the disk has changed", () => {
  it("is left out of what a person says and of where a quotation stands, and both say that they are not complete", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "whole.md", "“The ferry is lost for good,” said Ulla Brandt.\n");
    put(fake.documents, "harmed.md", "“The new piers are sinking every day,” said Ulla Brandt.\n");
    await fake.library.sync();
    await change(fake, "UPDATE texts SET text = replace(text, 'piers', 'ships') WHERE text LIKE '%piers%'");

    const said = await fake.library.statements({ name: "Brandt" });
    expect(said.statements.map(({ source }) => source)).toEqual(["whole.md"]);
    expect(said.library.complete).toBe(false);
    expect(said.note).not.toBeNull();
    const there = await fake.library.checkQuote({ quote: "The ferry is lost for good" });
    expect([there.verdict, there.library.complete]).toEqual(["verbatim", false]);
    const gone = await fake.library.checkQuote({ quote: "The new piers are sinking every day" });
    expect(gone.verdict).not.toBe("verbatim");
    expect(gone.library.complete).toBe(false);
    expect(gone.note).not.toBeNull();
  });
});

describe("a checksum", () => {
  it("is the CRC-32 of what is stored", () => {
    // Python: zlib.crc32(b"\0one\x002")
    expect(checksum("one", 2) >>> 0).toBe(4153579844);
  });

  it("differs where a value, its place or its kind differs", () => {
    const sums = [
      checksum("a", "b"),
      checksum("b", "a"),
      checksum("ab"),
      checksum("a", null, "b"),
      checksum("a", "", "b"),
      checksum(Buffer.from("a"), "b"),
    ];
    expect(new Set(sums).size).toBe(sums.length);
  });
});

async function builtLibrary(): Promise<FakeLibrary> {
  const library = new FakeLibrary();
  put(
    library.documents,
    "ferry.txt",
    "Ferries\n\nThe ferry to Mull leaves at nine. Dogs travel free of charge.\n",
  );
  put(library.documents, "tides.txt", "Tides\n\nThe tide turns at noon. Boats wait for it outside.\n");
  await library.library.sync();
  return library;
}

async function change({ library, index }: FakeLibrary, sql: string): Promise<void> {
  await library.close();
  const database = new Database(join(index, "library.sqlite"));
  database.exec(sql);
  database.close();
}
