import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { RemoteLibrary } from "../../src/service/library-process/remote-library.ts";
import { openRemoteLibrary } from "../../src/service/library-process/open-remote-library.ts";
import { libraryEntry, modelsDirectory, readerEntry, realLibrary, suiteFolder } from "./real-library.ts";

const QUESTION = { question: "When does the ferry to Mull leave?" };

/** Real processes: what the tests with made-up ones cannot show. */
describe("a library in a process of its own", () => {
  const folder = suiteFolder();
  const documentsDirectory = join(folder, "documents");
  const indexDirectory = join(folder, "index");

  beforeAll(async () => {
    const text = "Harbour notes\n\nThe ferry to Mull leaves at nine. Dogs travel free.\n";
    mkdirSync(documentsDirectory);
    writeFileSync(join(documentsDirectory, "ferry.txt"), text);
    const library = realLibrary(documentsDirectory, indexDirectory);
    await library.sync();
    await library.close();
  }, 60_000);

  async function opened(use: (library: RemoteLibrary) => Promise<void>): Promise<void> {
    const callLimits = { budgetMs: 1_000, graceMs: 500, loadMs: 60_000, restartMs: 100 };
    const library = openRemoteLibrary({
      documentsDirectory,
      indexDirectory,
      modelsDirectory,
      readerEntry,
      libraryEntry,
      callLimits,
    });
    try {
      await use(library);
    } finally {
      await library.close();
    }
    expect(libraryProcesses()).toEqual([]);
  }

  it("answers again when it was killed, and answers what it was asked before that", async () => {
    await opened(async (library) => {
      expect(await library.ask(QUESTION)).toMatchObject({ outcome: "answered" });
      const asked = Array.from({ length: 20 }, () => library.ask(QUESTION));
      for (const pid of libraryProcesses()) process.kill(pid, "SIGKILL");
      for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ outcome: "answered" });
    });
  }, 60_000);

  it("is replaced when it is stuck, and says so to whom it was stuck with", async () => {
    await opened(async (library) => {
      await library.ask(QUESTION);
      for (const pid of libraryProcesses()) process.kill(pid, "SIGSTOP");
      await expect(library.ask(QUESTION)).rejects.toMatchObject({ code: "time_limit" });
      expect(await library.ask(QUESTION)).toMatchObject({ outcome: "answered" });
    });
  }, 60_000);
});

/** Of this test's own process. */
function libraryProcesses(): number[] {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return listed
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, parent, ...command]) => Number(parent) === process.pid && command.join(" ").includes(libraryEntry),
    )
    .map(([pid]) => Number(pid));
}
