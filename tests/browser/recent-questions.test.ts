import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { FROZEN } from "./made-up.ts";

describeInBrowser("Questions that were asked before", (visit) => {
  it("are offered again, the last first and each once, and erased on request", async () => {
    const { page, server, faults } = await visit("/");
    await page.locator("#topics").waitFor();
    expect(await page.locator("#recent").count()).toBe(0);
    for (const question of ["who was first", FROZEN, "who was first"]) {
      await page.goto(`${server.url}/?q=${encodeURIComponent(question)}`);
      await page.locator(".card").first().waitFor();
    }
    await page.goto(server.url);
    const recent = page.getByRole("list", { name: "Asked before" });
    expect(await recent.getByRole("button").allTextContents()).toEqual(["who was first", FROZEN]);
    expect(await violations(page)).toEqual([]);
    await recent.getByRole("button", { name: FROZEN }).click();
    await page.locator(".answer-text").waitFor();
    await page.goto(server.url);
    await page.getByRole("button", { name: "Copy them" }).click();
    await page.getByText("Questions copied.").waitFor();
    await page.getByRole("button", { name: "Erase them" }).click();
    await recent.waitFor({ state: "detached" });
    await page.reload();
    await page.locator("#topics").waitFor();
    expect(await page.locator("#recent").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("are kept no longer than the tab where there is an access key, and not at all once it is forgotten", async () => {
    const { page, server } = await visit("/");
    await page.evaluate(() => {
      sessionStorage.setItem("pincite-access-key", "k");
    });
    await page.goto(`${server.url}/?q=${encodeURIComponent(FROZEN)}`);
    await page.locator(".card").first().waitFor();
    expect(await page.evaluate(() => localStorage.getItem("pincite-recent-questions"))).toBe(null);
    await page.goto(server.url);
    await page.locator("#recent").waitFor();
    await page.getByRole("button", { name: "Forget the access key" }).click();
    await page.locator("#topics").waitFor();
    await expect
      .poll(() => page.evaluate(() => sessionStorage.getItem("pincite-recent-questions")))
      .toBe(null);
  });

  it("are none where the storage holds something else", async () => {
    const { page, server, faults } = await visit("/");
    for (const stored of ["{", '{"a":1}', "[1,null]"]) {
      await page.evaluate((value) => {
        localStorage.setItem("pincite-recent-questions", value);
      }, stored);
      await page.goto(server.url);
      await page.locator("#topics").waitFor();
      expect(await page.locator("#recent").count()).toBe(0);
    }
    expect(faults).toEqual([]);
  });
});
