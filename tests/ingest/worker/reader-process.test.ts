import { createHash } from "node:crypto";
import { existsSync, readFileSync, truncateSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { defaultLimits } from "../../../src/config/limits.ts";
import { ReaderProcess, type ReaderProcessOptions } from "../../../src/ingest/worker/reader-process.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

const entry = fileURLToPath(new URL("../../../dist/src/ingest/worker/reader-child.js", import.meta.url));
const networkModule = new URL("../../../dist/src/ingest/worker/no-network.js", import.meta.url).href;
const watchModule = new URL("../../../dist/src/config/watch-parent.js", import.meta.url).href;

beforeAll(() => {
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run "npm run build" before this test.`);
});

function reader(options: Partial<ReaderProcessOptions> = {}): ReaderProcess {
  const process = new ReaderProcess({ entry, limits: defaultLimits, ...options });
  onTestFinished(() => process.close());
  return process;
}

/** An entry that acts on the file's name: the ordinary child for all names but four. */
function misbehavingEntry(folder: string): string {
  return put(
    folder,
    "child.mjs",
    `await import(${JSON.stringify(entry)});
     process.prependListener("message", ({ path }) => {
       const name = path.split("/").at(-1);
       if (name === "hang.txt") for (;;);
       if (name === "die.txt") process.kill(process.pid, "SIGKILL");
       if (name === "noise.txt") { console.log("NOISE"); console.error("NOISE"); }
       if (name === "memory.txt") { const all = []; for (;;) all.push(Array.from({ length: 1e5 }, () => ({}))); }
     });`,
  );
}

/** A process that has ended keeps its number until whoever inherited it asks for what became of it: that is not alive. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/status`;
    return !existsSync(status) || !/^State:\s*[ZX]/m.test(readFileSync(status, "utf8"));
  } catch {
    return false;
  }
};

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("the reader process", () => {
  it("blames no file where it cannot start, and starts for the next one where it can again", async () => {
    const folder = temporaryFolder();
    const child = put(folder, "child.mjs", 'import "no-such-package-anywhere";');
    const process = reader({ entry: child });
    const path = put(folder, "fine.txt", "An article about herring.");
    await expect(process.read(path)).rejects.toThrow(
      /reader of files cannot start .*no-such-package-anywhere/,
    );
    put(folder, "child.mjs", `await import(${JSON.stringify(entry)});`);
    expect(await process.read(path)).toMatchObject({ ok: true });
  });

  it("may be told of files before the first is asked for, and reads with the child that it started then", async () => {
    const started = `${temporaryFolder()}/started`;
    const child = put(
      temporaryFolder(),
      "child.mjs",
      `import { appendFileSync } from "node:fs";
       appendFileSync(${JSON.stringify(started)}, "x");
       await import(${JSON.stringify(entry)});`,
    );
    const process = reader({ entry: child });
    process.expectFiles();
    await until(() => existsSync(started));
    const read = await process.read(put(temporaryFolder(), "a.txt", "Walruses live on ice."));
    expect(read.ok).toBe(true);
    expect(readFileSync(started, "utf8")).toBe("x");
  });

  it("blames a file that ends it, also where it was ready before it was asked", async () => {
    const folder = temporaryFolder();
    const process = reader({ entry: misbehavingEntry(folder) });
    process.expectFiles();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const read = await process.read(put(folder, "die.txt", "text"));
    expect(read.ok ? "" : read.reason).toContain("SIGKILL");
  });

  it("starts nothing where it is closed", async () => {
    const process = reader();
    await process.close();
    process.expectFiles();
    await expect(process.read("a.txt")).rejects.toThrow("Reading was stopped.");
  });

  it("blames no file where the system ends it before it is ready, as where there is no memory for it", async () => {
    const folder = temporaryFolder();
    const child = put(folder, "child.mjs", 'process.kill(process.pid, "SIGKILL");');
    const path = put(folder, "fine.txt", "An article about herring.");
    await expect(reader({ entry: child }).read(path)).rejects.toThrow(/cannot start \(signal SIGKILL\)/);
  });

  it("reads many files at once, each with the hash of its bytes, and says why one cannot be read", async () => {
    const folder = temporaryFolder();
    const paths = Array.from({ length: 20 }, (_, at) => put(folder, `${at}.txt`, `Article number ${at}`));
    const process = reader();
    const results = await Promise.all(
      [...paths, put(folder, "empty.txt", ""), `${folder}/gone.txt`].map((path) => process.read(path)),
    );
    expect(results.slice(0, 20).map((result) => result.ok && result.documents[0]?.document.text)).toEqual(
      paths.map((_, at) => `Article number ${at}`),
    );
    expect(results[3]?.contentHash).toBe(createHash("sha256").update("Article number 3").digest("hex"));
    expect(results[20]).toMatchObject({
      ok: false,
      reason: expect.stringContaining("empty") as string,
      contentHash: createHash("sha256").update("").digest("hex"),
    });
    expect(results[21]).toEqual({ ok: false, reason: "The file is no longer there.", contentHash: null });
  });

  it("refuses a 100 MB text by its size, without reading it", async () => {
    const path = put(temporaryFolder(), "huge.txt", "");
    truncateSync(path, 100_000_000);
    expect(await reader({ memoryMb: 64 }).read(path)).toEqual({
      ok: false,
      reason: "The file has 100.0 MB, the limit is 20.0 MB; split it into smaller files.",
      contentHash: null,
    });
  });

  it("blames no file for the time in which the indexing process itself was busy", async () => {
    const folder = temporaryFolder();
    const path = put(folder, "a.txt", "A plain text of one sentence.");
    const process = reader({ timeoutMs: 2_000 });
    await process.read(path);
    const reading = process.read(path);
    // So far that the file is asked for.
    await new Promise(setImmediate);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_500);
    expect(await reading).toMatchObject({ ok: true });
  });

  it("loses one file to a hang, one to a crash, one to memory, and reads the rest", async () => {
    const folder = temporaryFolder();
    const names = ["a.txt", "hang.txt", "b.txt", "die.txt", "c.txt", "memory.txt", "d.txt"];
    const process = reader({ entry: misbehavingEntry(folder), timeoutMs: 8_000, memoryMb: 64 });
    const results = await Promise.all(names.map((name) => process.read(put(folder, name, "Some text"))));
    expect(results.map((result) => (result.ok ? "read" : result.reason))).toEqual([
      "read",
      "Reading took longer than the limit of 8 s; simplify or split the file.",
      "read",
      "The reader process ended while it read this file (signal SIGKILL); check that the file opens elsewhere.",
      "read",
      "Reading needed more than the limit of 64 MB of memory; split the file.",
      "read",
    ]);
  });

  it("writes nothing to the terminal", async () => {
    const folder = temporaryFolder();
    const script = put(
      folder,
      "main.mjs",
      `import { ReaderProcess } from ${JSON.stringify(entry.replace("reader-child", "reader-process"))};
       const reader = new ReaderProcess({ entry: ${JSON.stringify(misbehavingEntry(folder))}, limits: ${JSON.stringify(defaultLimits)} });
       const result = await reader.read(${JSON.stringify(put(folder, "noise.txt", "Some text"))});
       await reader.close();
       console.log(result.ok ? "read" : result.reason);`,
    );
    const main = fork(script, [], { silent: true });
    let output = "";
    main.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    main.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => main.once("close", resolve));
    expect(output).toBe("read\n");
  });

  it("ends with its parent, even while a parser keeps it busy", async () => {
    const folder = temporaryFolder();
    const child = (busy: boolean): string =>
      put(
        folder,
        `child-${busy}.mjs`,
        `import { watchParent } from ${JSON.stringify(watchModule)}; watchParent(); process.on("message", () => {}); process.send("up"); ${busy ? "for (;;);" : ""}`,
      );
    for (const busy of [false, true]) {
      const parent = fork(
        put(
          folder,
          "parent.mjs",
          `import { fork } from "node:child_process"; const child = fork(${JSON.stringify(child(busy))}); child.once("message", () => process.send(child.pid)); setInterval(() => {}, 1000);`,
        ),
      );
      const pid = await new Promise<number>((resolve) =>
        parent.once("message", (message) => {
          resolve(message as number);
        }),
      );
      expect(isAlive(pid)).toBe(true);
      parent.kill("SIGKILL");
      await until(() => !isAlive(pid));
    }
  });

  it("leaves no process behind when it is closed, and reads nothing more", async () => {
    const folder = temporaryFolder();
    const pidFile = `${folder}/pid.txt`;
    const spy = put(
      folder,
      "spy.mjs",
      `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); process.on("message", () => { for (;;); });`,
    );
    const process = new ReaderProcess({ entry: spy, limits: defaultLimits });
    const pending = [process.read("a.txt"), process.read("b.txt")].map((read) =>
      expect(read).rejects.toMatchObject({ code: "cancelled" }),
    );
    await until(() => existsSync(pidFile));
    await until(() => readFileSync(pidFile, "utf8") !== "");
    await process.close();
    await Promise.all(pending);
    expect(isAlive(Number(readFileSync(pidFile, "utf8")))).toBe(false);
    await expect(process.read("c.txt")).rejects.toMatchObject({ code: "cancelled" });
  });

  it("has no network", async () => {
    const folder = temporaryFolder();
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end("reached");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const child = (block: boolean): string =>
      put(
        folder,
        `net-${block}.mjs`,
        `import http from "node:http"; import net from "node:net";
       import { blockNetwork } from ${JSON.stringify(networkModule)};
       ${block ? "blockNetwork();" : ""}
       const url = "http://127.0.0.1:${port}/";
       const attempts = [
         async () => { await fetch(url); },
         () => new Promise((resolve, reject) => http.get(url, resolve).on("error", reject)),
         () => new Promise((resolve, reject) => net.connect(${port}, "127.0.0.1", resolve).on("error", reject)),
       ];
       const outcomes = [];
       for (const attempt of attempts) outcomes.push(await Promise.resolve().then(attempt).then(() => "reached", () => "refused"));
       process.send(outcomes);
       process.disconnect();
       process.exit();`,
      );
    const outcomes = (block: boolean): Promise<unknown> =>
      new Promise((resolve) => fork(child(block)).once("message", resolve));
    expect(await outcomes(true)).toEqual(["refused", "refused", "refused"]);
    expect(requests).toBe(0);
    expect(await outcomes(false)).toEqual(["reached", "reached", "reached"]);
  });
});
