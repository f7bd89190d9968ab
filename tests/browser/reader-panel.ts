import type { Page } from "playwright-core";

/**
 * Closes the document with Escape. It is off the screen at once and out of the address a moment later: the page
 * goes back to where it was opened, and a reload meanwhile would be aborted.
 */
export async function closeReader(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.locator("#reader").waitFor({ state: "hidden" });
  await page.waitForURL(({ searchParams }) => !searchParams.has("passage") && !searchParams.has("document"));
}
