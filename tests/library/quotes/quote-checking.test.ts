import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { QuoteCheck } from "../../../src/api/quotes/quote-responses.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";

const HARBOUR = `---
title: The harbour hearing
author: Ann Macleod
date: 2021-05-04
---

The board met on 4 May in the old customs house. Chairwoman Ulla Brandt opened the hearing at nine.

“The ferry will not return before the spring of 2023,” Brandt said. “Fourteen of our ships are too old, and nobody in this
room has shown me the money to replace them.”

“We were promised three new piers in 1998. We got a bench,” said Halvard Olm, who has fished here for forty years. He sat
down again.

The inspector Mary Quill wrote in her report that the piers had been neglected since the storm of 2009, that the western
co-operative had paid for its own repairs, and that no insurer would cover the old lighthouse any longer.

The hearing closed at noon. A second hearing is to follow in the autumn, when the ministry has sent its figures.
`;
const TREATY = `条约于一九八七年十二月八日在华盛顿签署。双方同意在三年内销毁所有中程导弹。代表团没有讨论边界问题。\n`;
const NOTE = `Ключи от маяка не потеряны, сказал смотритель Пётр Орлов. Всё дело в том, что дверь заперта изнутри с 1994 года.\n`;

async function shelf(files: Record<string, string> = {}): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  for (const [name, text] of Object.entries({
    "harbour.md": HARBOUR,
    "条约.txt": TREATY,
    "маяк.txt": NOTE,
    ...files,
  })) {
    writeFileSync(join(fake.documents, name), text);
  }
  await fake.library.sync();
  return fake;
}

async function check(fake: FakeLibrary, quote: string, by?: string): Promise<QuoteCheck> {
  const result = await fake.library.checkQuote({ quote, ...(by === undefined ? {} : { by }) });
  for (const place of result.places) {
    const text = await fake.library.documentText(place.documentId);
    expect(text.slice(place.start, place.end)).toBe(place.text);
    expect((await fake.library.checkCitation(place.id)).state).toBe("valid");
    for (const { original, quoted } of place.differences) {
      if (original !== null) {
        expect(text.slice(original.start, original.end)).toBe(original.text);
        expect(place.start <= original.start && original.end <= place.end).toBe(true);
      }
      if (quoted !== null) expect(result.quote.slice(quoted.start, quoted.end)).toBe(quoted.text);
    }
  }
  return result;
}

const remarksOf = ({ places }: QuoteCheck): string[] => places[0]?.remarks.map(({ kind }) => kind) ?? [];
const differencesOf = ({ places }: QuoteCheck): unknown[] =>
  places[0]?.differences.map(({ kind, matter, quoted, original }) => [
    kind,
    matter,
    original?.text ?? null,
    quoted?.text ?? null,
  ]) ?? [];

it.each([
  ["Fourteen of our ships are too young.", "Fourteen of our ships are too old"],
  ["Fifteen of our ships are too old", "Fourteen of our ships are too old"],
  ["A first hearing is to follow in the winter", "A second hearing is to follow in the autumn"],
])("the place of “%s” holds the words that it changes, also at its ends", async (quote, place) => {
  const result = await check(await shelf(), quote);
  expect([result.verdict, result.places[0]?.text]).toEqual(["altered", place]);
});

