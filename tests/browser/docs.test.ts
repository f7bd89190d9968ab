import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage } from "./served-page.ts";

const COLOURS = [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const;

describeInBrowser("The documentation at /docs", (_visit, open) => {
  const pages = ["/docs", "/docs/problems"];

  it.each(pages.flatMap((path) => COLOURS.map((colours) => ({ path, colours }))))(
    "$path has no fault of accessibility in $colours",
    async ({ path, colours }) => {
      const { url } = await servePage();
      const { page, faults } = await open(url + path, { ...colours, bypassCSP: true });
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  it("needs no scrolling sideways on a screen of 320 pixels", async () => {
    const { url } = await servePage();
    for (const path of pages) {
      const { page } = await open(url + path, { viewport: { width: 320, height: 700 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
  });

  it("is read with the keyboard alone: past the contents, and into what scrolls", async () => {
    const { url } = await servePage();
    const { page } = await open(`${url}/docs`);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to the contents of the page" });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    const scrolling = await page
      .locator("pre, .table")
      .evaluateAll(
        (all) =>
          all.filter((one) => one.scrollWidth > one.clientWidth && one.getAttribute("tabindex") !== "0")
            .length,
      );
    expect(scrolling).toBe(0);
  });

  it("prints in black on white, with the examples that are folded away", async () => {
    const { url } = await servePage();
    const { page } = await open(`${url}/docs`, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(0, 0, 0)");
    expect(await page.locator("nav.contents").isVisible()).toBe(false);
    const shown = await page
      .locator("details pre")
      .first()
      .evaluate((one) => one.getBoundingClientRect().height);
    expect(shown).toBeGreaterThan(10);
  });
});
