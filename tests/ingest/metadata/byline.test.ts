import { describe, expect, it } from "vitest";
import { publicationDate, readAttribution } from "../../../src/ingest/metadata/byline.ts";
import { findDate, findDateOfLine } from "../../../src/ingest/metadata/dates.ts";
import { read } from "../support.ts";

describe("a byline", () => {
  it.each([
    ["BY MAUD ARIEL AND JON TIBBS", ["Maud Ariel", "Jon Tibbs"], null],
    ["Di Maud Ariel", ["Maud Ariel"], null],
    ["Door Maud Ariel", ["Maud Ariel"], null],
    ["Por María Tibbs y Juan Ariel", ["María Tibbs", "Juan Ariel"], null],
    ["Par Maud Ariel Publié le 9 mars 2017 à 8h05", ["Maud Ariel"], "2017-03-09"],
    ["Posted on March 9, 2017 by Maud Ariel", ["Maud Ariel"], "2017-03-09"],
    ["Thursday March 9, 2017 7:45 am PST by Maud Ariel", ["Maud Ariel"], "2017-03-09"],
    ["Written by Maud Ariel on March 9, 2017", ["Maud Ariel"], "2017-03-09"],
    ["by Maud Ariel, Thursday, March 9, 2017", ["Maud Ariel"], "2017-03-09"],
    ["Автор: Иван Петров 9 марта 2017", ["Иван Петров"], "2017-03-09"],
    ["March 9, 2017 | BY: Maud Ariel", ["Maud Ariel"], "2017-03-09"],
    ["De Gaulle", ["De Gaulle"], null],
  ])("%s", (line, authors, date) => {
    expect(readAttribution(line, true)).toMatchObject({ authors, date });
  });
});

describe("a dateline", () => {
  it.each([
    "Donnerstag, 9. März 2017, 10:45 Uhr",
    "jeudi 9 mars 2017 à 10h45",
    "quinta-feira, 9 de março de 2017 às 20:13",
    "Stand: 09.03.2017, 14:30 Uhr",
    "Oslo, 9. mars 2017",
    "NEW YORK (AP) — March 9, 2017",
    "09.03.17",
    "Updated: March 12, 2017 First published: March 9, 2017",
    "Published 11:11 PM EST Mar 9, 2017",
    "PUBLISHED: 10:48, Thu, Mar 9, 2017",
    "기사입력 :[ 2017-03-09 15:24 ]",
    "Associated Press March 9, 2017, 9:02 AM",
  ])("%s", (line) => {
    expect(readAttribution(line, true)).toMatchObject({ authors: [], date: "2017-03-09" });
  });

  it.each(["Report of 9 March 2017", "On 9 March 2017 the mill was sold", "The bill passed on 9 March 2017"])(
    "is not %s",
    (line) => {
      expect(readAttribution(line, true)).toBeNull();
    },
  );

  it("needs a headline above it for a place beside the date, and a whole line for a short year", () => {
    expect(readAttribution("Oslo, 9. mars 2017", false)).toBeNull();
    expect(readAttribution("version 2.0.18 of the mill", true)).toBeNull();
  });

  it("is known at the end of a text by its label", async () => {
    expect(publicationDate("Veröffentlicht am 09.03.2017")).toBe("2017-03-09");
    expect(publicationDate("The mill was sold on 9 March 2017")).toBeNull();
    const text = `The Mill\n\n${"The mill on the weir was sold in the spring to a potter from the upper valley. ".repeat(3)}\n\nPublié le 9 mars 2017\n`;
    const document = await read(text, "mill.txt");
    expect(document.metadata).toMatchObject({ date: "2017-03-09", evidence: { date: "dateline" } });
    expect(document.blocks.at(-1)?.kind).toBe("dateline");
  });
});

describe("a date", () => {
  it.each([
    "9. März 2017",
    "9 mars 2017",
    "9 de marzo de 2017",
    "9 de março de 2017",
    "9 marzo 2017",
    "9 maart 2017",
    "9 marca 2017",
    "9 марта 2017",
    "9 березня 2017",
    "9. marts 2017",
    "9. maaliskuuta 2017",
    "9. března 2017",
    "9. marca 2017",
    "2017. március 9.",
    "9 martie 2017",
    "9 март 2017",
    "9 Μαρτίου 2017",
    "9 Mart 2017",
    "9. ožujka 2017",
    "9. marec 2017",
    "9. märts 2017",
    "9 de març de 2017",
    "9 Maret 2017",
    "March 9th, 2017",
    "9. mars 2017",
    "9 במרץ 2017",
    "9 مارس 2017",
    "9 मार्च 2017",
  ])("is read in words: %s", (line) => {
    expect(findDate(line)?.date).toBe("2017-03-09");
  });

  it("in figures with full stops begins with the month where it has to", () => {
    expect(findDate("03.19.2017")?.date).toBe("2017-03-19");
    expect(findDate("19.03.2017")?.date).toBe("2017-03-19");
    expect(findDate("9.3.2017")?.date).toBe("2017-03-09");
  });

  it("has a year of two digits only where the line is known to be a date", () => {
    expect(findDate("09.03.17")).toBeNull();
    expect(findDateOfLine("09.03.17")?.date).toBe("2017-03-09");
    expect(findDateOfLine("09.03.87")?.date).toBe("1987-03-09");
  });

  it.each(["2017-03-09 minutes.txt", "minutes_20170309.txt", "minutes 9.3.2017.txt"])(
    "is taken from the file's name where nothing else tells it: %s",
    async (name) => {
      const text = "The mill on the weir was sold in the spring to a potter from the upper valley.";
      expect((await read(text, name)).metadata).toMatchObject({
        date: "2017-03-09",
        evidence: { date: "file-name" },
      });
      const dated = await read(`The Mill\n\n1 May 2018\n\n${text}`, name);
      expect(dated.metadata).toMatchObject({ date: "2018-05-01", evidence: { date: "dateline" } });
    },
  );
});
