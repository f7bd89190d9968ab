import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DRAFT_CHECK } from "../../src/api/examples/draft-examples.ts";
import { FakeLibrary } from "../http/fake-library.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";
import { pincite } from "./harness.ts";

function draftFile(): string {
  const path = join(temporaryFolder(), "draft.md");
  writeFileSync(path, "“The ferry leaves.”\n");
  return path;
}

describe("check", () => {
  it("takes what names a file for a draft, and all else for a quotation", async () => {
    const path = draftFile();
    const { exit, library, out, err } = await pincite(["check", path]);
    expect([exit, library.drafts]).toEqual([3, [path]]);
    expect(out).toContain("1 quotation: 1 altered.");
    expect(out).toContain("number changed: “7.2”, quoted as “7.5”");
    expect(err).toBe("");
    const words = await pincite(["check", "the", path]);
    expect(words.library.drafts).toEqual([]);
    const long = await pincite(["check", "word ".repeat(3_000).trim()]);
    expect([long.exit, long.library.drafts]).toEqual([3, []]);
  });

  it("ends with 0 where all quotations are verbatim, whatever the claims are", async () => {
    const library = new FakeLibrary();
    library.draft = {
      ...DRAFT_CHECK,
      counts: { ...DRAFT_CHECK.counts, altered: 0, verbatim: 1 },
      claimCounts: { ...DRAFT_CHECK.counts },
    };
    expect((await pincite(["check", draftFile()], { library })).exit).toBe(0);
  });

  it("refuses what cannot be meant", async () => {
    const absent = await pincite(["check", "absent-draft.docx"]);
    expect(absent.exit).toBe(2);
    expect(absent.err).toContain("There is no file absent-draft.docx.");
    expect((await pincite(["check", temporaryFolder()])).exit).toBe(2);
    expect((await pincite(["check", draftFile(), "--by", "Olm"])).exit).toBe(2);
    expect((await pincite(["check", "a", "b", "--format", "html"])).exit).toBe(2);
  });

  it("prints JSON as HTTP does, and a page without scripts in which nothing of a text is markup", async () => {
    const json = await pincite(["check", draftFile(), "--json"]);
    expect(JSON.parse(json.out)).toEqual({ ...DRAFT_CHECK, name: "draft.md" });
    const library = new FakeLibrary();
    const evil = `<script>alert("x")</script>`;
    const [first] = DRAFT_CHECK.quotations;
    const check = { ...first!.check, quote: evil, summary: evil, note: evil };
    library.draft = {
      ...DRAFT_CHECK,
      quotations: [first!, { ...first!, by: evil, check }],
      terms: [{ ...DRAFT_CHECK.terms[0]!, text: evil }],
      notes: [evil],
    };
    const { exit, out } = await pincite(["check", draftFile(), "--format", "html"], { library });
    expect(exit).toBe(3);
    expect(out).not.toMatch(/<script|<img|https?:/u);
    expect(out.match(/&lt;script&gt;/gu)).toHaveLength(6);
    expect(out).toContain("for $<mark>7.5</mark> million");
    expect(out).toContain("for $<mark>7.2</mark> million");
  });

  it("shows its progress on a terminal", async () => {
    const { err } = await pincite(["check", draftFile()], { isTTY: true });
    expect(err).toContain("1/1 quotations");
  });
});
