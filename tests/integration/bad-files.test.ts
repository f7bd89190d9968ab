import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { suiteFolder } from "./real-library.ts";
import { pincite } from "./running-program.ts";
import type { LibraryStatus } from "../../src/api/library-responses.ts";
import type { SyncReport } from "../../src/api/job-responses.ts";

describe("a folder with files that cannot be read", () => {
  const folder = suiteFolder();
  const documents = join(folder, "documents");
  const directories = ["--documents", documents, "--index", join(folder, "index")];
  let report: SyncReport;
  let code: number | null;

  beforeAll(async () => {
    mkdirSync(documents);
    const put = (name: string, content: string | Uint8Array): void => {
      writeFileSync(join(documents, name), content);
    };
    const pdf = await pdfWith("The ferry to Brannock sails every Tuesday from the northern pier.");
    put("good.txt", "Ferries\n\nThe ferry to Brannock sails every Tuesday from the northern pier.\n");
    put("good.pdf", pdf);
    put("empty.txt", "");
    put("blank.md", " \n\t\n");
    put(
      "binary.txt",
      Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256),
    );
    put(
      "invalid.txt",
      Buffer.concat([Buffer.from("Words, then "), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(".")]),
    );
    put("truncated.pdf", pdf.subarray(0, Math.floor(pdf.length / 3)));
    put("no-text.pdf", await pdfWith(""));
    put("huge.txt", "x");
    truncateSync(join(documents, "huge.txt"), 100_000_000);
    put("picture.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
    put("song.mp3", Uint8Array.of(0x49, 0x44, 0x33));
    writeFileSync(
      join(folder, "secret.txt"),
      "Outside\n\nThis text lies outside of the folder and is not to be found.\n",
    );
    symlinkSync(join(folder, "secret.txt"), join(documents, "link.txt"));
    const run = await pincite("index", "--json", ...directories);
    code = run.code;
    report = JSON.parse(run.stdout) as SyncReport;
  });

  it("ends with exit code 3, with the readable files indexed", () => {
    expect(code).toBe(3);
    expect(report).toMatchObject({ added: 3, documents: 3 });
  });

  it.each([
    ["empty.txt", /empty/i],
    ["blank.md", /empty|blank|no text/i],
    ["binary.txt", /binary|not text/i],
    ["truncated.pdf", /PDF/],
    ["no-text.pdf", /no text/i],
    ["huge.txt", /100(\.0)? MB/],
    ["link.txt", /link/],
  ])("lists %s with its reason", (source, reason) => {
    expect(report.failed.find((problem) => problem.source === source)?.reason).toMatch(reason);
    expect(report.failed).toHaveLength(7);
  });

  it("lists files of another kind, and pictures without text, as skipped", () => {
    expect(report.skipped).toEqual([
      { source: "picture.png", reason: expect.stringMatching(/picture cannot be read/) as string },
      { source: "song.mp3", reason: expect.stringMatching(/Sound/) as string },
    ]);
  });

  it("says the same in its status, and again in the next run, without reading them again", async () => {
    const status = JSON.parse((await pincite("status", "--json", ...directories)).stdout) as LibraryStatus;
    expect(status.failed).toEqual(report.failed);
    const again = await pincite("index", "--json", ...directories);
    expect(again.code).toBe(3);
    const second = JSON.parse(again.stdout) as SyncReport;
    expect(second).toMatchObject({ added: 0, unchanged: 3, embedded: 0, failed: report.failed });
  });

  it("does not find what lies outside of the folder", async () => {
    const { stdout } = await pincite("search", "text outside of the folder", "--json", ...directories);
    expect(stdout).not.toContain("secret");
    expect(stdout).not.toContain("not to be found");
  });
});

async function pdfWith(text: string): Promise<Buffer> {
  const document = new PDFDocument();
  if (text === "") document.rect(100, 100, 200, 200).fill("navy");
  else document.text(text);
  document.end();
  return buffer(document);
}
