import { expect, it } from "vitest";
import { configurationFrom } from "../../src/config/configuration.ts";
import { syncInChild } from "../../src/service/sync-in-child.ts";

const configuration = configurationFrom({
  flags: {},
  environment: {},
  file: null,
  workingDirectory: "/",
  packageDirectory: "/",
});

it("kills a child that does not stop when it is told to", async () => {
  const stop = new AbortController();
  const stubborn = `
    process.on("SIGTERM", () => process.stderr.write("not now\\n"));
    process.stderr.write("ready\\n");
    setInterval(() => undefined, 1_000);
  `;
  const lines: string[] = [];
  const run = syncInChild({
    program: [process.execPath, "--eval", stubborn, "--"],
    configuration,
    signal: stop.signal,
    graceMs: 200,
    onLine: (line) => {
      lines.push(line);
      if (line === "ready") stop.abort();
    },
  });
  await expect(run).rejects.toMatchObject({ code: "cancelled" });
  expect(lines).toEqual(["ready", "not now"]);
});

it("kills a child that makes no progress on a file, and says so", async () => {
  const progress = { filesDone: 1, filesTotal: 2, passagesEmbedded: 3, source: "a.txt" };
  const hanging = `
    process.send({ progress: ${JSON.stringify(progress)} });
    setInterval(() => undefined, 1_000);
  `;
  const told: unknown[] = [];
  const run = syncInChild({
    program: [process.execPath, "--eval", hanging, "--"],
    configuration,
    signal: new AbortController().signal,
    stuckMs: 100,
    onLine: () => undefined,
    onProgress: (made) => told.push(made),
  });
  await expect(run).rejects.toThrow(/no progress/);
  expect(told).toEqual([progress]);
});
