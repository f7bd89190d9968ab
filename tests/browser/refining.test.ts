import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { FACET_NAMES } from "../../src/api/filters/facets.ts";
import { describeInBrowser } from "./browser.ts";
import { answer, type FakeLibrary } from "./fake-server.ts";
import {
  answered,
  explainedHit,
  FROZEN,
  harbour,
  HOSTILE,
  hitOf,
  lake,
  lakeHit,
  notAnswered,
} from "./made-up.ts";
import type { Hit } from "../../src/api/questions/hit.ts";
import type { Interpretation } from "../../src/api/questions/question-responses.ts";

const FROZEN_ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;
const NO_FILTERS = { authors: [], sources: [], languages: [], tags: [], formats: [] };
const AS_IT_STANDS: Interpretation = {
  phrases: [],
  absentPhrases: [],
  filters: null,
  speaker: null,
  corrections: [],
  notUnderstood: [],
  courtesies: [],
};

/** Answers every question from one passage. */
function answering(interpretation: Partial<Interpretation>, hit: Hit = lakeHit): Partial<FakeLibrary> {
  const read = { ...AS_IT_STANDS, ...interpretation };
  return { ask: (question) => answer({ ...answered(question, [hit]), interpretation: read }) };
}

const harbourPassage = hitOf(harbour, "Fishing boats pay half.", []).passage.id;

const openFilters = (page: Page): Promise<void> => page.getByText("Choose documents").click();

