import { describe, expect, it } from "vitest";
import { readContents } from "../../../src/ingest/read-document.ts";
import { defaultLimits } from "../../../src/config/limits.ts";
import type { Document } from "../../../src/core/document.ts";

const PROSE =
  "The ferry company said on Tuesday that it would keep the old pier open until the end of the summer, although the council had asked for it to be closed in spring.";

async function read(firstLine: string, name = "notes.txt"): Promise<Document> {
  const { documents } = await readContents(Buffer.from(`${firstLine}\n\n${PROSE}\n`), name, defaultLimits);
  const [first] = documents;
  if (first === undefined) throw new Error("nothing was read");
  return first.document;
}

describe("a first line that is title and byline in one", () => {
  it.each([
    [
      "Notes from the pier, by Clara Winter, 12 April 2024",
      "Notes from the pier",
      "Clara Winter",
      "2024-04-12",
    ],
    [
      "Notes from the pier by Clara Winter, 12 April 2024",
      "Notes from the pier",
      "Clara Winter",
      "2024-04-12",
    ],
    [
      "Protokoll der Sitzung, von Uwe Kahl, 12. April 2024",
      "Protokoll der Sitzung",
      "Uwe Kahl",
      "2024-04-12",
    ],
    ["A Winter by the Sea, by Clara Winter", "A Winter by the Sea", "Clara Winter", null],
  ])("parts %s", async (line, title, author, date) => {
    const { metadata, blocks, text } = await read(line);
    expect([metadata.title, metadata.authors, metadata.date]).toEqual([title, [author], date]);
    const [heading, byline] = blocks;
    expect([heading?.kind, text.slice(heading?.start, heading?.end)]).toEqual(["title", title]);
    expect(byline?.kind).toBe("byline");
    expect(text.slice(byline?.start, byline?.end)).toContain(author);
  });

  it.each([
    "Town hall burned down by Rebel Forces",
    "Trees planted by Clara Winter",
    "Pier closed by City Council",
    "Meeting of the pier committee",
  ])("leaves %s as it is", async (line) => {
    const { metadata } = await read(line);
    expect([metadata.title, metadata.authors, metadata.date]).toEqual([line, [], null]);
  });

  it("keeps the date in a title that would be that of many without it", async () => {
    const { metadata } = await read("Minutes of the committee, 12 April 2024");
    expect([metadata.title, metadata.date]).toEqual([
      "Minutes of the committee, 12 April 2024",
      "2024-04-12",
    ]);
  });

  it("takes off a label before the title", async () => {
    expect((await read("Title: Notes from the pier\nAuthor: Clara Winter")).metadata).toMatchObject({
      title: "Notes from the pier",
      authors: ["Clara Winter"],
    });
  });
});

describe("a date in the name of a file", () => {
  it.each([
    ["minutes_2018_07_16.txt", "2018-07-16"],
    ["minutes 2018-07.txt", "2018-07"],
    ["Minutes July 2018.txt", "2018-07"],
    ["annual report 2018.txt", null],
  ])("%s", async (name, date) => {
    expect((await read("Meeting of the pier committee", name)).metadata.date).toBe(date);
  });
});
