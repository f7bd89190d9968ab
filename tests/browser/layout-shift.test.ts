import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";
import { FROZEN, madeUpLibrary } from "./made-up.ts";

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

const SLOWLY = {
  ask: async (question: string) => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    return madeUpLibrary().ask(question);
  },
};

/** What moved that nobody moved: the sum by the Layout Instability API, with what it was. */
async function shifts(page: Page): Promise<{ readonly total: number; readonly what: readonly string[] }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => {
          const moved = (list.getEntries() as Shift[]).filter(({ hadRecentInput }) => !hadRecentInput);
          const what = moved.flatMap(({ value, sources }) =>
            sources.map(
              ({ node }) =>
                `${value.toFixed(3)} ${node instanceof Element ? node.outerHTML.slice(0, 80) : ""}`,
            ),
          );
          resolve({ total: moved.reduce((sum, { value }) => sum + value, 0), what });
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => {
          resolve({ total: 0, what: [] });
        }, 1_000);
      }),
  );
}

describeInBrowser("What stands on the page stays where it is", (visit) => {
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    it(`when an answer arrives, ${viewport.width} pixels wide`, async () => {
      const { page } = await visit("/", { viewport, library: SLOWLY });
      await page.locator("#library-counts").getByText("passages").waitFor();
      await page.getByRole("textbox", { name: "Your question" }).fill(FROZEN);
      await page.keyboard.press("Enter");
      await page.locator(".card").first().waitFor();
      const { total, what } = await shifts(page);
      expect(total, what.join("\n")).toBeLessThanOrEqual(0.02);
    });

    it(`when the page is opened at a question, ${viewport.width} pixels wide`, async () => {
      const { page } = await visit(`/?q=${encodeURIComponent(FROZEN)}`, { viewport, library: SLOWLY });
      await page.locator(".card").first().waitFor();
      const { total, what } = await shifts(page);
      expect(total, what.join("\n")).toBeLessThanOrEqual(0.02);
    });
  }
});
