import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document as WordDocument, Packer, Paragraph } from "docx";
import { describe, expect, it } from "vitest";
import type { DraftCheck, DraftProgress } from "../../../src/api/drafts/draft-responses.ts";
import type { DraftOptions } from "../../../src/library/library.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const HARBOUR = `---
title: The harbour hearing
author: Ann Macleod
---

“The ferry will not return before the spring of 2023,” Ulla Brandt said. “Fourteen of our ships are too old, and nobody
in this room has shown me the money to replace them.”

“We were promised three new piers in 1998. We got a bench,” said Halvard Olm, who has fished here for forty years.
`;
const HAFEN =
  "Die Vorsitzende Ulla Brandt sagte: „Wir haben das Geld für die neuen Schiffe noch nicht gefunden.“\n";

async function shelf(): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  writeFileSync(join(fake.documents, "harbour.md"), HARBOUR);
  writeFileSync(join(fake.documents, "hafen.txt"), HAFEN);
  await fake.library.sync();
  return fake;
}

async function check(
  fake: FakeLibrary,
  draft: string | Uint8Array,
  options: DraftOptions = {},
  name = "draft.md",
): Promise<DraftCheck> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, draft);
  return fake.library.checkDraft({ path }, options);
}

const verdictsOf = ({ quotations }: DraftCheck): unknown[] =>
  quotations.map(({ kind, by, check: { quote, verdict } }) => [kind, quote.slice(0, 24), by, verdict]);

describe("the check of a draft", () => {
  it("tells of each quotation who says it and what became of it", async () => {
    const fake = await shelf();
    const draft = `# On the harbour

“Fourteen of our ships are too old,” Brandt said. “We were promised three new piers in 1998,” said Ulla Brandt.

According to the hearing, “forty of our ships are too old, and nobody in this room has shown me the money”. It was a “bench”.

> We were promised three new piers in 1998. We got a bench.
>
> — Halvard Olm

