import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";
import { expectWhole } from "../../fixtures/whole-library.ts";

const NAMES = ["a.txt", "b.txt", "c.md", "sub/d.txt", "e.bak", "f.html"];
const WORDS = ["walrus", "camel", "otter", "penguin", "badger"];

const name = fc.constantFrom(...NAMES);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("write"), name, word: fc.constantFrom(...WORDS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("empty"), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("damage"), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete"), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("rename"), name, to: name }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("sync") }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

describe("after any history of changes and syncs", () => {
  it("a library holds what a fresh index of the same folder holds, or says of a document that it is stale", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const fake = new FakeLibrary();
        for (const [index, change] of steps.entries()) await apply(fake, change, index);
        await fake.library.sync();
        const fresh = new FakeLibrary(fake.documents);
        await fresh.library.sync();
        const stale = (await fake.library.documents()).filter(
          ({ reason }) => reason?.startsWith("stale: ") === true,
        );
        const isStale = new Set(stale.map(({ source }) => source));
        expect(await contentsOf(fake, isStale)).toEqual(await contentsOf(fresh, isStale));
        // A stale document is one that a fresh index cannot read either.
        for (const source of isStale) {
          const same = (await fresh.library.documents()).find((document) => document.source === source);
          expect(same?.state).toBe("failed");
        }
        expectWhole(fake.index);
        for (const word of WORDS) await expectFoundAlike(fake, fresh, word, isStale);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

async function apply(fake: FakeLibrary, change: Step, index: number): Promise<void> {
  const pathOf = (source: string): string => join(fake.documents, source);
  if (change.kind === "sync") await fake.library.sync();
  else if (change.kind === "write" && "word" in change)
    put(fake.documents, change.name, textOf(change.word, index));
  else if (change.kind === "empty" && "name" in change) put(fake.documents, change.name, "");
  else if (change.kind === "damage" && "name" in change)
    put(fake.documents, change.name, new Uint8Array(300 + index));
  else if (change.kind === "delete" && "name" in change) rmSync(pathOf(change.name), { force: true });
  else if ("to" in change && existsSync(pathOf(change.name))) {
    put(fake.documents, change.to, "");
    renameSync(pathOf(change.name), pathOf(change.to));
  }
}

/** The length differs from step to step, and with it the file's size. */
function textOf(word: string, index: number): string {
  const sentence = `The ${word} was seen at the river by the keeper on the second day of the journey.`;
  return `${sentence}\n\n${Array.from({ length: index + 3 }, () => `${word}s swim.`).join(" ")}\n`;
}

/** All that is searched and shown of each document, apart from ids, times, and which of two alike was there first. */
async function contentsOf({ library }: FakeLibrary, leftOut: ReadonlySet<string>): Promise<unknown[]> {
  const documents = (await library.documents()).filter(({ source }) => !leftOut.has(source));
  const contents = await Promise.all(
    documents.map(async ({ id, source, state, reason, title, format, passages, characters }) => {
      const isRead = state === "indexed" || state === "duplicate";
      const text = isRead ? await library.documentText(id) : null;
      return {
        source,
        isRead,
        state: isRead ? "read" : state,
        reason,
        title,
        format,
        passages,
        characters,
        text,
      };
    }),
  );
  return contents.sort((left, right) => (left.source < right.source ? -1 : 1));
}

async function expectFoundAlike(
  one: FakeLibrary,
  other: FakeLibrary,
  query: string,
  leftOut: ReadonlySet<string>,
): Promise<void> {
  const foundIn = async ({ library }: FakeLibrary): Promise<string[]> => {
    if ((await library.documents()).every(({ state }) => state !== "indexed" && state !== "duplicate"))
      return [];
    const { hits } = await library.search({ query, k: 50 });
    return hits
      .filter(({ document }) => !leftOut.has(document.source))
      .map(({ document }) => document.source);
  };
  expect(new Set(await foundIn(one))).toEqual(new Set(await foundIn(other)));
}
