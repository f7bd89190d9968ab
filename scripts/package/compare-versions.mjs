// node compare-versions.mjs package-lock.json node_modules: whether what is installed is what the lock file names.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [lockFile, installed] = process.argv.slice(2);
const lock = JSON.parse(readFileSync(lockFile, "utf8")).packages;
const different = Object.entries(lock)
  .filter(([path, entry]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && !entry.dev)
  .map(([path, { version }]) => [path.slice("node_modules/".length), version])
  .filter(([name]) => existsSync(join(installed, name, "package.json")))
  .map(([name, version]) => [
    name,
    version,
    JSON.parse(readFileSync(join(installed, name, "package.json"), "utf8")).version,
  ])
  .filter(([, wanted, found]) => wanted !== found);
for (const [name, wanted, found] of different) console.error(`${name}: ${found} installed, ${wanted} tested`);
process.exitCode = different.length > 0 ? 1 : 0;
