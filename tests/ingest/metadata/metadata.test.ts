import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBoilerplateLine } from "../../../src/ingest/blocks/boilerplate.ts";
import { authorsOf, splitAuthors } from "../../../src/ingest/metadata/authors.ts";
import { readAttribution } from "../../../src/ingest/metadata/byline.ts";
import { findDate, parseDate } from "../../../src/ingest/metadata/dates.ts";
import { tagsOf } from "../../../src/ingest/metadata/tags.ts";
import { read } from "../support.ts";

describe("dates", () => {
  it.each([
    ["July 13, 2018 | Expert Insights", "2018-07-13"],
    ["16 July 2018", "2018-07-16"],
    ["2018-07-16", "2018-07-16"],
    ["2018-07-16T23:30:00-05:00", "2018-07-16"],
    ["Jul. 16, 2018", "2018-07-16"],
    ["Sept. 3, 2019", "2019-09-03"],
    ["16.07.2018", "2018-07-16"],
    ["16th of July, 2018", "2018-07-16"],
    ["Monday, 16 July 2018", "2018-07-16"],
    ["07/16/2018", "2018-07-16"],
    ["16/07/2018", "2018-07-16"],
    ["16. Juli 2018", "2018-07-16"],
    ["16 juillet 2018", "2018-07-16"],
    ["16 de julio de 2018", "2018-07-16"],
    ["16 июля 2018 г.", "2018-07-16"],
    ["2018年7月16日", "2018-07-16"],
    ["29 February 2020", "2020-02-29"],
    ["July 13th, 2018", "2018-07-13"],
    ["Jul 13 2018", "2018-07-13"],
    ["13-Jul-2018", "2018-07-13"],
    ["2018/07/13", "2018-07-13"],
    ["13.07.2018", "2018-07-13"],
    ["13/07/2018", "2018-07-13"],
    ["13-07-2018", "2018-07-13"],
    ["Fri, 13 Jul 2018 23:30:00 -0500", "2018-07-13"],
    ["Fri Jul 13 2018 10:00:00 GMT+0000", "2018-07-13"],
    ["1er août 2018", "2018-08-01"],
    ["13. März 2018", "2018-03-13"],
    ["13 février 2018", "2018-02-13"],
    ["13 de diciembre del 2018", "2018-12-13"],
    ["13 марта 2018 года", "2018-03-13"],
    ["5 de março de 2018", "2018-03-05"],
    ["13 lipca 2018", "2018-07-13"],
    ["2018년 7월 13일", "2018-07-13"],
  ])("%s", (written, date) => {
    expect(findDate(written)?.date).toBe(date);
  });

  it.each([
    "07/06/2018",
    "29 February 2019",
    "31.04.2018",
    "July 2018",
    "2018",
    "13/13/2018",
    "31 February 2018",
    "2018-02-31",
    "30 février 2018",
    "32 July 2018",
    "0 July 2018",
    "29 February 1900",
    "16 July 1234",
    "16 July 2190",
    "123/07/2018",
    "13/07/20185",
    "May 1 have 2018 coins",
  ])("%s is no certain date", (written) => {
    expect(findDate(written)).toBeNull();
  });
});

