import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";
import { answer } from "./fake-server.ts";
import { answered, damaged, FROZEN, harbour, hitOf, lake, lakeHit, madeUp } from "./made-up.ts";
import { closeReader } from "./reader-panel.ts";

const FROZEN_ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;

const reader = (page: Page) => page.locator("#reader");
const text = (page: Page) => page.locator("#reader-text");

/** Whether the first mark stands inside the visible part of the panel's text. */
const markIsInView = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const view = document.getElementById("reader-text")!.getBoundingClientRect();
    const mark = document.querySelector("#reader-text mark")!.getBoundingClientRect();
    return mark.height > 0 && mark.top >= view.top && mark.bottom <= view.bottom;
  });

describeInBrowser("Reading a document on the page", (visit) => {
  it("opens the whole text, to the character, at the marked passage", async () => {
    const { page, faults } = await visit(FROZEN_ADDRESS);
    await page.locator("#citation-1").click();
    await text(page).locator("mark").first().waitFor();

    expect(await text(page).textContent()).toBe(lake.text);
    expect(await text(page).locator(".passage").textContent()).toBe(lakeHit.passage.text);
    expect(await text(page).locator("mark").allTextContents()).toEqual(
      lakeHit.passage.highlights.map(({ start, end }) => lake.text.slice(start, end)),
    );
    expect(await markIsInView(page)).toBe(true);
    expect(await text(page).evaluate((body) => body.scrollTop)).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it("shows what is known of the document, and links its address only if it is one of the web", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.locator("#citation-1").click();
    await text(page).locator("mark").first().waitFor();
    expect(await page.locator("#reader-title").textContent()).toBe(lake.summary.title);
    expect(await page.locator("#reader-facts dd").allTextContents()).toEqual([
      "Ada Ø. Berg & <b>Sons</b>",
      "3 Dec 2021",
      "winter/lake.pdf",
      "4 pages",
      "javascript:window.hacked=true",
    ]);
    expect(await page.locator("#reader-facts a, #reader img").count()).toBe(0);

    await page.keyboard.press("Escape");
    await page.locator("#citation-2").click();
    const link = page.locator("#reader-facts").getByRole("link");
    expect(await link.getAttribute("href")).toBe(harbour.summary.url);
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
  });

  it("closes with Escape, gives the focus back to the card and keeps the answer", async () => {
    const { page, server } = await visit(FROZEN_ADDRESS);
    await page.locator("#citation-2 a").focus();
    await page.keyboard.press("Enter");
    await text(page).locator("mark").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("reader-text");
    await closeReader(page);
    expect(await page.evaluate(() => document.activeElement?.closest(".card")?.id)).toBe("citation-2");
    expect(server.asked).toEqual([FROZEN]);
  });

  it("opens from its address alone, with the answer behind it", async () => {
    const first = await visit(FROZEN_ADDRESS);
    await first.page.locator("#citation-1").click();
    await text(first.page).locator("mark").first().waitFor();
    const { search } = new URL(first.page.url());

    const { page } = await visit(`/${search}`);
    await text(page).locator("mark").first().waitFor();
    expect(await markIsInView(page)).toBe(true);
    expect(await text(page).locator(".passage").textContent()).toBe(lakeHit.passage.text);
    await page.getByRole("button", { name: "Close" }).click();
    await reader(page).waitFor({ state: "hidden" });
    expect(await page.locator(".answer-text").count()).toBe(1);
    expect(new URL(page.url()).search).toBe(`?${new URLSearchParams({ q: FROZEN })}`);
  });

  it("closes with Back, opens with Forward, and is not in the way of Back once closed", async () => {
    const { page } = await visit("/");
    await page.locator("#question").fill(FROZEN);
    await page.keyboard.press("Enter");
    await page.locator("#citation-1").click();
    await text(page).locator("mark").first().waitFor();
    await page.goBack();
    await reader(page).waitFor({ state: "hidden" });
    await page.goForward();
    await text(page).locator("mark").first().waitFor();
    await closeReader(page);
    await page.goBack();
    await page.locator("#topics").waitFor();
    expect(await reader(page).isVisible()).toBe(false);
  });

  it("leaves a selection of text alone, and a click with a modifier to the browser", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.locator("#citation-1 .passage-text").selectText();
    await page.locator("#citation-1 .passage-text").dispatchEvent("click");
    expect(await reader(page).isVisible()).toBe(false);
    const opened = page.context().waitForEvent("page");
    await page.locator("#citation-1 a").click({ modifiers: ["ControlOrMeta"] });
    expect((await opened).url()).toContain("passage=");
    expect(await reader(page).isVisible()).toBe(false);
  });

  it("marks nothing and says so where the document has changed since", async () => {
    const texts = new Map([[lake.summary.id, lake.text.replace("early November", "late  November")]]);
    const { page } = await visit(FROZEN_ADDRESS, { library: { texts } });
    await page.locator("#citation-1").click();
    await page.getByText("has changed since the passage was cited").waitFor();
    expect(await text(page).locator("mark, .passage").count()).toBe(0);
    expect(await reader(page).locator("del").allTextContents()).toEqual(["early "]);
    expect(await reader(page).locator("ins").allTextContents()).toEqual(["late  "]);
    expect(await text(page).textContent()).toContain("late  November");
  });

  it("marks the words where they stand now, and says so, where they have moved", async () => {
    const texts = new Map([[lake.summary.id, `A new first line.\n${lake.text}`]]);
    const { page } = await visit(FROZEN_ADDRESS, { library: { texts } });
    await page.locator("#citation-1").click();
    await page.getByText("The cited words stand unchanged at another place").waitFor();
    expect(await text(page).locator(".passage").textContent()).toBe(lakeHit.passage.text);
    expect(await text(page).locator("mark").allTextContents()).toEqual(
      lakeHit.passage.highlights.map(({ start, end }) => lake.text.slice(start, end)),
    );
  });

  it("stands beside the answer on a wide screen, and goes from citation to citation with j and k", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.locator(".card").first().waitFor();
    await page.locator("#main").press("j");
    await page.getByRole("dialog", { name: "Winter" }).waitFor();
    const [panel, answerBox] = await Promise.all([
      reader(page).boundingBox(),
      page.locator(".answer-text").boundingBox(),
    ]);
    expect(answerBox!.x + answerBox!.width).toBeLessThanOrEqual(panel!.x);
    await page.keyboard.press("j");
    await page.getByRole("dialog", { name: harbour.summary.title }).waitFor();
    await page.keyboard.press("k");
    await page.getByRole("dialog", { name: "Winter" }).waitFor();
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("question");
    await closeReader(page);
  });

  it("says when the document is gone", async () => {
    const { page } = await visit(FROZEN_ADDRESS, { library: { texts: new Map() } });
    await page.locator("#citation-1").click();
    const alert = reader(page).getByRole("alert");
    expect(await alert.innerText()).toContain("There is no document with the id 00000000000000aa.");
    await closeReader(page);
  });

  it("lays out only what is on the screen of a text of 5 MB, and still finds its place", async () => {
    const line = "A plain line of a very long report, one of many like it, with little to say.\n";
    const cited = "The one sentence that matters 𝒜 stands here.";
    const long = madeUp("00000000000000dd", `${line.repeat(42_000)}${cited}\n${line.repeat(26_000)}`);
    const hit = hitOf(long, cited, [cited]);
    const { page } = await visit("/?q=long", {
      library: {
        ask: (question) => answer(answered(question, [hit])),
        documents: [long.summary],
        texts: new Map([[long.summary.id, long.text]]),
      },
    });
    await page.locator("#citation-1").click();
    await text(page).locator("mark").waitFor();
    expect(await text(page).locator("mark").textContent()).toBe(cited);
    expect(await markIsInView(page)).toBe(true);
    expect(await text(page).evaluate((body) => body.textContent.length)).toBe(long.text.length);
    const chunks = await page.evaluate(() => {
      const all = [...document.querySelectorAll("#reader-text .chunk")];
      const probes = all.map((chunk) => chunk.appendChild(document.createElement("i")));
      const laidOut = probes.filter((probe) => probe.checkVisibility({ contentVisibilityAuto: true }));
      return { all: all.length, laidOut: laidOut.length };
    });
    expect(chunks.all).toBeGreaterThan(500);
    expect(chunks.laidOut).toBeGreaterThan(0);
    expect(chunks.laidOut).toBeLessThan(6);
    await page.locator("#reader-text").evaluate((body) => {
      body.scrollTop = 0;
    });
    await page.getByRole("button", { name: "To the passage" }).click();
    expect(await markIsInView(page)).toBe(true);
  });
});

