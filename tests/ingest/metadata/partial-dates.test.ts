import { describe, expect, it } from "vitest";
import { readAttribution } from "../../../src/ingest/metadata/byline.ts";
import { dateOrder, parseDate } from "../../../src/ingest/metadata/dates.ts";
import { read } from "../support.ts";

describe("a date of which a part is not told", () => {
  it.each([
    ["July 2018", "2018-07"],
    ["Published: July 2018", "2018-07"],
    ["Juli 2018", "2018-07"],
    ["2018年7月", "2018-07"],
  ])("stays what %s says", (line, date) => {
    expect(readAttribution(line, true)?.date).toBe(date);
  });

  it("is no line of a text, and gives way to a whole date", async () => {
    const text =
      "The Mill\n\nJuly 2018\n\nIt was sold in May 2016 to a potter who came from the upper valley.";
    expect((await read(text, "a.txt")).metadata.date).toBe("2018-07");
    expect((await read(`${text}\n\nPublished on 9 July 2018`, "a.txt")).metadata.date).toBe("2018-07");
    expect(readAttribution("The mill burnt in July 2018 and was rebuilt", true)).toBeNull();
  });
});

describe("digits with slashes", () => {
  it.each([
    ["fr", "2018-07-05"],
    ["es", "2018-07-05"],
    ["en-GB", "2018-07-05"],
    ["en-US", undefined],
    ["en", undefined],
  ])("are read as the language %s writes them", (language, date) => {
    expect(readAttribution("05/07/2018", true, dateOrder(language))?.date).toBe(date);
  });

  it("between dots begin with the day wherever they can", () => {
    expect(parseDate("05.07.2018")).toBe("2018-07-05");
    expect(parseDate("07.16.2018")).toBe("2018-07-16");
  });
});
