import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { configurationFrom } from "../../src/config/configuration.ts";
import { syncInChild } from "../../src/service/sync-in-child.ts";
import { openIntake, type Intake } from "../../src/service/intake.ts";
import { DEFAULT_READING_LIMITS } from "../../src/config/reading-limits.ts";
import { textUpload } from "../../src/library/uploads/uploads.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";
import { expectWhole } from "../fixtures/whole-library.ts";
import { modelsDirectory, packageDirectory, program, realLibrary } from "./real-library.ts";
import type { SyncProgress } from "../../src/api/job-responses.ts";

const hasModel = existsSync(join(modelsDirectory, "all-MiniLM-L6-v2", "onnx", "model_quantized.onnx"));

/** What a process says of an upload that it has acknowledged. */
interface Acknowledged {
  readonly id: string;
  readonly job: string;
  readonly number: number;
}

describe.skipIf(!hasModel)("uploads and jobs (need the model: npm run build:model)", () => {
  it("are indexed by a process of their own, which tells how it goes on and can be stopped", async () => {
    const [documents, index] = folders();
    const intake = opened(documents, index);
    await intake.jobs.start();
    const path = join(packageDirectory, "documents", "history", "alaska-purchase.pdf");
    const received = await intake.uploads.receive({
      name: "alaska-purchase.pdf",
      content: createReadStream(path),
      metadata: { title: "The uploaded one", tags: ["upload"] },
    });
    const { id } = await intake.jobs.enqueueDocuments([received.id]);
    const progress: SyncProgress[] = [];
    await intake.jobs.subscribe(id, (job) => {
      if (job.progress !== null) progress.push(job.progress);
    });
    const job = await intake.jobs.wait(id);
    expect(job).toMatchObject({
      state: "done",
      result: {
        added: 1,
        failed: [],
        outcomes: [
          { id: received.id, source: received.source, state: "indexed", reason: null, documents: 1 },
        ],
      },
    });
    expect(progress.at(-1)).toMatchObject({ filesDone: 1, filesTotal: 1, source: received.source });
    const library = realLibrary(documents, index);
    onTestFinished(() => library.close());
    expect(await library.document(received.id)).toMatchObject({
      title: "The uploaded one",
      tags: ["upload"],
    });
    expect(readdirSync(documents)).toEqual([]);

    for (let number = 0; number < 40; number += 1)
      await intake.uploads.receive(textUpload(articleText(number), "text"));
    const long = await intake.jobs.enqueueSync();
    const hasBegun = new AbortController();
    await intake.jobs.subscribe(long.id, (present) => {
      if ((present.progress?.filesDone ?? 0) > 0) hasBegun.abort();
    });
    if (!hasBegun.signal.aborted) await once(hasBegun.signal, "abort");
    await intake.jobs.cancel(long.id);
    expect((await intake.jobs.wait(long.id)).state).toBe("cancelled");
    const some = expectWhole(index).length;
    expect(some).toBeGreaterThan(1);
    const rest = await intake.jobs.wait((await intake.jobs.enqueueSync()).id);
    expect(rest.result).toMatchObject({ documents: 41, unchanged: some });
  }, 120_000);

  it("are all there after the process was killed again and again, and every job is done", async () => {
    const [documents, index] = folders();
    const acknowledged: Acknowledged[] = [];
    for (const [round, lines] of [1, 8, 17, 40].entries()) {
      acknowledged.push(...(await receiveUntilKilled(documents, index, round * 100, lines)));
    }
    expect(acknowledged.length).toBeGreaterThan(10);
    const intake = opened(documents, index);
    expect(readdirSync(join(index, "uploads", ".incoming"))).toEqual([]);
    for (const { id } of acknowledged) expect((await intake.uploads.requireUpload(id)).id).toBe(id);
    await intake.jobs.start();
    for (const { id, job } of acknowledged) {
      const ended = await intake.jobs.wait(job);
      expect(ended.state).toBe("done");
      expect(ended.result?.outcomes).toMatchObject([{ id, state: "indexed" }]);
    }
    // What had arrived without being acknowledged may be there as well, and is taken in by a sync.
    const sync = await intake.jobs.wait((await intake.jobs.enqueueSync()).id);
    expect(sync).toMatchObject({ state: "done", result: { failed: [], skipped: [] } });
    const sources = expectWhole(index);
    expect(sources.length).toBeGreaterThanOrEqual(acknowledged.length);
    const library = realLibrary(documents, index);
    onTestFinished(() => library.close());
    for (const { id, number } of acknowledged) {
      const [hit] = (await library.search({ query: `what was built in town ${number}`, k: 1 })).hits;
      expect([hit?.document.id, hit?.passage.text]).toEqual([id, expect.stringContaining(`town ${number} `)]);
    }
    expect(await library.doctor()).toMatchObject({ ok: true });
  }, 240_000);
});

