import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { UploadOutcome } from "../../src/http/handlers/upload-handlers.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";
import { expectWhole } from "../fixtures/whole-library.ts";
import { packageDirectory } from "./real-library.ts";
import { serve, type Serving } from "./running-program.ts";
import type { Job } from "../../src/api/job-responses.ts";
import type { AskResult, SearchResult } from "../../src/api/questions/question-responses.ts";

/** A serving process on folders that a test starts and kills as it likes; what is left is stopped with the test. */
function folders(): { readonly index: string; readonly start: () => Promise<Serving> } {
  const folder = temporaryFolder();
  const index = join(folder, "index");
  mkdirSync(join(folder, "documents"));
  const start = async (): Promise<Serving> => {
    const serving = await serve("--documents", join(folder, "documents"), "--index", index);
    onTestFinished(async () => {
      await serving.stop();
    });
    return serving;
  };
  return { index, start };
}

async function post(url: string, body: unknown): Promise<UploadOutcome> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect([200, 201, 202]).toContain(response.status);
  return (await response.json()) as UploadOutcome;
}

/** The job at its end, as its stream of events tells it. */
async function followed(url: string, id: string): Promise<Job> {
  const events = (await (await fetch(`${url}/v1/jobs/${id}/events`)).text()).split("\n\n");
  const last = events.filter((event) => event.startsWith("event: done")).at(-1) ?? "";
  return JSON.parse(last.slice(last.indexOf("{"))) as Job;
}

async function bestHit(url: string, query: string): Promise<string | undefined> {
  const response = await fetch(`${url}/v1/search?k=1&q=${encodeURIComponent(query)}`);
  return ((await response.json()) as SearchResult).hits[0]?.passage.text;
}

const town = (number: number): string =>
  `Town ${number}\n\nThe people of town ${number} built a bridge in ${1800 + number} and paid for it with wool.`;

describe("a server that is killed", () => {
  it("loses no document that it has acknowledged, and goes on with its jobs", async () => {
    const { index, start } = folders();
    const acknowledged: { readonly id: string; readonly job: string; readonly number: number }[] = [];
    for (let round = 0; round < 2; round += 1) {
      const server = await start();
      const numbers = [0, 1, 2].map((number) => round * 10 + number);
      for (const number of numbers) {
        const { documents, job } = await post(`${server.url}/v1/documents`, { text: town(number) });
        acknowledged.push({ id: documents[0]?.id ?? "", job: job?.id ?? "", number });
      }
      await server.kill();
    }
    const server = await start();
    for (const { id, job, number } of acknowledged) {
      const ended = await followed(server.url, job);
      expect([ended.state, ended.result?.outcomes]).toMatchObject(["done", [{ id, state: "indexed" }]]);
      expect(await bestHit(server.url, `what was built in town ${number}`)).toContain(`town ${number} `);
    }
    await server.stop();
    expect(expectWhole(index)).toHaveLength(acknowledged.length);
  }, 240_000);
});

describe("two servers on one library", () => {
  it("answer from what either has taken in, run each other's jobs, and follow a replacement and a deletion", async () => {
    const { start } = folders();
    const first = await start();
    const second = await start();
    const pdf = readFileSync(join(packageDirectory, "documents", "history", "alaska-purchase.pdf"));
    const form = new FormData();
    form.append("metadata", JSON.stringify({ title: "The uploaded one", tags: ["Alaska"] }));
    form.append("file", new Blob([pdf]), "alaska-purchase.pdf");
    const sent = await fetch(`${second.url}/v1/documents?wait=true`, { method: "POST", body: form });
    const { documents } = (await sent.json()) as UploadOutcome;
    expect([sent.status, documents]).toMatchObject([201, [{ indexed: true }]]);
    const id = documents[0]?.id ?? "";

    const question = encodeURIComponent("how much did the US pay for Alaska");
    const ask = async ({ url }: Serving): Promise<AskResult> =>
      (await (await fetch(`${url}/v1/ask?q=${question}`)).json()) as AskResult;
    for (const server of [first, second]) {
      const result = await ask(server);
      expect(result.answered && result.answer.text).toContain("$7.2 million");
      const cited = result.answered ? result.citations[0] : undefined;
      expect(cited?.document).toMatchObject({ id, title: "The uploaded one" });
      const check = await fetch(`${server.url}/v1/citations/${cited?.passage.id ?? ""}`);
      expect(await check.json()).toMatchObject({ state: "valid" });
    }

    const replacement = await fetch(`${first.url}/v1/documents/${id}?wait=true`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: town(7) }),
    });
    expect(replacement.status).toBe(200);
    expect(await bestHit(second.url, "who built a bridge")).toContain("town 7");
    expect((await fetch(`${second.url}/v1/documents/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await fetch(`${first.url}/v1/documents/${id}/text`)).status).toBe(404);
  }, 120_000);
});
