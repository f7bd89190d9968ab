import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Service, ServiceOptions } from "../../src/cli/command-context.ts";
import { keepFollowing } from "../../src/service/keep-following.ts";
import { syncInChild } from "../../src/service/sync-in-child.ts";
import { AppError } from "../../src/core/errors.ts";
import type { Configuration } from "../../src/config/configuration.ts";
import { FakeLibrary, REPORT } from "../http/fake-library.ts";
import { pincite } from "./harness.ts";

describe("pincite serve", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pincite-serve-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A service that ends the command as soon as it has been started and its sync, if any, has run. */
  function service() {
    const stop = new AbortController();
    const seen: { options?: ServiceOptions; syncs: number; closed: boolean } = { syncs: 0, closed: false };
    const startServer = (options: ServiceOptions): Promise<Service> => {
      seen.options = options;
      setTimeout(() => {
        stop.abort();
      }, 20);
      return Promise.resolve({
        url: "http://127.0.0.1:3000",
        sync: () => {
          seen.syncs += 1;
          return Promise.resolve(REPORT);
        },
        close: () => {
          seen.closed = true;
          return Promise.resolve();
        },
      });
    };
    return { seen, startServer, stop: stop.signal };
  }

  it("says where it is ready, looks for changed documents meanwhile, and closes when told to stop", async () => {
    const { seen, startServer, stop } = service();
    const { exit, out, err, library } = await pincite(["serve", "--port", "8080"], { startServer, stop });
    expect([exit, out]).toEqual([0, "Pincite is ready at http://127.0.0.1:3000\n"]);
    expect(err).toContain("1 added");
    expect(err).not.toContain("Warning");
    expect(seen).toMatchObject({ syncs: 1, closed: true, options: { host: "127.0.0.1", port: 8080 } });
    expect([library.closed, library.syncs]).toEqual([true, []]);
    expect(library.follows).toBeGreaterThan(0);
  });

  it("learns before it indexes that the port is taken", async () => {
    const library = new FakeLibrary();
    library.built = false;
    const startServer = () => Promise.reject(new AppError("port_in_use", "Port 3000 is in use."));
    const { exit, err } = await pincite(["serve"], { library, startServer });
    expect(exit).toBe(1);
    expect(err).toBe("pincite: Port 3000 is in use.\n");
  });

  it("serves already while it indexes for the first time, and is ready once that is done", async () => {
    const { seen, startServer, stop } = service();
    const library = new FakeLibrary();
    library.built = false;
    const { exit, out, err } = await pincite(["serve"], { library, startServer, stop });
    expect([exit, seen.syncs, seen.closed]).toEqual([0, 1, true]);
    expect(err).toContain("for the first time");
    expect(err).toContain("1 added");
    expect(out).toContain("ready");
  });

  it("ends where the first indexing fails, and says why", async () => {
    const { seen, startServer, stop } = service();
    const library = new FakeLibrary();
    library.built = false;
    const failing = async (options: ServiceOptions): Promise<Service> => ({
      ...(await startServer(options)),
      sync: () => Promise.reject(new AppError("library_unwritable", "The disk is full.")),
    });
    const { exit, out, err } = await pincite(["serve"], { library, startServer: failing, stop });
    expect([exit, out, seen.closed]).toEqual([1, "", true]);
    expect(err).toContain("The disk is full.");
  });

  it("ends with 0 where it is told to stop while it indexes for the first time", async () => {
    const { seen, startServer, stop } = service();
    const library = new FakeLibrary();
    library.built = false;
    const stopped = async (options: ServiceOptions): Promise<Service> => ({
      ...(await startServer(options)),
      sync: async () => {
        await once(stop, "abort");
        throw new AppError("cancelled", "Indexing was stopped.");
      },
    });
    const { exit, out } = await pincite(["serve"], { library, startServer: stopped, stop });
    expect([exit, out, seen.closed]).toEqual([0, "", true]);
  });

  it("refuses to be reached from other machines before there is a key, and builds nothing", async () => {
    for (const host of ["0.0.0.0", "::", "192.168.0.2"]) {
      const { seen, startServer, stop } = service();
      const at = ["--host", host, "--index", join(folder, "index")];
      const { exit, err, opened } = await pincite(["serve", ...at], { startServer, stop });
      expect([exit, seen.options, opened]).toEqual([2, undefined, []]);
      expect(err).toContain("pincite keys create");
    }
  });

  it("serves other machines once there is a key, and no longer when all keys are revoked", async () => {
    const at = ["--index", join(folder, "index")];
    await pincite(["keys", "create", "--name", "a", "--scope", "read", ...at]);
    const first = service();
    const served = await pincite(["serve", "--host", "0.0.0.0", ...at], first);
    expect([served.exit, first.seen.options?.host]).toEqual([0, "0.0.0.0"]);
    const id = (await pincite(["keys", "list", ...at])).out.slice(0, 12);
    await pincite(["keys", "revoke", id, ...at]);
    expect((await pincite(["serve", "--host", "0.0.0.0", ...at], service())).exit).toBe(2);
  });

  it("goes on serving when the look for changed documents fails, and says why", async () => {
    const { seen, startServer, stop } = service();
    const failing = async (options: ServiceOptions): Promise<Service> => ({
      ...(await startServer(options)),
      sync: () => Promise.reject(new AppError("library_busy", "Another process is indexing.")),
    });
    const { exit, err } = await pincite(["serve"], { startServer: failing, stop });
    expect([exit, seen.closed]).toEqual([0, true]);
    expect(err).toContain("could not be checked for changes: Another process is indexing.");
  });

  it("ends with 1 and the remedy when the port is in use", async () => {
    const startServer = () => Promise.reject(new AppError("port_in_use", "Port 3000 is in use. Use --port."));
    const { exit, out, err, library } = await pincite(["serve"], { startServer });
    expect([exit, out, err]).toEqual([1, "", "pincite: Port 3000 is in use. Use --port.\n"]);
    expect(library.closed).toBe(true);
  });
});