function folders(): [documents: string, index: string] {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "documents"));
  return [join(folder, "documents"), join(folder, "index")];
}

function configurationOf(documents: string, index: string) {
  return configurationFrom({
    flags: { documents, index, models: modelsDirectory },
    environment: {},
    file: null,
    workingDirectory: "/",
    packageDirectory,
  });
}

function opened(documents: string, index: string): Intake {
  const configuration = configurationOf(documents, index);
  const intake = openIntake({
    documentsDirectory: temporaryFolder(),
    indexDirectory: index,
    limits: DEFAULT_READING_LIMITS,
    run: ({ kind, documents: uploads }, options) =>
      syncInChild({
        program: [process.execPath, program],
        configuration,
        ...(kind === "documents" && { paths: uploads.map((id) => `upload:${id}`) }),
        onLine: () => undefined,
        ...options,
      }),
    onError: () => undefined,
  });
  onTestFinished(() => intake.close());
  return intake;
}

/** Some passages of a town of its own. */
function articleText(number: number): string {
  const sentence = (year: number): string =>
    `In ${1900 + year} the people of town ${number} built a bridge, a mill and a school, and paid for them with what they sold.`;
  return `Town ${number}\n\n${Array.from({ length: 12 }, (_, year) => sentence(year)).join("\n\n")}\n`;
}

/**
 * Takes uploads in and runs their jobs in a process of its own, which is killed after so many lines of what it says, in the
 * middle of whatever comes next. Gives all that it has acknowledged.
 */
async function receiveUntilKilled(
  documents: string,
  index: string,
  firstNumber: number,
  lines: number,
): Promise<Acknowledged[]> {
  const script = receivingScript(documents, index, firstNumber);
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const said: (Acknowledged | { readonly state: string })[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(JSON.parse(line) as Acknowledged | { state: string });
    if (said.length === lines) child.kill("SIGKILL");
  }
  expect(await ended).toEqual([null, "SIGKILL"]);
  return said.filter((line) => "id" in line);
}

/** Writes a line for every upload when its job is acknowledged, and for all that its job does; never ends. */
function receivingScript(documents: string, index: string, firstNumber: number): string {
  const compiled = (path: string): string => JSON.stringify(join(packageDirectory, "dist/src", path));
  return `
    import { openIntake } from ${compiled("service/intake.js")};
    import { textUpload } from ${compiled("library/uploads/uploads.js")};
    import { syncInChild } from ${compiled("service/sync-in-child.js")};
    const articleText = ${articleText.toString()};
    const intake = openIntake({
      documentsDirectory: ${JSON.stringify(documents)}, indexDirectory: ${JSON.stringify(index)},
      limits: { maxFileBytes: 1_000_000, maxTextBytes: 1_000_000 },
      run: (job, options) => syncInChild({
        program: ${JSON.stringify([process.execPath, program])},
        configuration: ${JSON.stringify(configurationOf(documents, index))},
        paths: job.documents.map((id) => "upload:" + id),
        onLine: () => undefined,
        ...options,
      }),
      onError: () => undefined,
    });
    intake.jobs.start();
    for (let number = ${firstNumber}; ; number += 1) {
      const { id } = await intake.uploads.receive(textUpload(articleText(number), "text"));
      const { id: job } = await intake.jobs.enqueueDocuments([id]);
      console.log(JSON.stringify({ id, job, number }));
      intake.jobs.subscribe(job, ({ state }) => console.log(JSON.stringify({ state })));
      if (number % 3 === 2) await intake.jobs.wait(job);
    }
  `;
}
