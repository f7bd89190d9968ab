import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

/*
 * Makes the page of src/web: one script, one style sheet, the second language and what shows PDFs, each named by a hash of what it holds, the HTML
 * that names them, and of each file a brotli and a gzip version beside it, so that the server compresses nothing at run time.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const [from, to] = [join(root, "src", "web"), join(root, "dist", "src", "web")];
/** A smaller file is sent as it is. */
const WORTH_COMPRESSING = 512;

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
const pdf = join(root, "node_modules", "pdfjs-dist");
const pdfVersion = (JSON.parse(readFileSync(join(pdf, "package.json"), "utf8")) as { version: string })
  .version;
// pdf.js is loaded with the first PDF that is opened: a file of its own, which stays the same whatever else changes.
const define = {
  PDF_SCRIPT: asset("pdf", "js", readFileSync(join(pdf, "legacy", "build", "pdf.min.mjs"))),
  PDF_WORKER: asset("pdf-worker", "js", readFileSync(join(pdf, "legacy", "build", "pdf.worker.min.mjs"))),
  PDF_FILES: `/assets/pdf-${pdfVersion}/`,
};
const german = asset("german", "js", await bundled(join(from, "messages", "german.ts")));
const page = await bundled(join(from, "shell", "page.tsx"), [ownFile("german.ts", german)]);
const script = asset("page", "js", page);
const style = asset("style", "css", await bundled(join(from, "style.css")));
const html = readFileSync(join(from, "index.html"), "utf8")
  .replace("/assets/page.js", script)
  .replace("/assets/style.css", style);
write("index.html", Buffer.from(html));
for (const name of ["preact", "@preact/signals", "pdfjs-dist"]) {
  const license = join(root, "dist", "vendor", `LICENSE-${name.replaceAll(/[@/]+/g, "-").replace(/^-/, "")}`);
  copyFileSync(join(root, "node_modules", name, "LICENSE"), license);
}
for (const name of ["icon.svg", "docs.css"]) write(name, readFileSync(join(from, name)));

/** Writes a file under a name that holds a hash of its contents, and gives its address. */
function asset(name: string, extension: string, contents: Buffer): string {
  const digest = createHash("sha256").update(contents).digest("hex").slice(0, 12);
  write(`${name}.${digest}.${extension}`, contents);
  return `/assets/${name}.${digest}.${extension}`;
}

async function bundled(entry: string, plugins: Plugin[] = []): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    plugins,
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome111", "firefox114", "safari16.4"],
    jsx: "automatic",
    jsxImportSource: "preact",
    // What the page loads later, by its address.
    external: ["/assets/*"],
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    legalComments: "none",
    logLevel: "warning",
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

/** Makes an `import()` of `module` load the file at `address`, which has all that it needs: what both shared would be one more request. */
function ownFile(module: string, address: string): Plugin {
  const filter = new RegExp(`/${module.replaceAll(".", "\\.")}$`);
  return {
    name: `own-file-${module}`,
    setup(bundle) {
      bundle.onResolve({ filter }, ({ kind }) =>
        kind === "dynamic-import" ? { path: address, external: true } : undefined,
      );
    },
  };
}

function write(name: string, contents: Buffer): void {
  writeFileSync(join(to, name), contents);
  if (contents.length < WORTH_COMPRESSING) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(join(to, `${name}.br`), brotliCompressSync(contents, { params }));
  writeFileSync(join(to, `${name}.gz`), gzipSync(contents, { level: 9 }));
}
