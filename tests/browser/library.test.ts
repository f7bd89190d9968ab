import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage } from "./served-page.ts";
import type { LibraryHarness } from "../http/library-harness.ts";

/** Documents "Part 1" to "Part <count>", every third by Ann Macleod, the others by Igor Ivanov. */
async function fill(harness: LibraryHarness, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  for (let from = 0; from < count; from += 100) {
    const documents = numbers.slice(from, from + 100).map((number) => ({
      text: `Harbour notes of the ${number}. week. The ferry waits for the tide.`,
      title: `Part ${number}`,
      date: `20${String(10 + (number % 15))}-03-01`,
      authors: [number % 3 === 0 ? "Ann Macleod" : "Igor Ivanov"],
      tags: [number % 2 === 0 ? "even" : "odd"],
      ...(number === 7 ? { format: "markdown" } : {}),
    }));
    await harness.send("POST", "/v1/documents?wait=true", { documents });
  }
}

const titles = (page: Page): Promise<string[]> => page.locator("tbody th bdi").allTextContents();
const head = (page: Page, name: string) => page.getByRole("columnheader", { name });

describeInBrowser("The table of documents", (_visit, open) => {
  it("shows one page at a time, in natural order, and keeps what it shows in the address", async () => {
    const harness = await servePage();
    await fill(harness, 130);
    const { page, faults } = await open(`${harness.url}/?view=documents`);
    await page.getByText("1 to 100 of 130 documents").waitFor();
    expect((await titles(page)).slice(0, 3)).toEqual(["Part 1", "Part 2", "Part 3"]);
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByText("101 to 130 of 130 documents").waitFor();
    expect((await titles(page))[0]).toBe("Part 101");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Documents");
    await head(page, "Title").getByRole("link").click();
    // Part 130 stands on the page that is left as well: there it is the last one.
    await page.locator("tbody tr").first().getByRole("rowheader", { name: "Part 130" }).waitFor();
    expect(await head(page, "Title").getAttribute("aria-sort")).toBe("descending");
    expect(new URL(page.url()).search).toBe("?view=documents&sort=-title");
    await page.reload();
    await page.getByRole("rowheader", { name: "Part 130" }).waitFor();
    await page.goBack();
    await page.getByText("101 to 130 of 130 documents").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("finds by words of title and author, and filters by what there is, with counts", async () => {
    const harness = await servePage();
    await fill(harness, 12);
    const { page } = await open(`${harness.url}/?view=documents`);
    await page.getByLabel("Title, author or file").fill("macleod part");
    await page.keyboard.press("Enter");
    await page.getByText("4 documents", { exact: true }).waitFor();
    expect(await titles(page)).toEqual(["Part 3", "Part 6", "Part 9", "Part 12"]);
    await page.getByRole("combobox", { name: "Tag" }).selectOption({ label: "even (2)" });
    await page.getByText("2 documents", { exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe("?view=documents&q=macleod+part&tag=even");
    await page.getByRole("combobox", { name: "State" }).selectOption("Not read");
    await page.getByRole("link", { name: "Show all documents" }).click();
    await page.locator(".listed").getByText("12 documents", { exact: true }).waitFor();
    await page.getByRole("combobox", { name: "Format" }).selectOption("markdown");
    await page.getByText("1 document", { exact: true }).waitFor();
    expect(await titles(page)).toEqual(["Part 7"]);
  });

  it("shows files as they arrive and go", async () => {
    const harness = await servePage();
    await fill(harness, 2);
    const { page } = await open(`${harness.url}/?view=documents`);
    await page.getByRole("rowheader", { name: "Part 2" }).waitFor();
    await fill(harness, 3);
    await page.getByRole("rowheader", { name: "Part 3" }).waitFor();
    await page.getByRole("button", { name: "Delete Part 2" }).click();
    await page.getByText("Will be deleted").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Undo deleting Part 2" }).click();
    await page.getByRole("button", { name: "Delete Part 2" }).waitFor();
  });

  it("has a card for each document on a narrow screen, and is still a table to those who hear it", async () => {
    const harness = await servePage();
    await fill(harness, 3);
    const { page } = await open(`${harness.url}/?view=documents`, { viewport: { width: 320, height: 700 } });
    await page.getByRole("rowheader", { name: "Part 2" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.getByRole("combobox", { name: "Order" }).selectOption("Date");
    await expect.poll(() => titles(page)).toEqual(["Part 3", "Part 2", "Part 1"]);
    expect(await violations(page)).toEqual([]);
  });

  it("tells a key that is limited to tags why it sees nothing", async () => {
    const harness = await servePage();
    const { page } = await open(harness.url);
    await page.route("**/healthz", async (route) => {
      const health = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...health, access: { scope: "read", tags: ["press"] } } });
    });
    await page.goto(`${harness.url}/?view=documents`);
    await page.getByText("only documents with the tag “press”, and there are none").waitFor();
  });
});

describeInBrowser("What there is among the documents", (_visit, open) => {
  it("stands below the question with counts, and narrows the search", async () => {
    const harness = await servePage();
    await fill(harness, 12);
    const { page } = await open(`${harness.url}/?q=${encodeURIComponent("When does the ferry wait?")}`);
    await page.locator(".card").first().waitFor();
    await page.getByText("Choose documents").click();
    await page.getByRole("group", { name: "Author" }).getByRole("button", { name: "Ann Macleod 4" }).click();
    await page.getByRole("group", { name: "Tag" }).getByRole("button", { name: "even 2" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("group", { name: "Year" }).getByRole("button", { name: "2013 1" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("from")).toBe("2013-01-01");
    await page.locator(".card").first().waitFor();
    expect(await page.locator(".card").count()).toBe(1);
  });
});
