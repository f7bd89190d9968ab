import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Problem } from "../../src/api/problems/problem.ts";
import type { AskResult } from "../../src/api/questions/question-responses.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";
import { packageDirectory } from "./real-library.ts";
import { pincite, serve } from "./running-program.ts";

/** A file system of its own in memory, of so many KB; null where this user may not make one. */
function smallDisk(kilobytes: number): { readonly path: string; grow(kilobytes: number): void } | null {
  const path = temporaryFolder();
  const mount = (...options: readonly string[]): boolean => spawnSync("mount", options).status === 0;
  if (!mount("-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", path)) return null;
  onTestFinished(() => {
    spawnSync("umount", ["-l", path]);
  });
  return { path, grow: (size) => mount("-o", `remount,size=${size}k`, path) };
}

/** Leaves so many KB of the disk. */
function fillUp(path: string, left: number): string {
  const { bavail, bsize } = statfsSync(path);
  const filler = join(path, "filler");
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left * 1024)));
  return filler;
}

function sampleDocuments(): string {
  const folder = temporaryFolder();
  cpSync(join(packageDirectory, "documents", "history"), folder, { recursive: true });
  return folder;
}

const QUESTION = "how much did the US pay for Alaska";

describe("a full disk", () => {
  it("ends indexing in words, and loses nothing that was done once there is space again", async (context) => {
    const disk = smallDisk(450);
    if (disk === null) return context.skip("this user may not mount a file system");
    const at = ["--documents", sampleDocuments(), "--index", join(disk.path, "index")];
    const first = await pincite("index", ...at);
    expect(first.code).toBe(1);
    expect(first.stderr).toContain("No space is left on the disk");
    expect(first.stderr).not.toMatch(/SqliteError|\n\s+at /);
    disk.grow(20_000);
    expect((await pincite("index", ...at)).code).toBe(0);
    expect((await pincite("doctor", ...at)).code).toBe(0);
    expect((await pincite("ask", QUESTION, ...at)).stdout).toContain("7.2 million");
  });

  it("refuses an upload with 507, and goes on answering", async (context) => {
    const disk = smallDisk(8_000);
    if (disk === null) return context.skip("this user may not mount a file system");
    const documents = sampleDocuments();
    const server = await serve("--documents", documents, "--index", join(disk.path, "index"));
    onTestFinished(async () => {
      await server.stop();
    });
    const filler = fillUp(disk.path, 64);
    const upload = (): Promise<Response> =>
      fetch(`${server.url}/v1/documents`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: `Town\n\n${"The bridge was paid for with wool. ".repeat(20_000)}` }),
      });
    const refused = await upload();
    expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([507, "disk_full"]);
    const answer = await fetch(`${server.url}/v1/ask?q=${encodeURIComponent(QUESTION)}`);
    expect(((await answer.json()) as AskResult).outcome).toBe("answered");
    rmSync(filler);
    expect((await upload()).status).toBe(202);
  });

  it("is the temporary folder's as well", async (context) => {
    const disk = smallDisk(16);
    if (disk === null) return context.skip("this user may not mount a file system");
    const folder = temporaryFolder();
    mkdirSync(join(folder, "documents"));
    writeFileSync(join(folder, "documents", "a.txt"), "Ferries\n\nThe ferry sails every Tuesday.\n");
    const at = ["--documents", join(folder, "documents"), "--index", join(folder, "index")];
    const environment = { ...process.env, TMPDIR: disk.path };
    const program = join(packageDirectory, "dist", "src", "main.js");
    const { status, stderr } = spawnSync(process.execPath, [program, "index", ...at], {
      env: environment,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toContain("temporary folder");
    expect(stderr).not.toMatch(/SqliteError|\n\s+at /);
  });
});
