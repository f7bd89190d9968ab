import { describe, expect, it } from "vitest";
import { formatDocuments } from "../../src/cli/format/format-documents.ts";
import { styleFor } from "../../src/cli/terminal.ts";
import { columnsOf } from "../../src/cli/format/text-layout.ts";
import { SUMMARY } from "../http/fake-library.ts";
import { pincite } from "./harness.ts";
import type { DocumentSummary } from "../../src/api/document-responses.ts";

const style = styleFor({ write: () => undefined }, {});

const PAGED: DocumentSummary = {
  ...SUMMARY,
  source: "reports/quays.pdf",
  format: "pdf",
  passages: 1_204,
  pages: 87,
  characters: 410_233,
  language: "en",
  tags: ["harbours", "quays"],
  url: "https://example.org/quays",
  evidence: { title: "pdf-info", authors: "byline", date: "dateline", language: "detected", tags: "sidecar" },
};

const UNREAD: DocumentSummary = {
  ...SUMMARY,
  source: "empty.txt",
  state: "failed",
  reason: "The file is empty.",
  format: null,
  evidence: null,
  author: null,
  date: null,
  passages: 0,
  characters: 0,
};

describe("pincite status --all", () => {
  it("prints the totals, then of every document what is known and where it was found", async () => {
    const { exit, out } = await pincite(["status", "--all"]);
    expect(exit).toBe(0);
    expect(out).toContain("Library     1 document in 1 passage\n");
    expect(out.split("\n").slice(5)).toEqual([
      "Checksums   compared until 2026-11-01T03:00:00.000Z, nothing damaged",
      "",
      "Indexed (1)",
      "  ferries/mull.txt",
      "    “Harbour notes” (headline)",
      "    Ann Macleod · 2021-05-04",
      "    text · 1 passage · 77 characters",
      "",
    ]);
  });

  it("prints as JSON the status with the documents in place of their number", async () => {
    const { out } = await pincite(["status", "--all", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ built: true, revision: 7, documents: [SUMMARY] });
    expect(JSON.parse((await pincite(["status", "--json"])).out)).toMatchObject({ documents: 1 });
  });

  it("belongs to status alone", async () => {
    expect((await pincite(["doctor", "--all"])).exit).toBe(2);
    expect((await pincite(["status", "--help"])).out).toContain("--all");
    expect((await pincite(["search", "--help"])).out).not.toContain("--all");
  });
});

describe("the list of documents", () => {
  it("is grouped by state, and says why, of which and of what", () => {
    const copy: DocumentSummary = {
      ...SUMMARY,
      source: "copy.txt",
      state: "duplicate",
      duplicateOf: "ferries/mull.txt",
    };
    const damaged: DocumentSummary = { ...SUMMARY, source: "old.txt", reason: "The file is empty." };
    const skipped: DocumentSummary = { ...UNREAD, source: "a.zip", state: "skipped", reason: "Not read." };
    expect(formatDocuments([skipped, copy, UNREAD, PAGED, damaged], style).split("\n")).toEqual([
      "",
      "Indexed (2)",
      "  reports/quays.pdf",
      "    “Harbour notes” (pdf-info)",
      "    Ann Macleod (byline) · 2021-05-04 (dateline) · language en (detected) · tags",
      "    harbours, quays (sidecar) · https://example.org/quays",
      "    pdf · 1,204 passages · 87 pages · 410,233 characters",
      "  old.txt",
      "    “Harbour notes” (headline)",
      "    Ann Macleod · 2021-05-04",
      "    text · 1 passage · 77 characters",
      "    Its newest version is not in: The file is empty.",
      "",
      "Indexed, and nearly the same as another document (1)",
      "  copy.txt",
      "    “Harbour notes” (headline)",
      "    Ann Macleod · 2021-05-04",
      "    text · 1 passage · 77 characters",
      "    Nearly the same as ferries/mull.txt.",
      "",
      "Skipped (1)",
      "  a.zip",
      "    Not read.",
      "",
      "Could not be read (1)",
      "  empty.txt",
      "    The file is empty.",
      "",
    ]);
  });

  it("fits into the terminal's columns, and cannot be dressed up by what a document says", () => {
    const evil = `${"A long title goes on. ".repeat(20)}\u001b[2J\u202e`;
    const out = formatDocuments([{ ...PAGED, title: evil, author: evil, source: evil }], style);
    expect(Math.max(...out.split("\n").map(columnsOf))).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});
