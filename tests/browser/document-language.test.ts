import { expect, it, test } from "vitest";
import { writtenIn } from "../../src/web/messages/document-language.ts";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { answer } from "./fake-server.ts";
import { answered, hitOf, madeUp } from "./made-up.ts";

test("words of a document have its language, and the direction in which that is read", () => {
  expect(writtenIn("de")).toEqual({ lang: "de", dir: "ltr" });
  expect(writtenIn("he")).toEqual({ lang: "he", dir: "rtl" });
  expect(writtenIn("fa-IR")).toEqual({ lang: "fa-IR", dir: "rtl" });
  expect(writtenIn("")).toEqual({ lang: "", dir: "auto" });
  expect(writtenIn(null)).toEqual({ lang: "", dir: "auto" });
});

const DUES = "Die Hafengebühren stiegen zweimal.";
const german = madeUp("00000000000000d1", `Vorwort\n\n${DUES}\n\nEnde.\n`, {
  title: "Der Hafen",
  author: "Eva Groß",
  source: "hafen.md",
  language: "de",
});
// It begins with a Latin name, by which a browser would take it for text that is read from the left.
const DEAL = "Maersk הודיעה על עסקה חדשה.";
const hebrew = madeUp("00000000000000d2", `${DEAL}\n\nסוף.\n`, {
  title: "עסקה בנמל",
  source: "deal.md",
  language: "he",
});
const UNTOLD = "Ferry 12 Mull 9:00.";
const untold = madeUp("00000000000000d3", `${UNTOLD}\n`, { title: "List", source: "list.csv" });

const QUESTION = "what about the harbour";
const germanHit = hitOf(german, DUES, [DUES], 1);
const hebrewHit = { ...hitOf(hebrew, DEAL, [DEAL], 2), citation: "“עסקה בנמל”, deal.md" };
const untoldHit = hitOf(untold, UNTOLD, [UNTOLD], 3);
const result = answered(QUESTION, [
  {
    ...germanHit,
    passage: { ...germanHit.passage, heading: "Gebühren" },
    nearDuplicates: [
      {
        id: hebrewHit.passage.id,
        documentId: hebrew.summary.id,
        title: hebrew.summary.title,
        source: hebrew.summary.source,
        language: "he",
      },
    ],
  },
  hebrewHit,
  untoldHit,
]);
const documents = [german, hebrew, untold];
const library = {
  ask: () => answer(result),
  documents: documents.map(({ summary }) => summary),
  texts: new Map(documents.map(({ summary, text }) => [summary.id, text])),
};

describeInBrowser("The language of documents", (visit) => {
  const address = `/?q=${encodeURIComponent(QUESTION)}`;

  it("is said of every word of theirs in an answer, its passages and its previews", async () => {
    const { page } = await visit(address, { library });
    await page.locator(".answer-text").waitFor();
    const said = (selector: string): Promise<string[]> =>
      page
        .locator(selector)
        .evaluateAll((elements) =>
          elements.map((one) => `${one.getAttribute("lang") ?? "page"} ${one.getAttribute("dir") ?? ""}`),
        );
    expect(await said(".answer-text")).toEqual(["page auto"]);
    expect(await said(".answer-text span[lang]")).toEqual(
      ["de", "de", "he", "he", "", ""].map((language) => `${language} `),
    );
    expect(await said(".passage-text")).toEqual(["de ltr", "he rtl", " auto"]);
    expect(await said(".card .facts span[dir]")).toEqual(["de ltr"]);
    expect(await said(".near-duplicates a")).toEqual(["he rtl"]);
    expect(await page.locator("#citation-1 .citation-line bdi[lang=de]").textContent()).toBe("Der Hafen");
    expect(await page.locator("#citation-2 .citation-line bdi[lang=he]").textContent()).toBe("עסקה בנמל");
    await page.locator(".citation-number a").nth(1).focus();
    expect(await said("#citation-preview .preview-text")).toEqual(["he rtl"]);
    expect(
      await page
        .locator("#citation-2 .passage-text")
        .evaluate((element) => getComputedStyle(element).direction),
    ).toBe("rtl");
    expect(await violations(page)).toEqual([]);
  });

  it("is the direction of an answer whose sentences are all read from the right", async () => {
    const { page } = await visit(address, {
      library: { ...library, ask: () => answer(answered(QUESTION, [{ ...hebrewHit, rank: 1 }])) },
    });
    expect(await page.locator(".answer-text").getAttribute("dir")).toBe("rtl");
    expect(await page.locator(".answer-text").textContent()).toBe(`${DEAL}1`);
  });

  it("is said of a text that is read, of its title, and of the titles in the list", async () => {
    const { page } = await visit(address, { library });
    await page.locator("#citation-2 .citation-line").click();
    await page.locator("#reader-text mark").first().waitFor();
    expect(await page.locator("#reader-title").getAttribute("lang")).toBe("he");
    expect(await page.locator("#reader-text").getAttribute("lang")).toBeNull();
    expect(await page.locator("#reader-text .chunk").getAttribute("dir")).toBe("rtl");
    expect(await violations(page)).toEqual([]);

    await page.goto(new URL("/?view=documents", page.url()).href);
    await page.locator("table.documents").waitFor();
    expect(
      await page.locator(".title > bdi").evaluateAll((all) => all.map((one) => one.getAttribute("lang"))),
    ).toEqual(["de", "he", ""]);
  });
});
