import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

/*
 * Makes the page of src/web: one script and one style sheet, each named by a hash of what it holds, the HTML that names
 * them, and of each file a brotli and a gzip version beside it, so that the server compresses nothing at run time.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const [from, to] = [join(root, "src", "web"), join(root, "dist", "src", "web")];
/** A smaller file is sent as it is. */
const WORTH_COMPRESSING = 512;

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
const script = await named("page", "js", join(from, "shell", "page.tsx"));
const style = await named("style", "css", join(from, "style.css"));
const html = readFileSync(join(from, "index.html"), "utf8")
  .replace("/assets/page.js", `/assets/${script}`)
  .replace("/assets/style.css", `/assets/${style}`);
write("index.html", Buffer.from(html));
for (const name of ["preact", "@preact/signals"]) {
  const license = join(root, "dist", "vendor", `LICENSE-${name.replaceAll(/[@/]+/g, "-").replace(/^-/, "")}`);
  copyFileSync(join(root, "node_modules", name, "LICENSE"), license);
}
for (const name of ["icon.svg", "docs.css"]) write(name, readFileSync(join(from, name)));

/** Writes what an entry becomes, and gives its name. */
async function named(name: string, extension: string, entry: string): Promise<string> {
  const contents = await bundled(entry);
  const digest = createHash("sha256").update(contents).digest("hex").slice(0, 12);
  write(`${name}.${digest}.${extension}`, contents);
  return `${name}.${digest}.${extension}`;
}

async function bundled(entry: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome111", "firefox114", "safari16.4"],
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "warning",
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

function write(name: string, contents: Buffer): void {
  writeFileSync(join(to, name), contents);
  if (contents.length < WORTH_COMPRESSING) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(join(to, `${name}.br`), brotliCompressSync(contents, { params }));
  writeFileSync(join(to, `${name}.gz`), gzipSync(contents, { level: 9 }));
}
