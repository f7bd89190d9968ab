import { copyFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/* Puts what the page consists of besides its scripts (HTML, styles, images) beside the compiled ones. */
const STATIC = new Set([".html", ".css", ".svg", ".png", ".ico"]);

const root = fileURLToPath(new URL("../../../", import.meta.url));
const [from, to] = [join(root, "src", "web"), join(root, "dist", "src", "web")];
for (const name of readdirSync(from)) {
  if (STATIC.has(extname(name))) copyFileSync(join(from, name), join(to, name));
}
