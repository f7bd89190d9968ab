import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";
import { answer } from "./fake-server.ts";
import { answered, FROZEN, hitOf, lakeHit, madeUp } from "./made-up.ts";

const FROZEN_ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;

const LINE = "A plain line of a long report (one of many), with little to say.\n";
const TEXT = `First part\n\n${LINE.repeat(600)}\nSecond part\n\n${LINE.repeat(300)}The needle 𝒜 lies here.\n${LINE.repeat(300)}A last  Needle.\n`;
const report = madeUp("00000000000000ee", TEXT, {
  title: "A long report",
  language: "en",
  authors: ["Ann Macleod"],
  author: "Ann Macleod",
  pages: 40,
  source: "reports/long.pdf",
  file: "reports/long.pdf",
});
const cited = "The needle 𝒜 lies here.";
const second = TEXT.indexOf("Second part");
const structure = {
  headings: [
    { level: 1, text: "First part", start: 0, end: 10 },
    { level: 2, text: "Second part", start: second, end: second + 11 },
  ],
  pages: [
    { page: 1, start: 0 },
    { page: 20, start: second },
  ],
  lists: [],
  tables: [],
  records: [],
};
const library = {
  ask: (question: string) => answer(answered(question, [hitOf(report, cited, [])])),
  documents: [report.summary],
  texts: new Map([[report.summary.id, TEXT]]),
  structures: new Map([[report.summary.id, structure]]),
};
const OPENED = `/?q=needle&passage=${hitOf(report, cited, []).passage.id}`;

/** What is copied is kept on the page, one without a clipboard as one over plain HTTP is. */
async function listenToCopying(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.addEventListener("copy", () => {
      const field = document.activeElement;
      if (field instanceof HTMLTextAreaElement) document.body.dataset.copied = field.value;
    });
  });
}

const copiedOn = (page: Page): Promise<string> => page.evaluate(() => document.body.dataset.copied ?? "");

/** Selects a part of the text as a mouse would. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    for (const chunk of document.querySelectorAll("#reader-text .chunk")) {
      const walker = document.createTreeWalker(chunk, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
    }
  }, words);
}

/** How far below the upper edge of the text's box its offset stands, in pixels. */
const distanceOf = (page: Page, words: string): Promise<number> =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.getElementById("reader-text")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return (
        range.getBoundingClientRect().top -
        document.getElementById("reader-text")!.getBoundingClientRect().top
      );
    }
    return NaN;
  }, words);

describeInBrowser("Copying on the page", (visit) => {
  it("copies a citation in each style, as the server makes it", async () => {
    const { page, faults } = await visit(FROZEN_ADDRESS);
    await listenToCopying(page);
    const card = page.locator("#citation-1");
    for (const [name, begins] of [
      ["Chicago", `“${lakeHit.passage.text}”`],
      ["APA", `“${lakeHit.passage.text}”`],
      ["BibTeX", "@misc{pincite-00000000000000aa,"],
      ["RIS", "TY  - GEN"],
      ["CSL-JSON", "["],
    ] as const) {
      await card.getByText("Cite as").click();
      await card.getByRole("button", { name, exact: true }).click();
      await card.getByText(`${name} copied.`).waitFor();
      expect((await copiedOn(page)).slice(0, begins.length)).toBe(begins);
      expect(await card.locator(".copy-menu[open]").count()).toBe(0);
    }
    expect(await page.locator("#reader").isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  it("closes the menu with Escape and when the focus leaves it, and says why nothing was copied", async () => {
    const { page, server } = await visit(FROZEN_ADDRESS);
    const card = page.locator("#citation-1");
    const menu = card.locator(".copy-menu");
    await menu.locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    expect(await menu.getAttribute("open")).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Cite as");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+Tab");
    expect(await menu.getAttribute("open")).toBeNull();
    server.library = { ...server.library, texts: new Map([[lakeHit.document.id, "Other words."]]) };
    await card.getByText("Cite as").click();
    await card.getByRole("button", { name: "RIS" }).click();
    await card.getByText("no longer has the words").waitFor();
  });

  it("copies selected words with their citation, and a link that opens them", async () => {
    const { page, faults } = await visit(OPENED, { library });
    await listenToCopying(page);
    await page.locator("#reader-text .passage").waitFor();
    await select(page, "needle 𝒜 lies ");
    const bar = page.getByRole("group", { name: "The selected words" });
    await bar.getByRole("button", { name: "Copy quote" }).click();
    expect(await copiedOn(page)).toBe("needle 𝒜 lies");
    await bar.getByText("Quote copied.").waitFor();
    await bar.getByRole("button", { name: "Copy with citation" }).click();
    expect(await copiedOn(page)).toBe(
      "“needle 𝒜 lies” (Ann Macleod, “A long report”, p. 20, reports/long.pdf)",
    );
    await bar.getByText("Cite as").click();
    await bar.getByRole("button", { name: "BibTeX" }).click();
    await bar.getByText("BibTeX copied.").waitFor();
    expect(await copiedOn(page)).toContain("annote = {needle 𝒜 lies}");
    await bar.getByRole("button", { name: "Copy link" }).click();
    const link = new URL(await copiedOn(page));
    expect(faults).toEqual([]);

    const other = await visit(link.search === "" ? "/" : `/${link.search}`, { library });
    await other.page.locator("#reader-text .passage").waitFor();
    expect(await other.page.locator("#reader-text .passage").textContent()).toBe("needle 𝒜 lies");
  });

  it("shows the bar beside the selection, inside the text's box, and takes it away with it", async () => {
    for (const width of [1_280, 390]) {
      const { page } = await visit(OPENED, { library, viewport: { width, height: 800 } });
      await page.locator("#reader-text .passage").waitFor();
      await select(page, "needle 𝒜 lies");
      const bar = page.getByRole("group", { name: "The selected words" });
      await bar.waitFor();
      const [box, text] = await Promise.all([bar.boundingBox(), page.locator("#reader-text").boundingBox()]);
      expect(box!.x).toBeGreaterThanOrEqual(text!.x);
      expect(box!.x + box!.width).toBeLessThanOrEqual(text!.x + text!.width);
      expect(box!.y).toBeGreaterThanOrEqual(text!.y);
      expect(box!.y + box!.height).toBeLessThanOrEqual(text!.y + text!.height);
      await page.evaluate(() => getSelection()?.removeAllRanges());
      await bar.waitFor({ state: "hidden" });
    }
  });

  it("copies nothing but the words from an answer", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.locator(".answer-text").waitFor();
    const copied = await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.querySelector(".answer-text")!);
      return getSelection()?.toString() ?? "";
    });
    expect(copied).toBe("The lake froze 🧊 in early November. The council set them at 41 crowns a metre.");
  });
});

