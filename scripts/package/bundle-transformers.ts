import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/*
 * Puts what Pincite uses of @xenova/transformers into one file, dist/vendor/transformers.js. The package itself names an
 * image library whose install step leaves the registry, and a second inference runtime for browsers; npm's `overrides`
 * mend that in this checkout only, and whoever installs Pincite would get both. Text needs neither: they are left empty
 * here, and the native runtime stays a dependency of its own.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const vendor = join(root, "dist", "vendor");

/** Not `undefined`: the package refuses to load where it finds no image library. */
const EMPTY = "export default {};";

const unused: Plugin = {
  name: "unused",
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:sharp|onnxruntime-web)$/ }, ({ path }) => ({
      path,
      namespace: "unused",
    }));
    bundle.onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: EMPTY, loader: "js" }));
  },
};

await build({
  stdin: {
    contents:
      'export { AutoTokenizer, PreTrainedModel, PreTrainedTokenizer, Tensor } from "@xenova/transformers";',
    resolveDir: root,
  },
  outfile: join(vendor, "transformers.js"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external: ["onnxruntime-node"],
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [unused],
  legalComments: "inline",
  logLevel: "warning",
});
copyFileSync(
  join(root, "node_modules", "@xenova", "transformers", "LICENSE"),
  join(vendor, "LICENSE-transformers"),
);