Olm said that three new piers had been promised in 1998. Brandt denied that anybody had shown her the money.
`;
    const result = await check(fake, draft);
    expect(verdictsOf(result)).toEqual([
      ["marks", "Fourteen of our ships ar", "Ulla Brandt", "verbatim"],
      ["marks", "We were promised three n", "Ulla Brandt", "misattributed"],
      ["marks", "forty of our ships are t", "the hearing", "altered"],
      ["block", "We were promised three n", "Halvard Olm", "verbatim"],
      ["claim", "three new piers had been", "Halvard Olm", expect.any(String)],
    ]);
    expect(result.counts).toMatchObject({ verbatim: 2, misattributed: 1, altered: 1, absent: 0 });
    expect(result.terms.map(({ text }) => text)).toEqual(["bench"]);
    expect(result.quotations[2]?.check.places[0]?.differences[0]).toMatchObject({ matter: "number" });
    expect((await fake.library.documents()).map(({ source }) => source)).toEqual(["hafen.txt", "harbour.md"]);
  });

  it("compares numbers and dates of sentences that name what the documents name, outside of quotations", async () => {
    const fake = await shelf();
    writeFileSync(
      join(fake.documents, "tunnel.md"),
      "---\ntitle: The Gorm tunnel\n---\n\nThe Gorm tunnel is 14.2 kilometres long. It was opened in March 2014. " +
        "The Senate paid for the Gorm tunnel by 98 votes to 2, and in the end it cost 40 million euros.\n",
    );
    await fake.library.sync();
    const draft = [
      "The Gorm tunnel is 17 kilometres long.",
      "The Senate paid for the Gorm tunnel by 98 by 2.",
      "The Gorm tunnel employs 31 guards.",
      "The Quorl tower has 31 rooms.",
      "“The Gorm tunnel is 14.2 kilometres long,” she wrote.",
    ].join(" ");
    const result = await check(fake, `${draft}\n`);
    expect(result.figures.map(({ value, verdict }) => [value, verdict])).toEqual([
      ["17", "differs"],
      ["98 by 2", "agrees"],
      ["31", "not-found"],
    ]);
    expect(result.figureCounts).toEqual({ agrees: 1, differs: 1, "not-found": 1 });
    for (const { start, end, value } of result.figures) expect(draft.slice(start, end)).toBe(value);
    const [place] = result.figures[0]?.places ?? [];
    expect(place).toMatchObject({ value: "14.2", likeness: "different", source: "tunnel.md" });
    expect((await fake.library.documentText(place?.documentId ?? "")).slice(place?.start, place?.end)).toBe(
      place?.text,
    );
    expect((await fake.library.checkCitation(place?.id ?? "")).state).toBe("valid");
  });

  it("compares no more figures than it may, and says so", async () => {
    const fake = await shelf();
    const draft = Array.from({ length: 12 }, (_, at) => `Brandt has ${at + 20} ships.`).join(" ");
    const path = join(temporaryFolder(), "many.md");
    writeFileSync(path, draft);
    const { figures, notes } = await fake.library.checkDraft({ path, maxQuotations: 5 });
    expect(figures).toHaveLength(5);
    expect(notes.join(" ")).toContain("Only the first 5 numbers and dates");
  });

  it("reads any format, and other languages", async () => {
    const fake = await shelf();
    const document = new WordDocument({
      sections: [
        {
          children: [
            new Paragraph("Ein Entwurf über den Hafen, wie er in der Zeitung stehen soll."),
            new Paragraph(
              "„Wir haben das Geld für die neuen Schiffe noch nicht gefunden“, sagte die Vorsitzende Ulla Brandt.",
            ),
          ],
        },
      ],
    });
    const result = await check(fake, await Packer.toBuffer(document), {}, "entwurf.docx");
    expect(verdictsOf(result)).toEqual([["marks", "Wir haben das Geld für d", "Ulla Brandt", "verbatim"]]);
    expect(result.name).toBe("entwurf.docx");
  });

  it("tells its progress, and ends when its caller leaves", async () => {
    const fake = await shelf();
    const draft = "“We got a bench,” said Halvard Olm.\n\n".repeat(30);
    const steps: number[] = [];
    const sentences: number[] = [];
    let total = 0;
    const tell = ({ quotationsDone, sentencesDone, sentencesTotal }: DraftProgress): void => {
      steps.push(quotationsDone);
      sentences.push(sentencesDone);
      total = sentencesTotal;
    };
    await check(fake, draft, { onProgress: tell });
    expect(total).toBeGreaterThan(20);
    expect([...new Set(steps)]).toEqual(Array.from({ length: 31 }, (_, index) => index));
    expect(sentences).toEqual([...sentences].sort((left, right) => left - right));
    expect(sentences.at(-1)).toBe(total);
    const leaving = new AbortController();
    const onProgress = ({ quotationsDone }: { readonly quotationsDone: number }): void => {
      if (quotationsDone === 3) leaving.abort();
    };
    await expect(check(fake, draft, { signal: leaving.signal, onProgress })).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  it("reads a speech of several paragraphs, a name below a block, and what a dash opens", async () => {
    const fake = await shelf();
    const draft = [
      "“The first part of my answer is long.",
      "“The second part of it is longer still,” Ulla Brandt said.",
      "> We were promised three new piers in 1998. We got a bench.",
      "— Halvard Olm",
    ].join("\n\n");
    const { quotations } = await check(fake, draft);
    expect(quotations.map(({ by, isOpen }) => [by, isOpen])).toEqual([
      ["Ulla Brandt", false],
      ["Ulla Brandt", false],
      ["Halvard Olm", false],
    ]);
    const spoken = await check(
      fake,
      "—No nos iremos antes del deshielo —dijo Lucía Vega—, y nadie lo pidió.\n",
    );
    expect(spoken.quotations.map(({ by }) => by)).toEqual(["Lucía Vega", "Lucía Vega"]);
  });

  it("says what is wrong with a draft, and bounds what is checked of it", async () => {
    const fake = await shelf();
    expect(await check(fake, "Nobody is quoted here.")).toMatchObject({
      quotations: [],
      notes: ["The draft holds no quotation."],
      notices: [{ code: "draft-without-quotation", parameters: {}, text: "The draft holds no quotation." }],
    });
    await expect(check(fake, "MZ", {}, "draft.exe")).rejects.toMatchObject({
      code: "unsupported_media_type",
    });
    await expect(check(fake, "")).rejects.toMatchObject({ code: "unsupported_media_type" });
    await expect(new FakeLibrary().library.checkDraft({ path: "/nowhere.md" })).rejects.toMatchObject({
      code: "library_not_built",
    });
    const long = await check(fake, `Olm said: “${"We got a bench and no pier. ".repeat(900)}”`);
    expect(long.quotations[0]?.check.note).toContain("Only its first 20000 characters");
    const many = await check(fake, "“We got a bench,” said Olm.\n\n".repeat(2_001));
    expect(many.quotations).toHaveLength(2_000);
    expect(many.notes[0]).toContain("2,001 quotations");
    const unclosed = await check(fake, "“We got a bench, said Halvard Olm, and left the room.\n");
    expect(unclosed.quotations[0]?.isOpen).toBe(true);
  });
});
