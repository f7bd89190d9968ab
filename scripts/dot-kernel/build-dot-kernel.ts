/** `npm run build:dot-kernel`: assembles dot-products.wat into src/core/dot/dot-kernel.ts. A test keeps the two in step. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assembled, kernelModule } from "./dot-kernel-module.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const source = readFileSync(join(root, "scripts", "dot-kernel", "dot-products.wat"), "utf8");
writeFileSync(join(root, "src", "core", "dot", "dot-kernel.ts"), kernelModule(await assembled(source)));
