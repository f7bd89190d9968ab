import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FakeEmbedder } from "../../fixtures/fake-embedder.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

const KEEPER = { keyId: null, seesAll: true };
const QUESTION = "walrus sanctuary subsidy";

/** Each answers the question, and names another place, so that none is a copy of another. */
const NEWS = ["Mull", "Skye", "Islay", "Jura", "Coll"].map(
  (place) => `In ${place} the walrus sanctuary was given its subsidy.`,
);
const NAMES = ["a.txt", "b.txt", "c.md", "sub/d.txt"];

const name = fc.constantFrom(...NAMES);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      name,
      news: fc.subarray([0, 1, 2, 3, 4], { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("rename" as const), name, to: name }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("sync" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("keep" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("other model" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What an alert should have, kept as sets of sentences. */
interface Expected {
  readonly id: string;
  /** What was there when it was kept, and what has come since. */
  readonly known: Set<string>;
  readonly hits: Set<string>;
}

describe("after any history of changes and syncs", () => {
  it("an alert was hit by every sentence that came in after it was kept, once, and shows those that stand somewhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
        await followed(steps);
      }),
      { numRuns: 15 },
    );
  }, 240_000);
});

async function followed(steps: readonly Step[]): Promise<void> {
  let fake = new FakeLibrary();
  const files = new Map<string, readonly string[]>();
  let indexed = new Set<string>();
  const alerts: Expected[] = [];
  put(fake.documents, "first.txt", "The ferry leaves the harbour at nine.\n");
  const sync = async (): Promise<void> => {
    await fake.library.sync({ allowRemovals: true });
    indexed = new Set([...files.values()].flat());
    for (const { known, hits } of alerts) {
      for (const sentence of indexed) if (!known.has(sentence)) hits.add(sentence);
      for (const sentence of indexed) known.add(sentence);
    }
  };
  await sync();
  for (const [index, change] of steps.entries()) {
    if (change.kind === "sync") await sync();
    else if (change.kind === "keep") {
      const { id } = await fake.library.keepAlert({ question: QUESTION }, KEEPER);
      alerts.push({ id, known: new Set(indexed), hits: new Set() });
    } else if (change.kind === "other model") {
      await fake.library.close();
      fake = new FakeLibrary(fake.documents, fake.index, new FakeEmbedder(`words-${index + 2}`));
      await sync();
    } else applied(fake.documents, files, change, index);
  }
  await sync();
  for (const { id, hits } of alerts) {
    const page = await fake.library.alertHits(id, { limit: 100 }, KEEPER);
    const shown = page.hits.map(({ passage }) => {
      const [mark] = passage.highlights;
      return passage.text.slice((mark?.start ?? 0) - passage.start, (mark?.end ?? 0) - passage.start);
    });
    expect(shown.sort()).toEqual([...hits].filter((sentence) => indexed.has(sentence)).sort());
  }
}

function applied(
  documents: string,
  files: Map<string, readonly string[]>,
  change: Extract<Step, { readonly kind: "write" | "delete" | "rename" }>,
  index: number,
): void {
  if (change.kind === "write") {
    const sentences = change.news.map((number) => NEWS[number] ?? "");
    // A paragraph each, and as far apart as passages are, so that each sentence is its passage's best.
    const filler = Array.from({ length: 120 }, (_, word) => `word${index}x${word}`).join(" ");
    put(
      documents,
      change.name,
      `${sentences.map((sentence) => `${sentence}\n\n${filler}.`).join("\n\n")}\n\n${index}.\n`,
    );
    files.set(change.name, sentences);
  } else if (change.kind === "delete") {
    rmSync(join(documents, change.name), { force: true });
    files.delete(change.name);
  } else if (change.name !== change.to && existsSync(join(documents, change.name))) {
    put(documents, change.to, "");
    renameSync(join(documents, change.name), join(documents, change.to));
    files.set(change.to, files.get(change.name) ?? []);
    files.delete(change.name);
  }
}
