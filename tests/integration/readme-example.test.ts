import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageDirectory, suiteFolder } from "./real-library.ts";

const folder = suiteFolder();

/** The package's own name leads to its exports from within the package alone. */
const inside = join(packageDirectory, "dist", "readme-example");

it("runs the example of the README as a program of its own", () => {
  const readme = readFileSync(join(packageDirectory, "README.md"), "utf8");
  const [, code = ""] = /```ts\n([\s\S]*?)```/u.exec(readme) ?? [];
  expect(code).toContain('from "pincite"');
  cpSync(join(packageDirectory, "documents", "summits"), join(folder, "articles"), { recursive: true });
  mkdirSync(inside, { recursive: true });
  const script = join(inside, "example.mjs");
  writeFileSync(script, code);
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
      cwd: folder,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Syria");
    expect(stdout.trim().split("\n").length).toBeGreaterThan(3);
  } finally {
    rmSync(inside, { recursive: true, force: true });
  }
});
