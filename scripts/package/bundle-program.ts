import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/*
 * Puts the modules of each entry of the program into a few files, in place of what the compiler wrote for it: a cold
 * `pincite ask` loads 70 files instead of 385 and takes a seventh less time. What several entries or only some commands
 * need stands in dist/src/chunks. The other modules stay where they are, for the scripts and for tests.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const [from, to] = [join(root, "src"), join(root, "dist", "src")];
const ENTRIES = [
  "main.ts",
  "pincite.ts",
  "embedding/encoder-child.ts",
  "ingest/worker/reader-child.ts",
  "service/library-process/library-child.ts",
];

/** Many small files of plain JavaScript, of which a command uses few. All others are loaded from where npm puts them. */
const TAKEN_IN = {
  "@orama/stemmers": "LICENSE.md",
  commander: "LICENSE",
  stemmer: "license",
  zod: "LICENSE",
};

const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const external = Object.keys(dependencies)
  .filter((name) => !(name in TAKEN_IN))
  .flatMap((name) => [name, `${name}/*`]);

/** zod's messages in 63 languages, of which the English ones alone are used: 400 KB to be read at every start. */
const englishOnly: Plugin = {
  name: "english-only",
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

rmSync(join(to, "chunks"), { recursive: true, force: true });
await build({
  entryPoints: ENTRIES.map((entry) => join(from, entry)),
  outbase: from,
  outdir: to,
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external: ["#transformers", ...external],
  // Modules in CommonJS that are taken in ask for Node's own modules by `require`, which a module has not.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  plugins: [englishOnly],
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "none",
  logLevel: "warning",
});

for (const [name, license] of Object.entries(TAKEN_IN)) {
  const kept = join(root, "dist", "vendor", `LICENSE-${name.replaceAll(/[@/]+/g, "-").replace(/^-/, "")}`);
  copyFileSync(join(root, "node_modules", name, license), kept);
}
