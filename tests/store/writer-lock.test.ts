import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { WriterLock } from "../../src/store/writer-lock.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

const BUSY = expect.objectContaining({ code: "library_busy" }) as Error;

it("is refused while another holds it, in the same process, and free after its release", () => {
  const path = join(temporaryFolder(), "writer.lock");
  const first = WriterLock.take(path);
  expect(() => WriterLock.take(path)).toThrow(BUSY);
  expect(() => WriterLock.take(path)).toThrow(BUSY);
  first.release();
  WriterLock.take(path).release();
});

it("is refused while another process holds it, and free once that process is killed", async () => {
  const path = join(temporaryFolder(), "writer.lock");
  const holder = await processThatHolds(path);
  expect(() => WriterLock.take(path)).toThrow(BUSY);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  WriterLock.take(path).release();
});

it.each([
  ["noise", Buffer.from("This is no database at all. ".repeat(400))],
  ["the beginning of a database and noise", Buffer.from(`SQLite format 3\0${"x".repeat(5_000)}`)],
  ["zeroes", Buffer.alloc(4_096)],
  ["half a header", Buffer.from("SQLite for")],
])("heals a file of %s, and is one lock again", (_what, bytes) => {
  const path = join(temporaryFolder(), "writer.lock");
  writeFileSync(path, bytes);
  const lock = WriterLock.take(path);
  expect(() => WriterLock.take(path)).toThrow(BUSY);
  lock.release();
  WriterLock.take(path).release();
});

async function processThatHolds(path: string): Promise<ChildProcess> {
  const module = join(import.meta.dirname, "../../dist/src/store/writer-lock.js");
  const script = `
    import { WriterLock } from ${JSON.stringify(module)};
    globalThis.lock = WriterLock.take(${JSON.stringify(path)});
    console.log("taken");
    setInterval(() => undefined, 1_000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const said = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  expect(String(said[0])).toContain("taken");
  return child;
}