describeInBrowser("How the page says that a question was read", (visit) => {
  it("says nothing where it was read as it stands", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.locator(".answer-text").waitFor();
    expect(await page.locator(".interpretation").count()).toBe(0);
  });

  it("tells what was looked for instead, which phrases had to occur, and whose words were meant", async () => {
    const corrections = [{ original: "lawrow", corrected: "lavrov" }];
    const library = answering({
      corrections,
      phrases: ["peace process"],
      filters: { tags: ["ice"] },
      speaker: "Lawrow",
    });
    const { page, server } = await visit(`/?q=${encodeURIComponent('"peace process" lawrow tag:ice')}`, {
      library,
    });
    const said = page.getByRole("region", { name: "Answer" }).locator(".interpretation p");
    await said.first().waitFor();
    expect(await said.allTextContents()).toEqual([
      "Looked for lavrov in place of lawrow, which occurs nowhere.",
      "Looked above all for what Lawrow says. All that Lawrow says",
    ]);
    const chips = page.getByRole("list", { name: "Filters" }).getByRole("listitem");
    expect(await chips.allTextContents()).toEqual(["Only with “peace process”×", "Tag: ice×"]);
    await page.getByRole("link", { name: "Look for “peace process” by its words alone" }).press("Enter");
    await page.waitForURL((url) => url.searchParams.get("q") === "peace process lawrow tag:ice");
    await page.getByRole("link", { name: "Remove the filter Tag: ice" }).press("Enter");
    await page.waitForURL((url) => url.searchParams.get("q") === "peace process lawrow");
    await expect.poll(() => server.asked.at(-1)).toBe("peace process lawrow");
    expect(await page.locator("#question").inputValue()).toBe("peace process lawrow");
  });

  it("shows every filter that applies, and lets those of the address be removed", async () => {
    const filters = { authors: ["Berg", "Holm"], from: "2021-01-01", tags: ["winter"] };
    const { page, server } = await visit(`${FROZEN_ADDRESS}&author=Berg&tag=winter`, {
      library: answering({ filters }),
    });
    const chips = page.getByRole("list", { name: "Filters" }).getByRole("listitem");
    await chips.first().waitFor();
    expect(await chips.allTextContents()).toEqual([
      "Author: Berg×",
      "Author: Holmin the question",
      "Published from: 2021-01-01in the question",
      "Tag: winter×",
    ]);
    const asked = page.waitForResponse("**/v1/ask");
    await page.getByRole("link", { name: "Remove the filter Author: Berg" }).press("Enter");
    await asked;
    expect(new URL(page.url()).search).toBe(`?${new URLSearchParams({ q: FROZEN, tag: "winter" })}`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    expect(server.requests.map((request) => request.filters)).toEqual([
      { ...NO_FILTERS, authors: ["Berg"], tags: ["winter"] },
      { ...NO_FILTERS, tags: ["winter"] },
    ]);
  });

  it("keeps saying it where nothing is found", async () => {
    const interpretation = { ...AS_IT_STANDS, filters: { tags: ["moon"] } };
    const reason = "No document meets the filters.";
    const { page } = await visit("/?q=anything&tag=moon", {
      library: { ask: (question) => answer({ ...notAnswered(question, []), reason, interpretation }) },
    });
    expect(await page.locator(".not-found").innerText()).toContain(reason);
    expect(await page.locator(".chips").textContent()).toBe("Tag: moon×");
    expect(await page.locator(".card").count()).toBe(0);
  });

  it("shows markup in names, phrases and filters as the text it is", async () => {
    const library = answering({
      corrections: [{ original: HOSTILE, corrected: HOSTILE }],
      phrases: [HOSTILE],
      speaker: HOSTILE,
      filters: { authors: [HOSTILE] },
    });
    const { page, faults } = await visit(`${FROZEN_ADDRESS}&author=${encodeURIComponent(HOSTILE)}`, {
      library,
    });
    await page.locator(".interpretation").waitFor();
    expect(await page.locator(".interpretation bdi").allTextContents()).toEqual(Array(5).fill(HOSTILE));
    expect(await page.locator("img, main script").count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

describeInBrowser("The filters of the page", (visit) => {
  it("are closed at first, go with the question, and stand in the address", async () => {
    const { page, server } = await visit();
    expect(await page.getByLabel("Author").isVisible()).toBe(false);
    await openFilters(page);
    await page.getByLabel("Author").fill("Berg; Holm ;");
    await page.getByLabel("Published from").fill("2021-01-01");
    await page.getByLabel("Published until").fill("2021-12-31");
    await page.getByLabel("File or folder").fill("winter");
    await page.getByLabel("Language").fill("en");
    await page.getByLabel("Tag").fill("ice");
    await page.locator("#question").fill(FROZEN);
    await page.getByLabel("Tag").press("Enter");
    await page.locator(".answer-text").waitFor();

    expect(server.requests).toEqual([
      {
        question: FROZEN,
        explain: true,
        facets: FACET_NAMES,
        filters: {
          authors: ["Berg", "Holm"],
          from: "2021-01-01",
          to: "2021-12-31",
          sources: ["winter"],
          languages: ["en"],
          tags: ["ice"],
          formats: [],
        },
      },
    ]);
    expect(new URL(page.url()).searchParams.getAll("author")).toEqual(["Berg", "Holm"]);
    expect(await page.locator("#filter-count").textContent()).toBe("7 filters");
  });

  it("are read from the address, and go back and forward with it", async () => {
    const { page, server } = await visit(`${FROZEN_ADDRESS}&author=Berg&author=Holm&from=2021-01-01`);
    await page.locator(".answer-text").waitFor();
    expect(server.requests[0]?.filters).toEqual({
      ...NO_FILTERS,
      authors: ["Berg", "Holm"],
      from: "2021-01-01",
    });
    await openFilters(page);
    expect(await page.getByLabel("Author").inputValue()).toBe("Berg; Holm");
    expect(await page.getByLabel("Published from").inputValue()).toBe("2021-01-01");
    await page.getByLabel("Author").fill("");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.waitForURL((url) => !url.searchParams.has("author"));
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.has("author"));
    expect(await page.getByLabel("Author").inputValue()).toBe("Berg; Holm");
  });

  it("apply to an example that is pressed, too, and stay while a document is read", async () => {
    const { page, server } = await visit("/?tag=ice");
    await page.getByRole("button", { name: "what is the capital of Australia" }).click();
    await page.locator(".citation-line").first().click();
    await page.locator("#reader-text .passage").waitFor();
    expect(new URL(page.url()).searchParams.get("tag")).toBe("ice");
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.filters?.tags).toEqual(["ice"]);
  });

  it("fit a narrow screen", async () => {
    const { page } = await visit(FROZEN_ADDRESS, {
      viewport: { width: 320, height: 700 },
      library: answering({ filters: { authors: ["A".repeat(200)] } }, explainedHit),
    });
    await page.locator(".card").waitFor();
    await openFilters(page);
    await page.getByText("Why this passage?").click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

describeInBrowser("A card", (visit) => {
  it("tells by keyboard what the score is made of, and opens no document for it", async () => {
    const { page, faults } = await visit(FROZEN_ADDRESS, { library: answering({}, explainedHit) });
    const table = page.getByRole("table", { name: "What the score of passage 1 is made of" });
    const why = page.getByText("Why this passage?");
    await why.waitFor();
    expect(await table.isVisible()).toBe(false);
    await why.press("Enter");
    const rows = await table.getByRole("row").allTextContents();
    expect(rows).toEqual([
      "Words of the question0.30",
      "Meaning of the whole passage0.25",
      "Its best sentence0.12",
      "Company of similar passages−0.05",
      "Score0.62",
    ]);
    const widths = await table
      .locator(".bar")
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    expect(widths[0]! / widths[2]!).toBeCloseTo(0.3 / 0.12, 1);
    await table.click();
    await why.click();
    expect(await table.isVisible()).toBe(false);
    expect(await page.locator("#reader").isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  it("has no such disclosure where the server does not explain", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.locator(".card").first().waitFor();
    expect(await page.locator("details.why").count()).toBe(0);
  });

  it("names the documents that say nearly the same, each once, and opens them at the passage", async () => {
    const { id: documentId, source } = harbour.summary;
    const reprint = { id: harbourPassage, documentId, title: lake.summary.title, source, language: null };
    const other = { ...reprint, title: "The dues, reprinted" };
    const own = {
      id: lakeHit.passage.id,
      documentId: lake.summary.id,
      title: lake.summary.title,
      source: "",
      language: null,
    };
    const first = await visit(FROZEN_ADDRESS, {
      library: answering({}, { ...lakeHit, nearDuplicates: [reprint, other, own] }),
    });
    await first.page.locator(".near-duplicates").waitFor();
    expect(await first.page.locator(".near-duplicates").textContent()).toBe(
      "Nearly the same is said in harbour.md, this document once more",
    );

    const { page, server } = await visit(FROZEN_ADDRESS, {
      library: answering({}, { ...lakeHit, nearDuplicates: [other] }),
    });
    await page.getByRole("link", { name: "The dues, reprinted" }).click();
    expect(await page.locator("#reader-text .passage").textContent()).toBe("Fishing boats pay half.");
    expect(server.asked).toEqual([FROZEN]);
  });
});
