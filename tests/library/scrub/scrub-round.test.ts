import Database from "better-sqlite3";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checksum } from "../../../src/store/checksum.ts";
import { DAMAGED } from "../../../src/store/damage.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

const DAY_MS = 86_400_000;

describe("a round over the stored checksums", () => {
  it.each<[string, string]>([
    ["a text", "UPDATE texts SET text = replace(text, 'nine', 'five')"],
    ["a passage's text", "UPDATE passages SET text = replace(text, 'nine', 'five')"],
    ["a passage's words", "UPDATE passages SET words = zeroblob(length(words)) WHERE text LIKE '%nine%'"],
    ["a record", "UPDATE documents SET title = 'Ferrets' WHERE source = 'ferry.txt'"],
    [
      "a vector",
      "UPDATE vectors SET vector = zeroblob(length(vector)) WHERE id IN (SELECT vector_id FROM passages WHERE text LIKE '%nine%')",
    ],
    [
      "sentence vectors",
      "UPDATE vectors SET sentences = zeroblob(length(sentences)) WHERE id IN (SELECT vector_id FROM passages WHERE text LIKE '%nine%')",
    ],
    [
      "what sums up a document",
      "UPDATE whole_documents SET vector = zeroblob(length(vector)) WHERE document_id = (SELECT id FROM documents WHERE source = 'ferry.txt')",
    ],
  ])("finds %s that the disk has changed before anybody asks, and the next sync mends it", async (_, sql) => {
    const fake = await builtLibrary();
    change(fake, sql);
    expect(await wholeRound(fake)).toBe(1);
    const { failed, scrub } = await fake.library.status();
    expect(failed).toEqual([{ source: "ferry.txt", reason: DAMAGED }]);
    expect(scrub).toMatchObject({ startedAt: null, damaged: 1 });
    expect((await fake.library.search({ query: "night train" })).library.complete).toBe(false);

    await fake.library.sync();
    expect(await wholeRound(fake)).toBe(0);
    expect((await fake.library.doctor()).ok).toBe(true);
    expect(
      (await fake.library.search({ query: "when does the ferry leave" })).hits[0]?.passage.text,
    ).toContain("nine");
  });

  it("finds nothing in what is well, and begins again only when it is due", async () => {
    const fake = await builtLibrary();
    let now = new Date("2026-03-01T00:00:00Z");
    fake.now = () => now;
    expect(await wholeRound(fake)).toBe(0);
    const finishedAt = async (): Promise<string | null | undefined> =>
      (await fake.library.status()).scrub?.finishedAt;
    expect(await finishedAt()).toBe("2026-03-01T00:00:00.000Z");
    now = new Date("2026-03-01T23:59:59Z");
    await wholeRound(fake, DAY_MS);
    expect(await finishedAt()).toBe("2026-03-01T00:00:00.000Z");
    now = new Date("2026-03-02T00:00:00Z");
    await wholeRound(fake, DAY_MS);
    expect(await finishedAt()).toBe("2026-03-02T00:00:00.000Z");
    // A clock that was set back does not put it off.
    now = new Date("2025-01-01T00:00:00Z");
    await wholeRound(fake, DAY_MS);
    expect(await finishedAt()).toBe("2025-01-01T00:00:00.000Z");
  });

  it("goes on where another process stopped, and begins anew where that is not known", async () => {
    const fake = await builtLibrary();
    await fake.library.scrub(DAY_MS);
    const path = join(fake.index, "scrub.json");
    const notes = JSON.parse(readFileSync(path, "utf8")) as { place: { table: string } };
    expect(notes.place.table).toBe("texts");
    change(fake, "UPDATE documents SET title = 'Ferrets' WHERE source = 'ferry.txt'");
    // Behind the records already: this round does not meet the damage, the next one does.
    const next = new FakeLibrary(fake.documents, fake.index);
    expect(await wholeRound(next)).toBe(0);
    writeFileSync(path, "{ damaged");
    expect(await wholeRound(new FakeLibrary(fake.documents, fake.index))).toBe(1);
  });

  it.each([
    '{"place":{"table":"nowhere","after":0}}',
    '{"place":7,"startedAt":"never","damaged":"x"}',
    "[]",
    "null",
  ])("takes notes that say %s for none", async (notes) => {
    const fake = await builtLibrary();
    writeFileSync(join(fake.index, "scrub.json"), notes);
    change(fake, "UPDATE texts SET text = replace(text, 'nine', 'five')");
    expect(await wholeRound(fake)).toBe(1);
  });

  it("tells of a document once, until it is mended", async () => {
    const fake = await builtLibrary();
    change(fake, "UPDATE texts SET text = replace(text, 'nine', 'five')");
    expect(await wholeRound(fake)).toBe(1);
    expect(await wholeRound(fake)).toBe(0);
  });
});

/** Takes steps until a round that begins now, or goes on, is over; gives how many documents it found. */
async function wholeRound({ library }: FakeLibrary, everyMs = 0): Promise<number> {
  let found = 0;
  for (;;) {
    const { isGoingOn, damaged } = await library.scrub(everyMs);
    found += damaged;
    if (!isGoingOn) return found;
  }
}

async function builtLibrary(): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  const islands = Array.from(
    { length: 80 },
    (_, island) => `Island ${island} has a pier, a shop and no cars.`,
  );
  put(fake.documents, "ferry.txt", `The ferry to Mull leaves at nine.\n\n${islands.join(" ")}\n`);
  put(fake.documents, "train.txt", "The night train to Vienna leaves from platform four.\n");
  await fake.library.sync();
  return fake;
}

function change({ index }: FakeLibrary, sql: string): void {
  const database = new Database(join(index, "library.sqlite"));
  database.function("checksum", { varargs: true }, checksum);
  expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
  database.close();
}