describeInBrowser("Finding one's way in a document", (visit) => {
  it("finds words in any case and goes from one to the next", async () => {
    const { page, faults } = await visit(OPENED, { library });
    await page.locator("#reader-text .passage").waitFor();
    const find = page.getByRole("searchbox", { name: "Find in the document" });
    const count = page.locator(".find-count");
    await find.fill("needle");
    await expect.poll(() => count.textContent()).toBe("1 of 2");
    expect(await distanceOf(page, "needle 𝒜")).toBeGreaterThan(0);
    expect(await distanceOf(page, "needle 𝒜")).toBeLessThan(200);
    await find.press("Enter");
    await expect.poll(() => count.textContent()).toBe("2 of 2");
    await expect.poll(() => distanceOf(page, "Needle.")).toBeLessThan(700);
    await find.press("Enter");
    await expect.poll(() => count.textContent()).toBe("1 of 2");
    await find.press("Shift+Enter");
    await expect.poll(() => count.textContent()).toBe("2 of 2");
    await find.fill("last needle");
    await expect.poll(() => count.textContent()).toBe("1 of 1");
    await find.fill("report (one of");
    await expect.poll(() => count.textContent()).toBe("901 of 1,200");
    await find.fill("nowhere");
    await expect.poll(() => count.textContent()).toBe("not in the text");
    await find.press("Escape");
    expect(await find.inputValue()).toBe("");
    expect(await page.locator("#reader").isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it("goes to a heading and to a page", async () => {
    const { page } = await visit(OPENED, { library });
    await page.locator("#reader-text .passage").waitFor();
    await page.getByLabel("Headings").selectOption({ index: 1 });
    await expect.poll(() => distanceOf(page, "First part")).toBeLessThan(100);
    await page.getByLabel("Pages").selectOption("Page 20");
    await expect.poll(() => distanceOf(page, "Second part")).toBeLessThan(100);
    expect(await distanceOf(page, "Second part")).toBeGreaterThan(0);
  });

  it("says the language of the text, and links the original", async () => {
    const { page } = await visit(OPENED, { library });
    await page.locator("#reader-text .passage").waitFor();
    expect(await page.locator("#reader-text .chunk").first().getAttribute("lang")).toBe("en");
    const original = page.getByRole("link", { name: "Original" });
    expect(await original.getAttribute("href")).toBe("/v1/documents/00000000000000ee/file");
    const opened = page.context().waitForEvent("page");
    await original.click();
    expect(new URL((await opened).url()).pathname).toBe("/v1/documents/00000000000000ee/file");
  });

  it("saves the original with the access key, which no link would send", async () => {
    const { page } = await visit("/", { library });
    await page.evaluate(() => {
      sessionStorage.setItem("pincite-access-key", "k");
    });
    await page.goto(new URL(OPENED, page.url()).href);
    await page.locator("#reader-text .passage").waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: "Original" }).click();
    expect((await saved).suggestedFilename()).toBe("long.pdf");
  });
});