describeInBrowser("The library on the page", (visit) => {
  it("says at the foot how much there is, and lists what could not be read with the reason", async () => {
    const { page } = await visit();
    await page.getByText("2 documents, 14 passages").waitFor();
    await page.getByRole("link", { name: "All documents" }).click();
    const failed = page.getByRole("row").filter({ hasText: "Could not be read" });
    const item = await failed.textContent();
    expect(item).toContain(damaged.summary.source);
    expect(item).toContain(damaged.summary.reason);
    expect(await page.getByRole("row").filter({ hasText: "In the library" }).count()).toBe(2);
  });

  it("opens a document from the list at its beginning, and returns to the list", async () => {
    const { page } = await visit("/?view=documents");
    await page.getByRole("link", { name: "The harbour dues" }).click();
    await page.getByText("Harbour dues rose twice.").waitFor();
    expect(await text(page).textContent()).toBe(harbour.text);
    expect(await page.getByRole("button", { name: "To the passage" }).count()).toBe(0);
    await closeReader(page);
    await page.getByRole("heading", { name: "Documents" }).waitFor();
  });

  it("lists an article printed twice with the name of the other one", async () => {
    const copy = madeUp("b0b0b0b0b0b0b0b0", harbour.text, {
      title: "The harbour dues, again",
      state: "duplicate",
      duplicateOf: harbour.summary.source,
    });
    const { page } = await visit("/?view=documents", {
      library: { documents: [harbour.summary, copy.summary] },
    });
    const items = page.locator("tbody").getByRole("row");
    await items.nth(1).waitFor();
    expect(await items.nth(1).textContent()).toContain(`nearly the same as ${harbour.summary.source}`);
    expect(await items.nth(0).textContent()).not.toContain("nearly the same");
  });

  it("says how to begin where there is nothing yet", async () => {
    const { page } = await visit("/?view=documents", { library: { documents: [] } });
    await page.getByText("put them into the documents folder").waitFor();
    await page.getByText("No documents yet", { exact: true }).waitFor();
  });
});
