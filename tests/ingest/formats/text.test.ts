import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";

const PROSE =
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots had to say.";

describe("a plain text article", () => {
  it("gives headline, author and date, and leaves the page's chrome out of the passages", async () => {
    const document = await read(
      `Skip to main content\n\nThe Harbour Question\nBy Jane Doe and John Roe\n16 July 2018\n\n${PROSE}\n\nShare this article\n© 2018 Example Press`,
      "a.txt",
    );
    expect(document.metadata).toEqual({
      title: "The Harbour Question",
      authors: ["Jane Doe", "John Roe"],
      date: "2018-07-16",
      url: null,
      language: "en",
      tags: [],
      evidence: { title: "headline", authors: "byline", date: "dateline", language: "detected" },
    });
    expect(document.blocks.map((block) => block.kind)).toEqual(
      "boilerplate title byline dateline paragraph boilerplate boilerplate".split(" "),
    );
  });

  it("takes a name alone under the headline for the author, and keeps the note about the author", async () => {
    const bio = "Former head of the harbour office and author of two books on pilots.";
    const document = await read(
      `The Harbour Question\nWant to know more about harbours?\nSubscribe to our mailing list\nMaría-José O’Neill\n\n${bio}\n\n${PROSE}`,
      "a.txt",
    );
    expect(document.metadata.authors).toEqual(["María-José O’Neill"]);
    expect(blocksOf(document, "paragraph")).toEqual([bio, PROSE]);
  });

  it("takes no section for a person", async () => {
    for (const section of ["Expert Insights", "World News", "Executive Summary", "Foreign Policy"]) {
      const document = await read(`The Harbour Question\n\n${section}\n\n${PROSE}`, "a.txt");
      expect(document.metadata.authors, section).toEqual([]);
    }
    const dated = await read(`The Harbour Question\n\nJuly 13, 2018 | Harbour Insights\n\n${PROSE}`, "a.txt");
    expect(dated.metadata).toMatchObject({ authors: [], date: "2018-07-13" });
  });

  it("takes nobody of a list of names for the author", async () => {
    const names = Array.from({ length: 20 }, () => "Jane Doe").join("\n");
    for (const text of [`Guests\n${names}`, `Guests\n${names}\n\n${PROSE}`, "Guests\nJane Doe\nJohn Roe"]) {
      const document = await read(text, "a.txt");
      expect(document.metadata.authors).toEqual([]);
      expect(blocksOf(document, "paragraph").join("\n")).toContain("Jane Doe");
    }
  });

  it.each([
    [
      "the first ends without a stop and the second begins small",
      "The council has decided that the harbour will\nbe closed until the end of the winter.",
    ],
    [
      "the first is as full as the text is wide",
      "The harbour will be closed until the end of the winter, as the chair\nUlla Brandt says; nobody knows what comes then.",
    ],
    [
      "full lines end with a stop, where the text has a width",
      "The harbour will be closed until the end of the winter as they said.\nNobody knows what comes then, and nobody has asked the pilots yet.",
    ],
  ])("takes two lines for one paragraph where %s", async (_, paragraph) => {
    const document = await read(`The Harbour Question\n\n${PROSE.slice(0, 70)}.\n\n${paragraph}\n`, "a.txt");
    expect(blocksOf(document).at(-1)).toBe(paragraph);
  });

  it.each([
    ["verse", "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate."],
    ["short lines", "the tide comes in\nand goes again."],
    ["an address", "Harbour office, third floor, Quay Street 12\n1234 Port of the Northern Isles"],
    ["list items", "- the pier that is closed for the winter months\n- the boats that are laid up for it."],
    ["what a line announces", "The council has decided three things in its session:\nthe pier stays open."],
    ["sentences of a line each", "The first line is a sentence by itself.\nThe second is another."],
  ])("leaves %s in lines", async (_, lines) => {
    const document = await read(`The Harbour Question\n\n${PROSE}\n\n${lines}\n`, "a.txt");
    expect(blocksOf(document).slice(-2).join("\n").endsWith(lines)).toBe(true);
    expect(blocksOf(document, "paragraph")).not.toContain(lines);
  });

  it("finds headings between paragraphs", async () => {
    const document = await read(`Title\n\n${PROSE}\n\nWhat the pilots said\n\n${PROSE}`, "a.txt");
    expect(blocksOf(document, "heading")).toEqual(["What the pilots said"]);
  });

  it("joins the lines of wrapped text to paragraphs and keeps lists apart", async () => {
    const wrapped = (PROSE + " " + PROSE).replace(/(.{50,60}) /g, "$1\n");
    const document = await read(
      `A title\n\n${wrapped}\n\n- one thing\n- another thing\n\n${wrapped}`,
      "a.txt",
    );
    expect(document.blocks.map((block) => block.kind)).toEqual(["title", "paragraph", "list", "paragraph"]);
  });

  it("takes an item that goes on in further lines for a paragraph, so that its sentences are whole", async () => {
    const wrapped = (PROSE + " " + PROSE).replace(/(.{50,60}) /g, "$1\n");
    const items = [
      "* the pilots' office closes",
      "* the council meets in the old hall on Monday\n  and hears the pilots",
      "* no fee",
    ];
    const document = await read(
      `A title\n\n${wrapped}\n\n${items.join("\n")}\n* no wind\n\n${wrapped}`,
      "a.txt",
    );
    const content = document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)]);
    expect(content.slice(2, -1)).toEqual([
      ["list", items[0]],
      ["paragraph", items[1]],
      ["list", `${items[2]}\n* no wind`],
    ]);
  });

  it("begins a paragraph with each field of a record and each turn of a conversation, in wrapped text, too", async () => {
    const wrap = (text: string): string => text.replace(/(.{50,60}) /g, "$1\n");
    const record = `Files: docs/harbour.txt\nCopyright: 1998 The Pilots' Office\nComment: ${wrap(PROSE)}`;
    const talk = `PILOT: ${wrap(PROSE)}\nMAYOR: Nobody told me.`;
    const note = wrap(`As they said, ${PROSE.toLowerCase()} Remark: ${PROSE}`);
    const document = await read(`A title\n\n${wrap(PROSE)}\n\n${record}\n\n${talk}\n\n${note}`, "a.txt");
    expect(blocksOf(document, "paragraph")).toEqual([
      wrap(PROSE),
      ...["Files: docs/harbour.txt", "Copyright: 1998 The Pilots' Office", `Comment: ${wrap(PROSE)}`],
      ...[`PILOT: ${wrap(PROSE)}`, "MAYOR: Nobody told me."],
      note,
    ]);
  });

  it("takes every line for a paragraph where lines are not wrapped", async () => {
    const document = await read(`A title\n${PROSE} ${PROSE}\n${PROSE} ${PROSE}`, "a.txt");
    expect(blocksOf(document, "paragraph")).toHaveLength(2);
  });

  it("keeps a file that is nothing but a headline searchable", async () => {
    const document = await read("Harbour closed", "a.txt");
    expect(document.metadata.title).toBe("Harbour closed");
    expect(blocksOf(document, "paragraph")).toEqual(["Harbour closed"]);
  });

  it("falls back to the file's name where nothing looks like a title", async () => {
    const document = await read(PROSE, "notes/harbour-2018.txt");
    expect(document.metadata).toMatchObject({ title: "harbour-2018", evidence: { title: "file-name" } });
  });

  it("never drops a sentence of the article that begins or ends like a button", async () => {
    const sentences = [
      "Subscribe to our view of the harbour, the mayor told the council, or leave it.",
      "Share prices of the pilots' company fell by a third.",
      "Want to know more about pilots? Ask any sailor who came through the strait that winter.",
      "Cookies were handed out to the crews on Sunday.",
      "Home is where the pilots are, as the saying goes.",
      "Read more of his letters and you will find the same complaint.",
      "By the harbour wall stood a stone of 1867.",
      "Copyright law did not protect the charts, and so everybody printed them at will, in every port of the coast.",
    ];
    const document = await read(`The Harbour Question\n\n${sentences.join("\n\n")}\n\n${PROSE}`, "a.txt");
    expect(blocksOf(document, "paragraph")).toEqual([...sentences, PROSE]);
  });

  it("changes nothing of the text but line ends and the byte order mark", async () => {
    const document = await read("\uFEFFTitle \r\n\r\n  Two  spaces,\ttab\u00A0and more.\rEnd", "a.txt");
    expect(document.text).toBe("Title \n\n  Two  spaces,\ttab\u00A0and more.\nEnd");
  });

  it("covers all text with blocks, in order and disjoint, whatever the text", async () => {
    const word = fc.constantFrom(
      "By",
      "Jane",
      "Doe",
      "harbour.",
      "-",
      "1.",
      "2018-07-16",
      "Home",
      "|",
      "\ud83d",
      "x".repeat(70),
      "\0",
      "Want",
    );
    const line = fc.oneof(
      fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")),
      fc.string({ unit: "binary" }),
    );
    const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const document = await read(`x${content.replaceAll(/(?![\n\t])\p{Cc}/gu, "")}`, "a.txt");
        expect(coverageFaults(document)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

const seeds = join(import.meta.dirname, "../../../../shared/seeds");
describe.skipIf(!existsSync(seeds))(
  "the two articles of the seeds folder (skipped where it is missing)",
  () => {
    it.each([
      ["004_b270fe3877a6fd97.txt", "The Helsinki Summit: the Beginning of a Journey", ["Igor Ivanov"], null],
      ["000_f48fd8c337090459.txt", "Helsinki Talks: Has Putin Already Won?", [], "2018-07-13"],
    ])("%s: title, authors, date", async (file, title, authors, date) => {
      const document = await read(readFileSync(`${seeds}/${file}`), file);
      expect(document.metadata).toMatchObject({ title, authors, date });
      expect(coverageFaults(document)).toEqual([]);
      expect(blocksOf(document, "boilerplate").join("\n")).not.toMatch(/\. \S/);
    });
  },
);
