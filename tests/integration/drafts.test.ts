import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document as WordDocument, Packer, Paragraph } from "docx";
import { beforeAll, describe, expect, it } from "vitest";
import type { DraftCheck } from "../../src/api/drafts/draft-responses.ts";
import { packageDirectory, realLibrary, suiteFolder } from "./real-library.ts";
import { pincite, serve } from "./running-program.ts";

const PARAGRAPHS = [
  "The record is plain: “The United States bought Alaska from Russia in 1867 for $7.2 million”.",
  "Another hand made it dearer: “The United States bought Alaska from Russia in 1867 for $7.5 million”.",
  "“The United States bought Alaska from Russia in 1867,” Sergei Lavrov said.",
  "“My grandmother keeps eleven parrots in the greenhouse behind the bakery,” Nobody Atall said.",
  "It was a “folly”.",
];
const VERDICTS = ["verbatim", "altered", "misattributed", "absent"];

describe("a draft about the sample documents", () => {
  const folder = suiteFolder();
  const index = join(folder, "index");
  const documents = join(packageDirectory, "documents");
  const draft = join(folder, "draft.docx");

  beforeAll(async () => {
    const library = realLibrary(documents, index);
    await library.sync();
    await library.close();
    const children = PARAGRAPHS.map((text) => new Paragraph(text));
    writeFileSync(draft, await Packer.toBuffer(new WordDocument({ sections: [{ children }] })));
  }, 120_000);

  it("is told what became of each quotation, to the character", async () => {
    const library = realLibrary(documents, index);
    try {
      const result = await library.checkDraft({ path: draft });
      expect(result.quotations.map(({ check }) => check.verdict)).toEqual(VERDICTS);
      expect(result.terms.map(({ text }) => text)).toEqual(["folly"]);
      const [first, second] = result.quotations;
      const place = first?.check.places[0];
      const text = await library.documentText(place?.documentId ?? "");
      expect(text.slice(place?.start, place?.end)).toBe(place?.text);
      expect(second?.check.places[0]?.differences[0]).toMatchObject({
        matter: "number",
        quoted: { text: "7.5" },
        original: { text: "7.2" },
      });
    } finally {
      await library.close();
    }
  });

  it("is checked by the command, whose exit code tells whether all is verbatim", async () => {
    const run = (file: string, ...more: string[]) =>
      pincite("check", file, "--documents", documents, "--index", index, ...more);
    const altered = await run(draft, "--json");
    expect(altered.code).toBe(3);
    const { counts } = JSON.parse(altered.stdout) as DraftCheck;
    expect(counts).toMatchObject({ verbatim: 1, altered: 1, misattributed: 1, absent: 1 });
    const page = await run(draft, "--format", "html");
    expect(page.stdout).toContain("for $<mark>7.5</mark> million");
    const faithful = join(folder, "faithful.txt");
    writeFileSync(faithful, `${PARAGRAPHS[0]}\n`);
    expect((await run(faithful)).code).toBe(0);
  });

  it("is checked by a server, whose library is in another process", async () => {
    const serving = await serve("--documents", documents, "--index", index);
    try {
      const body = new FormData();
      body.append("file", new Blob([readFileSync(draft)]), "draft.docx");
      const response = await fetch(`${serving.url}/v1/drafts/check`, { method: "POST", body });
      expect(response.status).toBe(200);
      const { quotations } = (await response.json()) as DraftCheck;
      expect(quotations.map(({ check }) => check.verdict)).toEqual(VERDICTS);
    } finally {
      await serving.stop();
    }
  });
});