describe("a quotation", () => {
  it.each([
    ["We were promised three new piers in 1998.", []],
    ["“we were promised three new piers”", ["first-letter"]],
    ["Fourteen of our ships … have shown", null],
    ["The ferry will not return … Fourteen of our ships are too old", ["ellipsis"]],
    [
      "The ferry will not return before the spring of 2023. Fourteen of our ships are too old",
      ["attribution"],
    ],
    ["nobody in this room has shown [Brandt] the money", ["brackets"]],
    ["nobody in this room has shown me the money to replace [the ships]", ["brackets"]],
    ["[The] ferry will not return", []],
    ["the western cooperative had paid", ["hyphenation"]],
    ["neglected since the storm of 2009, that the western co-operative", []],
    ["piers", []],
    ["双方同意在三年内销毁所有中程导弹", []],
    ["代表团没有讨论边界问题", []],
    ["Все дело в том, что дверь заперта изнутри", ["accents"]],
  ])("stands as it is: %s", async (quote, remarks) => {
    const result = await check(await shelf(), quote);
    if (remarks === null) {
      expect(result.verdict).not.toBe("verbatim");
      return;
    }
    expect([result.verdict, differencesOf(result)]).toEqual(["verbatim", []]);
    for (const remark of remarks) expect(remarksOf(result)).toContain(remark);
  });

  it.each([
    ["The ferry will return before the spring of 2023", [["omitted", "negation", "not", null]]],
    ["Forty of our ships are too old", [["changed", "number", "Fourteen", "Forty"]]],
    ["We were promised three new piers in 1989.", [["changed", "number", "1998", "1989"]]],
    ["We were promised three new expensive piers in 1998.", [["added", null, null, "expensive"]]],
    ["the piers had been neglected since the fire of 2009", [["changed", null, "storm", "fire"]]],
    [
      "the piers had been neglected since the storm of 2009 and that no insurer would cover the old lighthouse",
      [["omitted", null, "that the western co-operative had paid for its own repairs", null]],
    ],
    ["双方同意在三年内销毁所有远程导弹", [["changed", null, "中", "远"]]],
    ["代表团讨论边界问题", [["omitted", "negation", "没有", null]]],
    ["дверь заперта изнутри с 1984 года", [["changed", "number", "1994", "1984"]]],
    ["Ключи от маяка потеряны", [["omitted", "negation", "не", null]]],
  ])("is altered: %s", async (quote, differences) => {
    const result = await check(await shelf(), quote);
    expect([result.verdict, differencesOf(result)]).toEqual(["altered", differences]);
  });

  it("is spliced of parts that stand apart", async () => {
    const spliced = await check(
      await shelf(),
      "Fourteen of our ships are too old, and no insurer would cover the old lighthouse any longer",
    );
    expect(spliced.verdict).toBe("spliced");
    expect(spliced.places.map(({ text }) => text)).toEqual([
      "Fourteen of our ships are too old, and",
      "no insurer would cover the old lighthouse any longer",
    ]);
  });

  it("is somebody else's where another says the words", async () => {
    const fake = await shelf();
    const quote = "We were promised three new piers in 1998.";
    expect(await check(fake, quote, "Halvard Olm")).toMatchObject({
      verdict: "verbatim",
      attribution: "confirmed",
    });
    const other = await check(fake, quote, "Ulla Brandt");
    expect(other).toMatchObject({ verdict: "misattributed", attribution: "other" });
    expect(other.places[0]?.speakers).toEqual([{ name: "Halvard Olm", kind: "quoted" }]);
    expect(other.summary).toContain("Halvard Olm");
  });

  it("is absent where nothing says it, with the nearest passages", async () => {
    const result = await check(
      await shelf(),
      "Nine polar bears elected a bishop without any opposition yesterday",
    );
    expect(result.verdict).toBe("absent");
    expect(result.places.length).toBeGreaterThan(0);
    expect(result.places[0]?.quoted).toBeNull();
  });

  it("is told in every place, and twice in one document", async () => {
    const fake = await shelf({
      "a.txt": "Nothing sails today.\n\nNothing sails today.\n",
      "b.txt": "Nothing sails today.\n",
    });
    const { verdict, total, places } = await check(fake, "Nothing sails today");
    expect([verdict, total]).toEqual(["verbatim", 3]);
    expect(places.map(({ source, start }) => `${source} ${start}`).sort()).toEqual([
      "a.txt 0",
      "a.txt 22",
      "b.txt 0",
    ]);
  });

  it("is found over the borders of passages", async () => {
    const sentence = (number: number): string =>
      `The witness number ${number} spoke of the cargo that vessel ${number * 7} carried past the island in the fog.`;
    const text = Array.from({ length: 60 }, (_, number) => sentence(number)).join(" ");
    const fake = await shelf({ "long.txt": text });
    const quote = Array.from({ length: 40 }, (_, number) => sentence(number + 5)).join(" ");
    expect(await check(fake, quote)).toMatchObject({ verdict: "verbatim", total: 1 });
    const changed = quote.replace("vessel 140", "vessel 141");
    const altered = await check(fake, changed);
    expect([altered.verdict, differencesOf(altered)]).toEqual([
      "altered",
      [["changed", "number", "140", "141"]],
    ]);
  });

  it("may be as long as a request", async () => {
    const text = Array.from({ length: 4_000 }, (_, number) => `word${(number * 7919) % 3001}`).join(" ");
    const fake = await shelf({ "long.txt": text });
    expect((await check(fake, text.slice(0, 19_990))).verdict).toMatch(/verbatim|altered/);
    expect((await check(fake, "x".repeat(20_000))).verdict).toBe("absent");
    expect((await check(fake, "他".repeat(20_000))).verdict).toBe("absent");
  });

  it("stands where a document says the same again and again", async () => {
    const refrain = "The members thanked the chair and went on to the next item of the day. ";
    const fake = await shelf({ "minutes.txt": refrain.repeat(600) });
    const short = await check(fake, refrain.repeat(2));
    expect([short.verdict, short.total]).toEqual(["verbatim", 20]);
    expect((await check(fake, refrain.repeat(200))).verdict).toBe("verbatim");
  });

  it("of no words is absent, and says why", async () => {
    const result = await check(await shelf(), "… !");
    expect(result).toMatchObject({ verdict: "absent", places: [] });
    expect(result.note).toContain("no word");
  });
});

it("knows nothing of documents that do not exist for whoever asks", async () => {
  const fake = await shelf({
    "secret.md": "---\ntags: [secret]\n---\n\nThe lighthouse was sold to a bank in Oslo.\n",
  });
  const quote = "The lighthouse was sold to a bank in Oslo";
  expect((await check(fake, quote)).verdict).toBe("verbatim");
  const view = fake.library.visibleTo(["secret"]);
  expect((await view.checkQuote({ quote })).verdict).toBe("verbatim");
  const hidden = await view.checkQuote({ quote: "We were promised three new piers in 1998." });
  expect([hidden.verdict, hidden.places.some(({ source }) => source !== "secret.md")]).toEqual([
    "absent",
    false,
  ]);
});
