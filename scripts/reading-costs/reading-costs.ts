/**
 * `npm run reading-costs`: what reading a megabyte of each kind takes, as the table of docs/formats.md, which it writes there.
 * Each file is read in a process of its own, twice: the time is the processor's for the second reading, the memory the most that
 * the process had, Node.js itself included.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultLimits } from "../../src/config/limits.ts";
import { readContents } from "../../src/ingest/read-document.ts";
import { costlySamples } from "./costly-samples.ts";

const DOCUMENT = new URL("../../../docs/formats.md", import.meta.url);
const [BEGIN, END] = ["<!-- reading costs -->", "<!-- end of reading costs -->"];

interface Cost {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly characters: number;
}

async function costOf(path: string): Promise<Cost> {
  const bytes = readFileSync(path);
  // What a kind's reader loads is loaded once in the life of the process.
  await readContents(bytes, path, defaultLimits);
  const before = process.cpuUsage();
  const { documents } = await readContents(bytes, path, defaultLimits);
  const { user, system } = process.cpuUsage(before);
  const megabytes = (process.resourceUsage().maxRSS * 1_024) / 1e6;
  const characters = documents.reduce((sum, { document }) => sum + document.text.length, 0);
  return { milliseconds: (user + system) / 1_000, megabytes, characters };
}

async function table(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "pincite-costs-"));
  const rows: string[] = [];
  try {
    for (const { name, bytes } of await costlySamples()) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), path], {
        encoding: "utf8",
      });
      const { milliseconds, megabytes, characters } = JSON.parse(printed) as Cost;
      const [size, text] = [statSync(path).size / 1e6, characters / 1e6];
      rows.push(
        `| \`.${name.split(".")[1] ?? ""}\` | ${size.toFixed(2)} | ${text.toFixed(text < 0.1 ? 4 : 2)} | ${(milliseconds / 1_000 / text).toFixed(2)} | ${megabytes.toFixed(0)} |`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const head =
    "| File | MB | million characters read | seconds of processor a million | memory of the reader, MB |";
  return [head, "| --- | ---: | ---: | ---: | ---: |", ...rows].join("\n");
}

const [, , path] = process.argv;
if (path === undefined) {
  const written = readFileSync(DOCUMENT, "utf8");
  const [before = "", rest = ""] = written.split(BEGIN);
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${await table()}\n\n${END}${rest.split(END)[1] ?? ""}`);
} else process.stdout.write(JSON.stringify(await costOf(path)));
