import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { startServerProcess } from "../server-process.ts";

const PLACES = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A real browser and a server over the sample documents, for as long as the work takes. */
export async function onSamplePage(work: (browser: Browser, url: string) => Promise<void>): Promise<void> {
  const executablePath = PLACES.find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined)
    throw new Error(`There is no Chromium; looked for ${PLACES.slice(1).join(", ")} and $CHROMIUM.`);
  const program = join(root, "dist", "src", "main.js");
  const index = await mkdtemp(join(tmpdir(), "pincite-page-"));
  try {
    const flags = ["--documents", join(root, "documents"), "--index", index];
    spawnSync(process.execPath, [program, "index", ...flags], { stdio: "ignore" });
    const server = await startServerProcess(program, flags);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    try {
      await work(browser, server.url);
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    await rm(index, { recursive: true, force: true });
  }
}
