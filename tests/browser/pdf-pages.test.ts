import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { documentId } from "../../src/core/ids.ts";
import type { LibraryHarness } from "../http/library-harness.ts";
import { pdf } from "../ingest/support.ts";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage } from "./served-page.ts";

const SENTENCE =
  "The keeper of the northern lighthouse counted four hundred and twelve gulls on the morning of the storm.";

/** So many pages; the keeper's sentence stands in the second column of the one before the last. */
const report = (pages: number): Promise<Buffer> =>
  pdf({ size: "A4", margin: 60, info: { Title: "The gulls" } }, (document) => {
    for (let page = 1; page <= pages; page += 1) {
      if (page > 1) document.addPage(page % 7 === 0 ? { size: "A4", layout: "landscape" } : {});
      document.fontSize(9).text(`Yearbook of the coast, ${page}`, { align: "right" });
      document.fontSize(18).text(`Chapter ${page}`).fontSize(11);
      const days = (first: number): string =>
        Array.from({ length: 5 }, (_, day) => {
          const crew = `crew ${page * 100 + first + day}`;
          return `Then the wind came from the sea and the boats of ${crew} stayed in the bay of ${crew}. `;
        }).join("");
      document.text(days(0), 60, 140, { width: 220 });
      const second = page === pages - 1 ? `${days(10)}${SENTENCE} ${days(20)}` : days(10);
      document.text(second, 310, 140, { width: 220 });
    }
  });

interface Served {
  readonly harness: LibraryHarness;
  readonly address: string;
}

/** A library with one PDF, and the page's address at a sentence of it. */
async function serve(bytes: Buffer, cited = SENTENCE): Promise<Served> {
  const harness = await servePage();
  writeFileSync(join(harness.fake.documents, "gulls.pdf"), bytes);
  await harness.fake.library.sync();
  const { documents } = await harness.fake.library.listDocuments({ limit: 1 });
  const id = documentId(documents[0]!.id);
  const text = await harness.fake.library.documentText(id);
  const start = text.replaceAll("\n", " ").indexOf(cited);
  const quoted = text.slice(start, start + cited.length);
  const reply = await harness.send("POST", "/v1/search", { query: cited });
  const { hits } = (await reply.json()) as { hits: { passage: { id: string } }[] };
  const marks = `${start}-${start + quoted.length}`;
  return { harness, address: `/?passage=${hits[0]!.passage.id}&marks=${marks}` };
}

/** The page's own words below the marks, as far as they reach. */
const markedWords = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const marks = [...document.querySelectorAll(".page-marks mark.cited")].map((mark) =>
      mark.getBoundingClientRect(),
    );
    const words: string[] = [];
    for (const piece of document.querySelectorAll<HTMLElement>(".page-words span")) {
      const text = piece.firstChild;
      if (text?.nodeType !== Node.TEXT_NODE) continue;
      let inside = "";
      for (let at = 0; at < (text.nodeValue?.length ?? 0); at += 1) {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        if (marks.some((mark) => x > mark.left && x < mark.right && y > mark.top && y < mark.bottom))
          inside += text.nodeValue?.[at] ?? "";
      }
      if (inside !== "") words.push(inside);
    }
    return words.join(" ").replaceAll(/\s+/g, " ").trim();
  });

