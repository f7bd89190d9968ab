import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SHARED_SCRIPTS } from "../../src/http/handlers/page-assets.ts";

const sources = new URL("../../src/", import.meta.url);

/** The addresses of the scripts outside the page's own folder that a file imports, types aside. */
function importedFrom(file: URL): string[] {
  const imports = readFileSync(file, "utf8").matchAll(/^import (?!type )[^;]*? from "\.\.\/([^"]+)\.ts";/gmu);
  return [...imports].map(([, path = ""]) => `/${path}.js`);
}

test("what the page imports of the rest of the program is served, and imports nothing itself", () => {
  const web = new URL("web/", sources);
  const files = readdirSync(web).filter((name) => name.endsWith(".ts"));
  const imported = files.flatMap((name) => importedFrom(new URL(name, web)));
  expect(imported.length).toBeGreaterThan(0);
  expect([...new Set(imported)].sort()).toEqual([...SHARED_SCRIPTS].sort());
  for (const address of SHARED_SCRIPTS) {
    const script = readFileSync(new URL(`.${address.replace(/js$/, "ts")}`, sources), "utf8");
    expect(script).not.toMatch(/^import (?!type )/mu);
  }
});