describe("a declared date", () => {
  it.each([
    ["2018-07-16T23:30:00-05:00", "2018-07-16"],
    ["20180716", "2018-07-16"],
    ["20180716T083000Z", "2018-07-16"],
    ["20180716083000", "2018-07-16"],
    ["16 July 2190", "2190-07-16"],
    ["16 July 1234", "1234-07-16"],
    ["2018", "2018"],
    ["2018-07", "2018-07"],
    ["July 2018", "2018-07"],
    ["juillet 2018", "2018-07"],
  ])("%s", (field, date) => {
    expect(parseDate(field)).toBe(date);
  });

  it.each(["", "yesterday", "0001-01-01T00:00:00", "20180231", "201807160", "2018-13", "1531468800"])(
    "%s is none",
    (field) => {
      expect(parseDate(field)).toBeNull();
    },
  );

  it("is found again in every form in which it can be written", () => {
    const day = fc.date({ min: new Date("1400-01-01"), max: new Date("2025-12-31"), noInvalidDate: true });
    const form = (date: Date, language: string, month: "long" | "short"): string =>
      new Intl.DateTimeFormat(language, { day: "numeric", month, year: "numeric", timeZone: "UTC" }).format(
        date,
      );
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(
          "en",
          "en-GB",
          "de",
          "fr",
          "es",
          "it",
          "pt",
          "nl",
          "pl",
          "ru",
          "uk",
          "sv",
          "da",
          "cs",
          "tr",
        ),
        fc.constantFrom("long" as const, "short" as const),
        (date, language, month) => {
          expect(findDate(`| ${form(date, language, month)} |`)?.date).toBe(date.toISOString().slice(0, 10));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is a day of the calendar, whatever the digits", () => {
    const part = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part, part, (year, month, day) => {
        const two = (number: number): string => String(number).padStart(2, "0");
        const written = `${year}-${two(month)}-${two(day)}`;
        const instant = new Date(`${written}T00:00:00Z`);
        const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written);
        expect(parseDate(written)).toBe(isDay ? written : null);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("authors of a field", () => {
  it.each([
    ["Jane Doe, John Roe and Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]],
    ["Jane Doe, John Roe, and Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]],
    ["Jane Doe & John Roe", ["Jane Doe", "John Roe"]],
    ["Doe, Jane", ["Jane Doe"]],
    ["van der Berg, Jan", ["Jan van der Berg"]],
    ["Doe, Jane; Roe, John", ["Jane Doe", "John Roe"]],
    ["Dr. Jane Doe, Senior Fellow at the Example Institute", ["Jane Doe"]],
    ["Prof. Dr. Erika Mustermann und Herr Max Mustermann", ["Erika Mustermann", "Max Mustermann"]],
    ["By Jane Doe | Reuters", ["Jane Doe", "Reuters"]],
    ["Ministry of Trade, Industry and Energy", ["Ministry of Trade, Industry and Energy"]],
    ["Simon and Garfunkel", ["Simon and Garfunkel"]],
    ["Martin Luther King, Jr.", ["Martin Luther King Jr."]],
    ["JANE DOE", ["Jane Doe"]],
    ["王毅", ["王毅"]],
    ["Reuters", ["Reuters"]],
  ])("%s", (field, authors) => {
    expect(splitAuthors(field)).toEqual(authors);
  });

  it("keeps the name of an organisation whole, and drops addresses and repetitions", () => {
    const author = [
      { "@type": "Organization", name: "Doe, Roe and Poe" },
      { "@type": "Person", name: "Ann Poe" },
      "ann poe",
      "https://example.org/people/jane",
      { "@type": "Person", givenName: "Jane", familyName: "Doe" },
      null,
      { name: { name: { name: ["Li Wei"] } } },
    ];
    expect(authorsOf(author)).toEqual(["Doe, Roe and Poe", "Ann Poe", "Jane Doe", "Li Wei"]);
  });
});

describe("tags", () => {
  it("are those of all fields, each once", () => {
    expect(
      tagsOf("Syria, Russia;  the  sea", ["russia", "#Peace", 2018, { name: "Trade" }], undefined, " , "),
    ).toEqual(["Syria", "Russia", "the sea", "Peace", "2018", "Trade"]);
  });
});

describe("bylines", () => {
  it.each([
    ["By Jane Doe", ["Jane Doe"], null],
    ["BY JANE DOE", ["Jane Doe"], null],
    ["By Dr. Jane Doe, Senior Fellow", ["Jane Doe"], null],
    ["By Jane Doe in Moscow", ["Jane Doe"], null],
    ["by Jane Doe, John Roe and Li Wei", ["Jane Doe", "John Roe", "Li Wei"], null],
    ["Jane Doe | 16 July 2018", ["Jane Doe"], "2018-07-16"],
    ["By Jane Doe · Published 16 July 2018, 10:30 GMT", ["Jane Doe"], "2018-07-16"],
    ["By Example Institute, 16 July 2018", ["Example Institute"], "2018-07-16"],
    ["J. R. R. Tolkien", ["J. R. R. Tolkien"], null],
    ["Ludwig van Beethoven", ["Ludwig van Beethoven"], null],
    ["Игорь Иванов", ["Игорь Иванов"], null],
    ["作者：王毅", ["王毅"], null],
    ["José Ortega y Gasset", ["José Ortega y Gasset"], null],
    ["Updated 18 July 2018 | Published 16 July 2018", [], "2018-07-16"],
    ["July 13, 2018 | Expert Insights", [], "2018-07-13"],
    ["By Jane Doe | Reuters", ["Jane Doe"], null],
    ["By Jane Doe, published on 16 July 2018", ["Jane Doe"], "2018-07-16"],
    ["Updated: 18 July 2018 / Published: 16 July 2018", [], "2018-07-16"],
    ["Published: 16 July 2018, 10:30 GMT / Updated: 18 July 2018, 11:00 GMT", [], "2018-07-16"],
    ["Published 16 July 2018 Updated 18 July 2018", [], "2018-07-16"],
    ["16 July 2018 (Updated 18 July 2018)", [], "2018-07-16"],
    ["First published on Mon 16 Jul 2018 12.30 BST", [], "2018-07-16"],
    ["Veröffentlicht am 16. Juli 2018, 10:30 Uhr", [], "2018-07-16"],
  ])("%s", (line, authors, date) => {
    expect(readAttribution(line, true)).toMatchObject({ authors, date });
  });

  it.each([
    "By the river",
    "By Land and Sea",
    "The road to Helsinki",
    "A new treaty",
    "On 16 July 2018 the presidents met",
    "Middle East",
    "The report published on 16 July 2018",
    "It was revised 16 July 2018",
  ])("%s is none", (line) => {
    expect(readAttribution(line, true)).toBeNull();
  });

  it("takes no bare name for a byline where there is no headline above it", () => {
    expect(readAttribution("Jane Doe", false)).toBeNull();
  });
});

describe("a name alone under a headline", () => {
  const article = (title: string, name: string, body: string): string =>
    `${title}\n\n${name}\n\n${body} The council met every evening to hear what the pilots of the harbour had to say about it.\n`;

  it.each([
    ["Prices Fall", "Crude Oil", "The price of crude oil fell for the third week."],
    ["Harbour Reopens", "Harbour News", "The harbour was closed."],
    ["The Kingdom and its Neighbours", "Saudi Arabia", "The king has spoken."],
    ["Natural Gases Explained", "Natural Gas", "It is a fuel."],
  ])("%s / %s is no author", async (title, name, body) => {
    const document = await read(article(title, name, body), "a.txt");
    expect(document.metadata).toMatchObject({ title, authors: [] });
    expect(document.text).toContain(name);
    expect(document.blocks.every(({ kind }) => kind !== "byline")).toBe(true);
  });

  it.each([
    ["Prices Fall", "Jane Doe", "The price of crude oil fell for the third week, says Doe."],
    ["The Harbour", "Mark Waters", "They mark the way with lamps."],
  ])("%s / %s is the author", async (title, name, body) => {
    expect((await read(article(title, name, body), "a.txt")).metadata).toMatchObject({
      title,
      authors: [name],
    });
  });

  it("is believed where a date stands beside it", async () => {
    const text = article("Prices Fall", "Crude Oil | 16 July 2018", "The price of crude oil fell.");
    expect((await read(text, "a.txt")).metadata).toMatchObject({
      authors: ["Crude Oil"],
      date: "2018-07-16",
    });
  });
});

describe("web page chrome", () => {
  it.each([
    "Skip to main content",
    "Subscribe to our distribution list",
    "Want to know more about global politics?",
    "Sign up for our newsletter",
    "Subscribe to our weekly newsletter today!",
    "Share this article on Facebook",
    "We use cookies to improve your experience.",
    "Accept all cookies",
    "Related articles",
    "You may also like",
    "© 2018 Example Press. All rights reserved.",
    "Home > News > World",
    "5 min read",
  ])("%s", (line) => {
    expect(isBoilerplateLine(line, false)).toBe(true);
  });

  it.each([
    "Sharing power",
    "The search for a harbour",
    "Subscribers left in droves",
    "Cookies",
    "Comments on the treaty",
  ])("%s is not", (line) => {
    expect(isBoilerplateLine(line, true)).toBe(false);
  });

  it("takes a single word for a button only near the start or the end", () => {
    expect([isBoilerplateLine("Search", true), isBoilerplateLine("Search", false)]).toEqual([true, false]);
  });
});