describeInBrowser("A PDF is read as its pages", (_visit, open) => {
  it("at the page of the citation, with its words marked and nothing loaded from elsewhere", async () => {
    const { harness, address } = await serve(await report(40));
    for (const width of [1_280, 360]) {
      const { page, faults } = await open(harness.url + address, { viewport: { width, height: 800 } });
      await page.locator("mark.cited").first().waitFor();
      expect(await page.getByRole("textbox", { name: "Page" }).inputValue()).toBe("39");
      expect(await markedWords(page)).toBe(SENTENCE.slice(0, -1));
      const [box, mark] = await Promise.all([
        page.locator("#reader-text").boundingBox(),
        page.locator("mark.cited").first().boundingBox(),
      ]);
      expect(mark!.y).toBeGreaterThan(box!.y);
      expect(mark!.y + mark!.height).toBeLessThan(box!.y + box!.height);
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
    }
  });

  it("draws the pages that are near the screen, and lets go of the others", async () => {
    const { harness, address } = await serve(await report(60));
    const { page } = await open(harness.url + address);
    await page.locator("mark.cited").first().waitFor();
    expect(await page.locator(".page").count()).toBe(60);
    const field = page.getByRole("textbox", { name: "Page" });
    for (const wanted of ["1", "30", "60", "12"]) {
      await field.fill(wanted);
      await field.press("Enter");
      await page.locator(`[data-page="${wanted}"] canvas`).waitFor();
      await expect
        .poll(() => page.locator("canvas:not(.hiddenCanvasElement)").count())
        .toBeLessThanOrEqual(8);
    }
    await page.getByRole("button", { name: "To the passage" }).click();
    await page.locator("mark.cited").first().waitFor();
    await expect.poll(() => field.inputValue()).toBe("59");
    await page.getByRole("button", { name: "Larger pages" }).click();
    await expect
      .poll(async () => (await page.locator('[data-page="59"] canvas').boundingBox())?.width ?? 0)
      .toBeGreaterThan(700);
  });

  it("goes to words and headings, and changes between page and text", async () => {
    const { harness, address } = await serve(await report(20));
    const { page, faults } = await open(harness.url + address);
    await page.locator("mark.cited").first().waitFor();
    await page.getByRole("searchbox", { name: "Find in the document" }).fill("crew 503 stayed");
    await page.locator("mark.found").first().waitFor();
    expect(await page.locator('[data-page="5"] mark.found').count()).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Text", exact: true }).click();
    await page.locator("#reader-text .passage mark").first().waitFor();
    expect(await page.locator(".page").count()).toBe(0);
    await page.getByRole("button", { name: "Page", exact: true }).click();
    await page.locator("mark.cited").first().waitFor();
    expect(faults).toEqual([]);
  });

  it("shows a page without a mark, and says so, where the words are not on it", async () => {
    const { harness, address } = await serve(await report(3));
    const other = await pdf({ size: "A4" }, (document) => {
      for (let page = 0; page < 3; page += 1) document.text("Quite another text.").addPage();
    });
    writeFileSync(join(harness.fake.documents, "gulls.pdf"), other);
    const { page } = await open(harness.url + address);
    await page.getByText("could not be marked on page 2").waitFor();
    await page.getByText("The file has changed since it was read").waitFor();
    await page.locator('[data-page="2"] canvas').waitFor();
    expect(await page.locator("mark").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it("falls back to the text, with the reason, where there is no page to show", async () => {
    const bytes = await report(3);
    const { harness, address } = await serve(bytes);
    const file = join(harness.fake.documents, "gulls.pdf");
    for (const [contents, reason] of [
      [Buffer.from("%PDF-1.7\nnothing of a document\n%%EOF"), "The file is damaged."],
      [
        await pdf({ userPassword: "gulls" }, (document) => document.text("Locked.")),
        "The file needs a password.",
      ],
      [null, "no longer where it was"],
    ] as const) {
      if (contents === null) rmSync(file);
      else writeFileSync(file, contents);
      const { page, faults } = await open(harness.url + address);
      await page.getByText("The pages cannot be shown").getByText(reason).waitFor();
      await page.locator("#reader-text .passage mark").first().waitFor();
      expect(await page.getByRole("button", { name: "Text", exact: true }).getAttribute("aria-pressed")).toBe(
        "true",
      );
      writeFileSync(file, bytes);
      await page.getByRole("button", { name: "Page", exact: true }).click();
      await page.locator("mark.cited").first().waitFor();
      expect(faults).toEqual([]);
    }
  });

  it("shows about where the words stand on a page that is a picture, beside its lines", async () => {
    const { harness, address } = await serve(await report(2));
    // The same pages without words, as a scanner would make them: lines of ink.
    const scan = await pdf({ size: "A4", margin: 0 }, (document) => {
      for (let page = 1; page <= 2; page += 1) {
        if (page > 1) document.addPage();
        for (let line = 0; line < 40; line += 1) document.rect(80, 80 + line * 16, 430, 9).fill("black");
      }
    });
    writeFileSync(join(harness.fake.documents, "gulls.pdf"), scan);
    const { page } = await open(harness.url + address);
    const bar = page.locator(".page-marks mark.about");
    await bar.waitFor();
    await page.getByText("Page 1 is a picture").waitFor();
    const [box, sheet] = [await bar.boundingBox(), await page.locator(".page-box").first().boundingBox()];
    expect(box!.height).toBeGreaterThan(0.03 * sheet!.height);
    expect(box!.height).toBeLessThan(0.5 * sheet!.height);
    expect(box!.x).toBeLessThan(sheet!.x + 0.05 * sheet!.width);
    expect(await violations(page)).toEqual([]);
  });
});
