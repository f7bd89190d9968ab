import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ENGLISH } from "../../../src/web/messages/english.ts";
import { GERMAN } from "../../../src/web/messages/german.ts";
import { languageFor } from "../../../src/web/messages/language.ts";
import { wordingOf } from "../../../src/web/messages/wording.ts";

const web = fileURLToPath(new URL("../../../src/web/", import.meta.url));

/** What the parts of the page take from the table: `messages.reader.close`, and `reader.close` where a part took its section out. */
const sources = readdirSync(web, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("messages"))
  .map((name) => readFileSync(join(web, name), "utf8"))
  .join("\n");

const keys = Object.entries(ENGLISH).flatMap(([section, entries]) =>
  // What is counted is also said within other sentences of the table.
  ["problems", "wording", "counts"].includes(section)
    ? []
    : Object.keys(entries).map((key) => [section, key] as const),
);

/** Taken by the name of the view. */
const BY_VIEW = ["page.ask", "page.quote", "page.alerts", "page.people", "page.documents", "page.pins"];

test.each(keys)("the page says %s.%s somewhere", (section, key) => {
  const name = `${section}.${key}`;
  expect(sources).toMatch(
    BY_VIEW.includes(name) ? /messages\.page\[view\]/ : new RegExp(`\\b${section}\\.${key}\\b`),
  );
});

test("both tables have the same keys, each with words", () => {
  const shape = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value;
  expect(shape(GERMAN)).toEqual(shape(ENGLISH));
  const words = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(words)
        : [];
  expect([...words(ENGLISH), ...words(GERMAN)].filter((text) => text.trim() === "")).toEqual([]);
});

test("what is counted has the form of its number", () => {
  const said = [0, 1, 2, 1200].map((count) => [
    ENGLISH.counts.documents(count),
    GERMAN.counts.documents(count),
  ]);
  expect(said).toEqual([
    ["0 documents", "0 Dokumente"],
    ["1 document", "1 Dokument"],
    ["2 documents", "2 Dokumente"],
    ["1,200 documents", "1.200 Dokumente"],
  ]);
  expect([1, 2].map(GERMAN.counts.passages)).toEqual(["1 Textstelle", "2 Textstellen"]);
  expect([1, 2].map(GERMAN.counts.files)).toEqual(["1 Datei", "2 Dateien"]);
  expect([1, 2].map(GERMAN.counts.pages)).toEqual(["1 Seite", "2 Seiten"]);
  expect(GERMAN.add.summaryUnderWay(1, 0, 0)).toBe("Datei wird hinzugefügt: 0 fertig");
  expect(GERMAN.add.summaryUnderWay(3, 1, 1)).toBe(
    "3 Dateien werden hinzugefügt: 1 fertig, 1 nicht hinzugefügt",
  );
  expect(GERMAN.library.listed(101, 200, 1234)).toBe("101 bis 200 von 1.234 Dokumenten");
  expect(GERMAN.answer.coverage(9, 58)).toBe("9 von 58 Dokumenten durchsucht, weitere werden eingelesen …");
  expect(ENGLISH.library.noneForKey(["a", "b"])).toContain("the tags “a” or “b”");
  expect(GERMAN.library.noneForKey(["a", "b"])).toContain("„a“ oder „b“");
});

test("numbers, shares and days are those of the language", () => {
  const [english, german] = [wordingOf("en-GB"), wordingOf("de")];
  expect([english.decimal(-0.5, 2), german.decimal(-0.5, 2)]).toEqual(["−0.50", "−0,50"]);
  expect([english.percent(0.999), german.percent(0.999)]).toEqual(["99%", "99\u00a0%"]);
  const days = ["2018-07-16", "2018-07", "2018", "2018-07-16T23:59:59Z", "around 1800", "2018-99-99"];
  expect(days.map(english.day)).toEqual([
    "16 Jul 2018",
    "Jul 2018",
    "2018",
    "16 Jul 2018",
    "around 1800",
    "2018-99-99",
  ]);
  expect(days.map(german.day)).toEqual([
    "16. Juli 2018",
    "Juli 2018",
    "2018",
    "16. Juli 2018",
    "around 1800",
    "2018-99-99",
  ]);
});

test("the page speaks what was chosen, else what the browser asks for first, else English", () => {
  expect(languageFor("en", ["de-DE"])).toBe("en");
  expect(languageFor(null, ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(languageFor(null, ["fr"])).toBe("en");
  expect(languageFor("tlh", [])).toBe("en");
  expect(languageFor("constructor", ["toString"])).toBe("en");
});
