import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageDirectory, suiteFolder } from "./real-library.ts";
import { pincite, serve, type Serving } from "./running-program.ts";
import type { AskResult } from "../../src/api/questions/question-responses.ts";

describe("a serving process", () => {
  const folder = suiteFolder();
  const documents = join(folder, "documents");
  const directories = ["--documents", documents, "--index", join(folder, "index")];
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

  it("has indexed the documents when it is ready, and answers with the cited passage", async () => {
    const result = await ask("how much did the US pay for Alaska");
    expect(result.answered && result.answer.text).toContain("$7.2 million");
    const hit = result.answered ? result.citations[0] : undefined;
    const text = await (await fetch(`${server.url}/v1/documents/${hit?.document.id ?? ""}/text`)).text();
    expect(text.slice(hit?.passage.start, hit?.passage.end)).toBe(hit?.passage.text);
  });

  it("prints and sends the same object", async () => {
    const question = "who founded Fort Ross";
    const printed = JSON.parse(
      (await pincite("ask", question, "--json", ...directories)).stdout,
    ) as AskResult;
    const sent = await ask(question);
    expect({ ...printed, tookMs: 0 }).toEqual({ ...sent, tookMs: 0 });
  });

  // The server follows the folder by itself: a sync that is asked for may find the work done.
  it("finds a new article after POST /v1/sync, and no longer after its deletion", async () => {
    const path = join(documents, "harbour.txt");
    const question = "who rebuilt the lighthouse of Quillhaven";
    expect((await ask(question)).answered).toBe(false);

    writeFileSync(
      path,
      "Quillhaven\n\nThe lighthouse of Quillhaven was rebuilt by the engineer Odile Marrow in 1911.\n",
    );
    const added = await fetch(`${server.url}/v1/sync?wait=true`, { method: "POST" });
    expect(await added.json()).toMatchObject({ documents: 3, failed: [] });
    const result = await ask(question);
    expect(result.answered && result.answer.text).toContain("Odile Marrow");

    rmSync(path);
    const removed = await fetch(`${server.url}/v1/sync?wait=true`, { method: "POST" });
    expect(await removed.json()).toMatchObject({ documents: 2, failed: [] });
    const after = await ask(question);
    const shown = JSON.stringify(after.answered ? after.citations : after.nearest);
    expect(shown).not.toContain("Quillhaven");
  });

  it("finds at once what another process has indexed", async () => {
    writeFileSync(
      join(documents, "bridge.md"),
      "# The bridge at Tolmere\n\nThe bridge at Tolmere collapsed in the flood of March 1953 and was never replaced.\n",
    );
    const indexed = await pincite("index", "--json", ...directories);
    expect(indexed.code).toBe(0);
    expect(JSON.parse(indexed.stdout)).toMatchObject({ documents: 3, failed: [] });
    const result = await ask("when did the bridge at Tolmere collapse");
    expect(result.answered && result.answer.text).toContain("March 1953");
  });

  it("takes in by itself what is put into the folder", async () => {
    writeFileSync(
      join(documents, "mill.md"),
      "# The mill of Ostrey\n\nThe mill of Ostrey was moved stone by stone to Vellbach in 1888.\n",
    );
    const question = "where was the mill of Ostrey moved to";
    let result = await ask(question);
    while (!result.answered) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      result = await ask(question);
    }
    expect(result.answer.text).toContain("Vellbach");
  });

  it("ends with exit code 0 when it is told to stop", async () => {
    const other = await serve(...directories);
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
    expect(await other.stop()).toBe(0);
  });
});
