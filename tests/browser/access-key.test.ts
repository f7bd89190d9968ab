import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";
import { problem } from "./fake-server.ts";
import { FROZEN } from "./made-up.ts";

const KEY = "pincite_0123456789ab_secret-1";
const ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;

/** Lets requests through to the API that carry the key, and answers all others as the server does. */
async function askForKey(page: Page): Promise<void> {
  for (const api of ["**/v1/**", "**/healthz"]) {
    await page.route(api, async (route) => {
      const { authorization } = route.request().headers();
      if (authorization === `Bearer ${KEY}`) return route.fallback();
      const detail = authorization === undefined ? "This needs an access key." : "This is no access key.";
      const { status, type, body } = problem(401, detail);
      return route.fulfill({ status, contentType: type, body });
    });
  }
  await page.reload();
}

describeInBrowser("The page of a server that asks for a key", (visit) => {
  it("asks for it where it is missing, and then answers the question that was asked", async () => {
    const { page, server, faults } = await visit(ADDRESS);
    await askForKey(page);
    await page.getByRole("alert").getByText("This needs an access key.").waitFor();
    const field = page.getByLabel("Access key");
    expect(await field.getAttribute("type")).toBe("password");
    await field.fill(` ${KEY} `);
    await page.keyboard.press("Enter");
    await page.locator(".card").first().waitFor();
    await page.locator("#library-counts").getByText("passages").waitFor();
    expect(page.url()).toBe(server.url + ADDRESS);
    await page.locator("#citation-1").click();
    await page.locator("#reader-text mark").first().waitFor();
    expect(faults).toEqual([]);
  });

  it("asks again after a wrong one, whatever was typed", async () => {
    const { page } = await visit(ADDRESS);
    await askForKey(page);
    for (const wrong of ["wrong", "no — header can carry this"]) {
      await page.getByLabel("Access key").fill(wrong);
      await page.getByRole("button", { name: "Use this key" }).click();
      await page.getByRole("alert").getByText("This is no access key.").waitFor();
    }
    await page.getByLabel("Access key").fill(KEY);
    await page.keyboard.press("Enter");
    await page.locator(".card").first().waitFor();
  });

  it("keeps it in its tabs alone until it is forgotten, and out of the address", async () => {
    const { page, server } = await visit(ADDRESS);
    await askForKey(page);
    await page.getByLabel("Access key").fill(KEY);
    await page.keyboard.press("Enter");
    await page.locator(".card").first().waitFor();
    expect(page.url()).not.toContain("secret");
    const lasting = (tab: Page) => tab.evaluate(() => JSON.stringify(localStorage) + document.cookie);
    expect(await lasting(page)).not.toContain("secret");
    const other = await page.context().newPage();
    await other.goto(server.url);
    const kept = () => other.evaluate(() => sessionStorage.getItem("pincite-access-key"));
    await expect.poll(kept).toBe(KEY);
    expect(await lasting(other)).not.toContain("secret");
    await page.getByRole("button", { name: "Forget the access key" }).click();
    await expect.poll(kept).toBe(null);
    await page.getByLabel("Access key").waitFor();
  });
});
