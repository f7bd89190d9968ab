import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { answer } from "./fake-server.ts";
import { answered, FROZEN, lakeHit } from "./made-up.ts";
import { servePage } from "./served-page.ts";

const FROZEN_ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;
const BIRDS = "gull tern auk skua petrel gannet eider plover curlew heron fulmar puffin".split(" ");
const choice = (page: Page) => page.getByRole("checkbox", { name: "Passages only" });

describeInBrowser("Passages without an answer", (visit, open) => {
  it("are chosen by keyboard, stand in the address, and are left again", async () => {
    const { page, server, faults } = await visit(FROZEN_ADDRESS);
    await page.locator(".answer-text").waitFor();
    await choice(page).press("Space");
    await page.getByRole("list", { name: "Passages, the best first" }).waitFor();
    expect(new URL(page.url()).search).toBe(`?${new URLSearchParams({ q: FROZEN, show: "passages" })}`);
    expect(await page.locator(".answer-text").count()).toBe(0);
    expect(await page.locator(".card-number").allTextContents()).toEqual(["1", "2", "3"]);
    expect(await page.locator("#citation-1 mark").count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    expect([server.asked, server.searches.map(({ query }) => query)]).toEqual([[FROZEN], [FROZEN]]);
    await choice(page).press("Space");
    await page.locator(".answer-text").waitFor();
    await page.goBack();
    await page.getByRole("list", { name: "Passages, the best first" }).waitFor();
    expect(await choice(page).isChecked()).toBe(true);
    expect(faults).toEqual([]);
  });

  it("are opened by a shared address, asked with its filters, and stay for the next question", async () => {
    const { page, server } = await visit(`${FROZEN_ADDRESS}&show=passages&tag=ice`);
    await page.locator(".card").first().waitFor();
    expect(await choice(page).isChecked()).toBe(true);
    await page.locator("#question").fill("another");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=another/);
    await page.locator(".card").first().waitFor();
    expect(new URL(page.url()).searchParams.get("show")).toBe("passages");
    expect(server.asked).toEqual([]);
    expect(server.searches.map(({ query, filters }) => [query, filters?.tags])).toEqual([
      [FROZEN, ["ice"]],
      ["another", ["ice"]],
    ]);
    await page.locator(".citation-line").first().click();
    await page.locator("#reader-text mark").first().waitFor();
    expect(new URL(page.url()).searchParams.get("show")).toBe("passages");
  });

  it("do not ask what is typed and not yet asked", async () => {
    const { page, server } = await visit("/");
    await page.locator("#question").fill("half a ques");
    await choice(page).check();
    expect([server.asked, server.searches, new URL(page.url()).search]).toEqual([[], [], ""]);
    await page.locator("#question").press("Enter");
    await page.locator(".card").first().waitFor();
    expect(server.searches.map(({ query }) => query)).toEqual(["half a ques"]);
  });

  it("go on with more, each once, where there are more than are shown at first", async () => {
    const harness = await servePage();
    const documents = BIRDS.map((bird, index) => ({
      title: `Log of ${bird} bay`,
      text: `The ferry of ${bird} bay waited ${index + 3} hours for a ${bird} on the quay of crew ${index}.`,
    }));
    await harness.send("POST", "/v1/documents?wait=true", { documents });
    const { page } = await open(`${harness.url}/?q=ferry+quay&show=passages`);
    await page.locator(".card").first().waitFor();
    expect(await page.locator(".card").count()).toBe(10);
    await page.getByRole("button", { name: "More passages" }).click();
    await expect.poll(() => page.locator(".card").count()).toBe(BIRDS.length);
    expect(await page.locator(".card-number").allTextContents()).toEqual(
      BIRDS.map((_bird, index) => String(index + 1)),
    );
  });
});

describeInBrowser("Documents without a date", (visit) => {
  it("are offered where the limit of the date alone left them out", async () => {
    const { page, server } = await visit(`${FROZEN_ADDRESS}&from=2021-01-01`, {
      library: {
        ask: (question) =>
          answer({
            ...answered(question, [lakeHit]),
            interpretation: {
              ...answered(question, []).interpretation,
              filters: { from: "2021-01-01", undated: "include" },
            },
            undated: 2,
          }),
      },
    });
    await page.getByRole("link", { name: "Search the 2 documents without a date, too" }).press("Enter");
    await page.waitForURL(/undated=include/);
    await page.locator(".answer-text").waitFor();
    expect(server.requests.map(({ filters }) => filters?.undated)).toEqual([undefined, "include"]);
    expect(await page.locator(".chips").textContent()).toContain("Also documents without a date×");
    await page.getByText("Choose documents").click();
    expect(await page.getByRole("checkbox", { name: "Also documents without a date" }).isChecked()).toBe(
      true,
    );
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "Remove the filter Also documents without a date" }).click();
    await page.waitForURL((url) => !url.searchParams.has("undated"));
    expect(await page.getByRole("checkbox", { name: "Also documents without a date" }).isChecked()).toBe(
      false,
    );
  });
});
