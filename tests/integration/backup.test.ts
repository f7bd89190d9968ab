import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BackupReport } from "../../src/library/backup/backup-report.ts";
import { expectWhole } from "../fixtures/whole-library.ts";
import { packageDirectory, suiteFolder } from "./real-library.ts";
import { pincite, serve, type Serving } from "./running-program.ts";
import type { AskResult } from "../../src/api/questions/question-responses.ts";

describe("a backup", () => {
  const folder = suiteFolder();
  const documents = join(folder, "documents");
  const index = join(folder, "index");
  const directories = ["--documents", documents, "--index", index];
  let server: Serving;

  beforeAll(async () => {
    mkdirSync(documents);
    cpSync(join(packageDirectory, "documents", "history"), join(documents, "history"), { recursive: true });
    server = await serve(...directories);
  });
  afterAll(async () => {
    await server.stop();
  });

  const ask = async (question: string): Promise<AskResult> => {
    const response = await fetch(`${server.url}/v1/ask?q=${encodeURIComponent(question)}`);
    expect(response.status).toBe(200);
    return (await response.json()) as AskResult;
  };

  const expectExactCitation = async (question: string, words: string): Promise<void> => {
    const result = await ask(question);
    expect(result.answered && result.answer.text).toContain(words);
    const hit = result.answered ? result.citations[0] : undefined;
    const text = await (await fetch(`${server.url}/v1/documents/${hit?.document.id ?? ""}/text`)).text();
    expect(text.slice(hit?.passage.start, hit?.passage.end)).toBe(hit?.passage.text);
  };

  const change = async (): Promise<number> =>
    (JSON.parse((await pincite("status", "--json", ...directories)).stdout) as { revision: number }).revision;

  it("is restored under a serving process, which answers from it at once", async () => {
    const own = join(folder, "own.backup");
    expect((await pincite("backup", own, ...directories)).code).toBe(0);
    // Of another library, so that nothing in the folder that the server follows changes.
    const more = join(folder, "more");
    cpSync(documents, more, { recursive: true });
    const text = "Quillhaven\n\nThe lighthouse of Quillhaven was rebuilt by Odile Marrow in 1911.\n";
    writeFileSync(join(more, "lighthouse.txt"), text);
    const elsewhere = ["--documents", more, "--index", join(folder, "more-index")];
    const others = join(folder, "others.backup");
    expect((await pincite("index", ...elsewhere)).code).toBe(0);
    expect((await pincite("backup", others, ...elsewhere)).code).toBe(0);

    const question = "who rebuilt the lighthouse of Quillhaven";
    let seen = await change();
    for (const [file, isThere, asked] of [
      [others, true, ["--without-keys"]],
      [own, false, []],
      [others, true, ["--without-keys"]],
    ] as const) {
      expect((await pincite("restore", "--force", ...asked, file, ...directories)).code).toBe(0);
      expect(JSON.stringify(await ask(question)).includes("Odile Marrow")).toBe(isThere);
      await expectExactCitation("how much did the US pay for Alaska", "$7.2 million");
      expect(await change()).toBeGreaterThan(seen);
      seen = await change();
      expect((await pincite("doctor", ...directories)).code).toBe(0);
    }
    // Its folder does not hold the lighthouse.
    expect((await pincite("index", ...directories)).code).toBe(0);
    expect((await ask(question)).answered).toBe(false);
  });

  it("made while another process indexes holds each document whole, as of one moment", async () => {
    const [other, target] = [join(folder, "many"), join(folder, "many-index")];
    mkdirSync(other);
    for (let number = 0; number < 120; number += 1) {
      const sentences = Array.from({ length: 12 }, (_, line) => `Report ${number} speaks of matter ${line}.`);
      writeFileSync(join(other, `report-${number}.txt`), sentences.join("\n\n"));
    }
    const at = ["--documents", other, "--index", target];
    // Something to back up from the first moment on.
    expect((await pincite("index", join(other, "report-0.txt"), ...at)).code).toBe(0);
    const ended = new AbortController();
    const indexing = pincite("index", ...at).finally(() => {
      ended.abort();
    });
    const counts: number[] = [];
    for (let number = 0; !ended.signal.aborted; number += 1) {
      const file = join(folder, `busy-${number}.backup`);
      const made = await pincite("backup", file, "--json", ...at);
      expect([made.code, made.stderr]).toEqual([0, ""]);
      counts.push((JSON.parse(made.stdout) as BackupReport).documents);
      const restored = join(folder, `busy-${number}`);
      const known = ["--passphrase-file", join(target, "backup.key")];
      expect((await pincite("restore", file, "--index", restored, ...known)).code).toBe(0);
      expect(expectWhole(restored)).toHaveLength(counts.at(-1) ?? -1);
    }
    expect((await indexing).code).toBe(0);
    expect(counts).toEqual([...counts].sort((left, right) => left - right));
    expect(counts[0]).toBeLessThan(120);
    expect(expectWhole(target)).toHaveLength(120);
    expect(readdirSync(folder).filter((name) => name.includes(".tmp"))).toEqual([]);
  });
});
