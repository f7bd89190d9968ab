import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/*
 * Before the package is packed, its package.json names every package that the tests ran with, those behind its own
 * dependencies too, by exact version; afterwards (`--undo`) it is as it was. npm reads a lock file only in a checkout: a
 * stranger who installs the package would otherwise get whatever is newest on that day. Where two versions of one package
 * are in use, only the one at the top can be named.
 */
interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
const manifest = join(root, "package.json");
const kept = join(root, "node_modules", ".package.json.kept");

if (process.argv.includes("--undo")) {
  if (existsSync(kept)) renameSync(kept, manifest);
} else {
  const text = readFileSync(manifest, "utf8");
  writeFileSync(kept, text);
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  writeFileSync(manifest, `${JSON.stringify(pinned(JSON.parse(text) as object, lock), null, 2)}\n`);
}

function pinned(own: object, lock: Lock): object {
  const dependencies = Object.fromEntries(
    Object.entries(lock.packages)
      .map(([path, { version, dev, optional }]) => {
        const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
        // Optional ones are binaries for one system each: npm chooses among them.
        const isOurs = name !== undefined && version !== undefined && dev !== true && optional !== true;
        return isOurs ? [name, version] : [];
      })
      .filter((entry) => entry.length === 2),
  ) as Record<string, string>;
  // Nothing of these means anything to whoever installs the package.
  const left = {
    devDependencies: undefined,
    overrides: undefined,
    scripts: undefined,
    allowScripts: undefined,
  };
  return { ...own, ...left, dependencies };
}
