import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage } from "./served-page.ts";

const BIRDS = [
  "gull",
  "tern",
  "auk",
  "skua",
  "petrel",
  "gannet",
  "eider",
  "plover",
  "curlew",
  "heron",
  "fulmar",
  "puffin",
];

describeInBrowser("Further passages of a question", (_visit, open) => {
  it("are shown on demand, each once, numbered on, with the names of uploads as they were sent", async () => {
    const harness = await servePage();
    const documents = BIRDS.flatMap((bird, one) =>
      ["spring", "autumn"].map((season, other) => ({
        text: `In ${season} the ferry of ${bird} bay waited ${one * 2 + other + 3} hours for a ${bird} on the quay of crew ${one}.`,
        title: `Log of ${bird} bay in ${season}`,
      })),
    );
    const reply = await harness.send("POST", "/v1/documents?wait=true", { documents });
    expect(reply.status).toBeLessThan(300);
    const { page, faults } = await open(
      `${harness.url}/?q=${encodeURIComponent("which ferry waited on the quay")}`,
    );
    await page.locator(".card").first().waitFor();
    const more = page.getByRole("button", { name: "More passages" });
    const cards = page.locator(".card");
    let before = await cards.count();
    while (await more.isVisible()) {
      await more.click();
      await expect
        .poll(
          async () =>
            (await cards.count()) > before || (await page.getByText("no further passages").isVisible()),
        )
        .toBe(true);
      before = await cards.count();
      await expect.poll(() => page.locator(".more button:disabled").count()).toBe(0);
    }
    const ids = await page
      .locator(".passage-text")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-passage")));
    expect(ids.length).toBe(documents.length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await page.locator(".card-number").allTextContents()).toEqual(
      ids.map((_id, index) => String(index + 1)),
    );
    expect((await page.locator(".citation-line").allTextContents()).join()).not.toContain("upload:");
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await cards.last().getByRole("link").first().click();
    await page.locator("#reader-text .passage").waitFor();
    expect(await page.locator("#reader-facts").textContent()).not.toContain("upload:");
  });
});
