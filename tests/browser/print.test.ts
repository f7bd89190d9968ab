import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { describeInBrowser } from "./browser.ts";
import { answer } from "./fake-server.ts";
import { answered, FROZEN, harbour, hitOf, lake, lakeHit, madeUp } from "./made-up.ts";

const ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;

/** What is seen on paper: all words, as they are laid out. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: "print" });
  return page.locator("body").innerText();
}

const isSeen = (page: Page, selector: string): Promise<boolean[]> =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.getClientRects().length > 0));

describeInBrowser("Printing", (visit) => {
  it("an answer prints with its question and its citations in order, and nothing that can be pressed", async () => {
    const { page } = await visit(ADDRESS, { colorScheme: "dark" });
    await page.locator("#citation-2").waitFor();
    const paper = await onPaper(page);
    const places = [lakeHit.citation, harbour.summary.title].map((words) => paper.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(paper).toContain(lakeHit.passage.text);
    expect(await isSeen(page, ".card-number")).toEqual([true, true, true]);
    expect(await isSeen(page, "#question")).toEqual([true]);
    for (const selector of ["button", "nav", "select", "summary", ".foot", "#reader", ".copying"])
      expect((await isSeen(page, selector)).filter(Boolean), selector).toEqual([]);
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    expect(colours[0]).toBe("rgb(0, 0, 0)");
    expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]).toContain(colours[1]);
    expect(
      await page.evaluate(
        () => getComputedStyle(document.querySelector(".citation-number a")!, "::before").content,
      ),
    ).toBe('"["');
  });

  it("the document that is read prints where it is cited, with the marked words", async () => {
    const cited = "This is the sentence that matters.";
    const far = "Far behind stands something else.";
    const long = madeUp(
      "00000000000000e1",
      `${cited}\n\n${"A quiet line of the report, with nothing in it.\n\n".repeat(400)}${far}\n`,
      { title: "A long report" },
    );
    const hit = hitOf(long, cited, [cited]);
    const { page } = await visit(ADDRESS, {
      library: {
        ask: () => answer(answered(FROZEN, [hit])),
        documents: [long.summary],
        texts: new Map([[long.summary.id, long.text]]),
      },
    });
    await page.locator("#citation-1 .citation-line").click();
    await page.locator("#reader-text mark").waitFor();
    const paper = await onPaper(page);
    expect(paper).toContain("A long report");
    expect(await isSeen(page, "#reader-text mark")).toEqual([true]);
    expect((await isSeen(page, "#reader button, #reader select, #reader input")).filter(Boolean)).toEqual([]);
    expect(paper).not.toContain(far);
    const box = await page.locator("#reader").boundingBox();
    expect(box!.height).toBeGreaterThan(1_000);
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(1_000);
  });

  it("the list of documents prints as a table, without what narrows it", async () => {
    const { page } = await visit("/?view=documents", { viewport: { width: 700, height: 900 } });
    await page.locator("table.documents tbody tr").first().waitFor();
    const paper = await onPaper(page);
    expect(paper).toContain(lake.summary.title);
    expect(await isSeen(page, "table.documents thead th")).not.toContain(false);
    const display = (selector: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).display);
    expect(await display("table.documents tbody tr")).toBe("table-row");
    expect((await isSeen(page, "button, input, nav, select")).filter(Boolean)).toEqual([]);
  });
});
