import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CrashNotes } from "../../../src/library/sync/crash-notes.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const NEVER = new Promise<void>(() => undefined);

/** A process that begins with a file and ends without a word. */
function crash(folder: string, file: string): void {
  void new CrashNotes(folder).during(file, () => NEVER);
}

describe("a file in the middle of which indexing has ended", () => {
  it("is set aside after three times, whatever else was read in between, and then begins anew", async () => {
    const folder = temporaryFolder();
    for (let time = 1; time <= 3; time += 1) {
      expect(new CrashNotes(folder).refusalOf("a.txt")).toBeNull();
      const notes = new CrashNotes(folder);
      await notes.during("b.txt", () => Promise.resolve());
      await expect(notes.during("c.txt", () => Promise.reject(new Error("broken")))).rejects.toThrow(
        "broken",
      );
      crash(folder, "a.txt");
    }
    const notes = new CrashNotes(folder);
    expect(notes.refusalOf("b.txt")).toBeNull();
    expect(notes.refusalOf("c.txt")).toBeNull();
    expect(notes.refusalOf("a.txt")).toContain("3 times");
    expect(new CrashNotes(folder).refusalOf("a.txt")).toBeNull();
  });

  it("is forgotten when it was taken in, and notes that cannot be read are none", async () => {
    const folder = temporaryFolder();
    for (let time = 1; time <= 2; time += 1) crash(folder, "a.txt");
    await new CrashNotes(folder).during("a.txt", () => Promise.resolve());
    crash(folder, "a.txt");
    expect(new CrashNotes(folder).refusalOf("a.txt")).toBeNull();
    writeFileSync(join(folder, "indexing.json"), '{"current":"a.t');
    expect(new CrashNotes(folder).refusalOf("a.txt")).toBeNull();
  });

  it("is named with its reason by a sync, which reads all others, and is tried again when a person names it", async () => {
    const fake = new FakeLibrary();
    writeFileSync(join(fake.documents, "a.txt"), "The walrus\n\nThe walrus swims in the cold sea.\n");
    writeFileSync(join(fake.documents, "b.txt"), "The camel\n\nThe camel walks through the desert.\n");
    mkdirSync(fake.index, { recursive: true });
    for (let time = 1; time <= 3; time += 1) crash(fake.index, "a.txt");
    const report = await fake.library.sync();
    expect(report.failed).toEqual([
      { source: "a.txt", reason: expect.stringContaining("left out") as string },
    ]);
    expect(report.documents).toBe(1);
    expect((await fake.library.sync()).failed).toHaveLength(1);
    const again = await fake.library.sync({ paths: [join(fake.documents, "a.txt")] });
    expect([again.failed, again.documents]).toEqual([[], 2]);
    expect(existsSync(join(fake.index, "indexing.json"))).toBe(true);
    expect(JSON.parse(readFileSync(join(fake.index, "indexing.json"), "utf8"))).toEqual({
      current: null,
      crashes: {},
    });
  });
});