describe("keepFollowing", () => {
  it("tells a failure once, goes on, and tells the next one", async () => {
    const failures = ["a", "a", "b", null, "b"];
    const stop = new AbortController();
    const told: string[] = [];
    const follow = (): Promise<void> => {
      const failure = failures.shift();
      if (failures.length === 0) stop.abort();
      return typeof failure === "string" ? Promise.reject(new Error(failure)) : Promise.resolve();
    };
    const onFailure = (error: unknown): unknown => told.push(String(error));
    const onFirstRound = (): unknown => told.push("first round");
    await keepFollowing({ follow }, stop.signal, { onFailure, onFirstRound }, 1);
    expect(told).toEqual(["Error: a", "first round", "Error: b", "Error: b"]);
  });
});

describe("a sync in a child process", () => {
  let folder: string;
  const configuration: Configuration = {
    file: "/etc/pincite.json",
    documentsDirectory: "/d",
    indexDirectory: "/i",
    modelsDirectory: "/m",
    host: "127.0.0.1",
    port: 3000,
    allowedHosts: [],
    corsOrigins: [],
    requestsPerMinute: 600,
    maxUploadMb: 200,
    alertWebhooks: [],
    scrubHours: 24,
    recognitionLanguages: ["en"],
    logFormat: "text",
    limits: {
      maxFileMb: 1,
      maxTextMb: 2,
      maxCharacters: 3,
      maxPages: 4,
      maxUnpackedMb: 5,
      maxEntries: 6,
      maxNesting: 7,
      readSeconds: 8,
      readMemoryMb: 9,
    },
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pincite-child-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Syncs with a program of the given source in Pincite's place. */
  async function sync(source: string, signal = new AbortController().signal) {
    const entry = join(folder, "program.mjs");
    await writeFile(entry, source);
    const lines: string[] = [];
    const onLine = (line: string) => lines.push(line);
    const report = syncInChild({ program: [process.execPath, entry], configuration, onLine, signal });
    return { report, lines };
  }

  it("names the same folders and limits, and gives the report of a child that ended with 0 or 3", async () => {
    for (const exit of [0, 3]) {
      const { report } = await sync(`
        console.log(JSON.stringify({ argv: process.argv.slice(2) }));
        process.exitCode = ${exit};
      `);
      expect(await report).toEqual({
        argv: [
          ...[
            "index",
            "--json",
            "--config",
            "/etc/pincite.json",
            "--documents",
            "/d",
            "--index",
            "/i",
            "--models",
            "/m",
          ],
          ...["--recognition-languages", "en"],
          ...["--max-file-mb", "1", "--max-text-mb", "2", "--max-characters", "3", "--max-pages", "4"],
          ...["--max-unpacked-mb", "5", "--max-entries", "6", "--max-nesting", "7"],
          ...["--read-seconds", "8", "--read-memory-mb", "9"],
        ],
      });
    }
  });

  it("names what is to be indexed, uploads among them, and passes the child's progress on", async () => {
    const entry = join(folder, "program.mjs");
    await writeFile(
      entry,
      `process.send({ progress: { filesDone: 1, filesTotal: 2, passagesEmbedded: 3, source: "a.txt" } });
       for (const other of [{ progress: { filesDone: "1" } }, { progress: null }, "progress"]) process.send(other);
       process.send({ progress: { filesDone: 2, filesTotal: 2, passagesEmbedded: 3, source: null } });
       console.log(JSON.stringify({ argv: process.argv.slice(-3) }));`,
    );
    const progress: unknown[] = [];
    const report = await syncInChild({
      program: [process.execPath, entry],
      configuration,
      paths: ["upload:0123456789abcdef", "--force"],
      onProgress: (step) => progress.push(step),
      onLine: () => undefined,
      signal: new AbortController().signal,
    });
    expect(report).toEqual({ argv: ["--", "upload:0123456789abcdef", "--force"] });
    expect(progress).toEqual([
      { filesDone: 1, filesTotal: 2, passagesEmbedded: 3, source: "a.txt" },
      { filesDone: 2, filesTotal: 2, passagesEmbedded: 3, source: null },
    ]);
  });

  it("passes lines on and throws the child's own error", async () => {
    const { report, lines } = await sync(`
      console.error("1/2 files");
      console.error("{ not a problem");
      console.error(JSON.stringify({ code: "library_busy", detail: "Another one writes.", status: 409 }));
      process.exitCode = 1;
    `);
    await expect(report).rejects.toMatchObject({ code: "library_busy", message: "Another one writes." });
    expect(lines).toEqual(["1/2 files", "{ not a problem"]);
  });

  it("says so when the child ends without a word or cannot be started", async () => {
    const { report } = await sync("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);");
    await expect(report).rejects.toMatchObject({
      code: "internal",
      message: expect.stringContaining("SIGKILL") as unknown,
    });
    const none = syncInChild({
      program: [join(folder, "none")],
      configuration,
      onLine: () => undefined,
      signal: new AbortController().signal,
    });
    await expect(none).rejects.toMatchObject({ code: "internal" });
  });

  it("ends the child when it is told to stop, before as well as during its work", async () => {
    const stop = new AbortController();
    const mark = join(folder, "started");
    const { report } = await sync(
      `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(mark)}, "yes"); setInterval(() => {}, 1000);`,
      stop.signal,
    );
    while ((await readFile(mark, "utf8").catch(() => "")) === "")
      await new Promise((resolve) => setTimeout(resolve, 10));
    stop.abort();
    await expect(report).rejects.toMatchObject({ code: "cancelled" });
    const late = await sync("setInterval(() => {}, 1000);", stop.signal);
    await expect(late.report).rejects.toMatchObject({ code: "cancelled" });
  });
});
