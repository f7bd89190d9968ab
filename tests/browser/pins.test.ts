import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { FROZEN, harbour, lake, madeUpLibrary } from "./made-up.ts";
import { closeReader } from "./reader-panel.ts";

const FROZEN_ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;
const cards = (page: Page) => page.getByRole("list", { name: "Pinned passages" }).getByRole("listitem");

/** Pins the first two cards of an answer, and shows the pins. */
async function pinTwo(page: Page): Promise<void> {
  await page.locator("#citation-2").getByRole("button", { name: "Pin", exact: true }).click();
  await page.locator("#citation-1").getByRole("button", { name: "Pin", exact: true }).click();
  await page.locator("#citation-1").getByRole("link", { name: "All pins" }).click();
  await cards(page).first().waitFor();
}

describeInBrowser("Pins", (visit) => {
  it("are put by in their order, checked when they are shown, and still there when the page is opened again", async () => {
    const { page, server, faults } = await visit(FROZEN_ADDRESS);
    await pinTwo(page);
    expect(new URL(page.url()).search).toBe("?view=pins");
    await page.getByText("Stands in the document, word for word.").nth(1).waitFor();
    expect(await page.locator(".citation-line").allTextContents()).toEqual([
      "“The harbour dues”, harbour.md",
      `${lake.summary.author}, “${lake.summary.title}”, 2021-12-03, winter/lake.pdf`,
    ]);
    expect(await cards(page).last().locator("mark").count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.url}/`);
    await page.getByRole("link", { name: "Pins 2" }).click();
    expect(await cards(page).count()).toBe(2);
    await page.locator(".citation-line").first().click();
    await page.locator("#reader-text .passage").waitFor();
    expect(new URL(page.url()).searchParams.get("view")).toBe("pins");
    expect(faults).toEqual([]);
  });

  it("are put in another order by buttons, which keep the focus, and stay in it", async () => {
    const { page, faults } = await visit(FROZEN_ADDRESS);
    await pinTwo(page);
    const titles = () => cards(page).locator(".citation-line").allTextContents();
    const [first = "", second = ""] = await titles();
    expect(
      await cards(page).first().getByRole("button", { name: "Move up" }).getAttribute("aria-disabled"),
    ).toBe("true");
    await cards(page).first().getByRole("button", { name: "Move down" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("Now number 2 of 2.").waitFor();
    expect(await titles()).toEqual([second, first]);
    expect(await page.locator(":focus").getAttribute("aria-label")).toContain("Move down");
    expect(await cards(page).last().locator(":focus").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await cards(page).nth(1).waitFor();
    expect(await titles()).toEqual([second, first]);
    expect(faults).toEqual([]);
  });

  it("can be the sentences of an answer, each with its citation, and words that are selected", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.getByRole("button", { name: "Pin the answer" }).click();
    expect(await page.locator(".answer-actions [role=status]").textContent()).toContain("Pinned.");
    await page.getByRole("button", { name: "Unpin the answer" }).click();
    await page.getByRole("button", { name: "Pin the answer" }).click();
    await page.getByRole("link", { name: "Pins 2" }).click();
    await page.getByText("Stands in the document, word for word.").nth(1).waitFor();
    expect(await cards(page).locator("blockquote").allTextContents()).toEqual([
      "The lake froze 🧊 in early November.",
      "The council set them at 41 crowns a metre.",
    ]);
    expect(await cards(page).first().locator(".facts").textContent()).toBe(`Asked: ${FROZEN}`);
  });

  it("are never shown as the document's words where they are not", async () => {
    const { page, server } = await visit(FROZEN_ADDRESS);
    await pinTwo(page);
    server.library = madeUpLibrary({
      documents: [harbour.summary],
      texts: new Map([[harbour.summary.id, harbour.text.replace("41 crowns", "44 crowns")]]),
    });
    await page.reload();
    await page.getByText("The document no longer has these words").waitFor();
    await page.getByText("The document is no longer in the library").waitFor();
    expect(await cards(page).first().locator("blockquote").textContent()).toContain("41 crowns");
    expect(await violations(page)).toEqual([]);
    await page.locator(".citation-line").click();
    await page.locator(".comparison del").waitFor();
    expect(await page.locator(".comparison del").textContent()).toContain("41");
    await closeReader(page);
    server.library = madeUpLibrary({
      texts: new Map([
        [harbour.summary.id, `Moved.\n\n${harbour.text}`],
        [lake.summary.id, lake.text],
      ]),
    });
    await page.reload();
    await page.getByText("at another place than when it was pinned").waitFor();
    await page.locator(".citation-line").first().click();
    expect(await page.locator("#reader-text .passage").textContent()).toContain("41 crowns");
  });

  it("say so where they cannot be checked", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await pinTwo(page);
    await page.route("**/v1/citations/**", (route) => route.abort());
    await page.reload();
    await page.getByText("Not checked: these are the words that were pinned.").nth(1).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("are removed one by one or all together, and put back where they were, by keyboard", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await pinTwo(page);
    const before = await page.locator(".citation-line").allTextContents();
    await cards(page).first().getByRole("button", { name: "Remove the pin" }).press("Enter");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Undo");
    expect(await page.locator(".citation-line").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    expect(await page.locator(".citation-line").allTextContents()).toEqual(before);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Remove");
    await page.getByRole("button", { name: "Remove all" }).press("Enter");
    expect(await page.locator(".citation-line").count()).toBe(0);
    await page.getByRole("button", { name: "Put all back" }).press("Enter");
    expect(await page.locator(".citation-line").allTextContents()).toEqual(before);
    await page.getByRole("button", { name: "Remove all" }).press("Enter");
    await page.reload();
    await page.getByText("Nothing is pinned.").waitFor();
    expect(await page.evaluate(() => localStorage.length)).toBe(1);
  });

  it("are taken along as Markdown and as CSV, with their citations and links", async () => {
    const { page, server } = await visit(FROZEN_ADDRESS);
    await pinTwo(page);
    const saved = async (name: string): Promise<string> => {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name }).click();
      return readFileSync(await (await download).path(), "utf8");
    };
    const markdown = await saved("Save as Markdown");
    expect(markdown).toContain("> The council set them at 41 crowns a metre. Fishing boats pay half.");
    const link = /\(<([^>]+)>\)/.exec(markdown)?.[1] ?? "";
    const csv = await saved("Save as CSV");
    expect(csv).toContain(
      `"The council set them at 41 crowns a metre. Fishing boats pay half.","“The harbour dues”, harbour.md","${link}"`,
    );
    await page.goto(link);
    expect(link.startsWith(server.url)).toBe(true);
    expect(await page.locator("#reader-text .passage").textContent()).toContain("41 crowns");
  });

  it("are kept no longer than the tab where there is an access key, and not at all once it is forgotten", async () => {
    const { page } = await visit("/");
    await page.evaluate(() => {
      sessionStorage.setItem("pincite-access-key", "k");
    });
    await page.goto(new URL(FROZEN_ADDRESS, page.url()).href);
    await pinTwo(page);
    expect(await page.evaluate(() => localStorage.getItem("pincite-pins"))).toBe(null);
    await page.getByRole("button", { name: "Forget the access key" }).click();
    await page.getByText("Nothing is pinned.").waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it("are those of this page where the browser keeps nothing, which is said, and no more than two hundred", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await pinTwo(page);
    await page.getByText("This browser keeps nothing more for the page").waitFor();
    expect(await cards(page).count()).toBe(2);
    await page.evaluate(() => {
      const pin = (at: number) => ({
        id: `00000000000000aa-${at}-${at + 1}-00000000`,
        quote: "a",
        citation: "b",
        question: "",
      });
      const pins = JSON.stringify(Array.from({ length: 200 }, (_, at) => pin(at)));
      Object.defineProperty(Storage.prototype, "getItem", {
        value: (name: string) => (name === "pincite-pins" ? pins : null),
      });
      dispatchEvent(new StorageEvent("storage", { key: "pincite-pins", storageArea: localStorage }));
    });
    await page.goBack();
    await page.locator("#citation-1").getByRole("button", { name: "Pin", exact: true }).click();
    expect(await page.locator("#citation-1 [role=status]").textContent()).toContain("200 pins are the most.");
  });

  it("are the same in another tab", async () => {
    const { page, server } = await visit(FROZEN_ADDRESS);
    const other = await page.context().newPage();
    await other.goto(`${server.url}/?view=pins`);
    await other.getByText("Nothing is pinned.").waitFor();
    await page.locator("#citation-1").getByRole("button", { name: "Pin", exact: true }).click();
    await cards(other).first().waitFor();
    await page.locator("#citation-1").getByRole("button", { name: "Unpin" }).click();
    await other.getByRole("button", { name: "Undo removing the pin" }).waitFor();
  });

  it("are none where the storage holds something else", async () => {
    const { page, faults } = await visit("/?view=pins");
    const one = { id: "x-0-1-00000000", quote: "a", citation: "b", question: "", marks: [] };
    for (const stored of [
      "{",
      '{"a":1}',
      "[1,null,{}]",
      JSON.stringify([
        { ...one, quote: 1 },
        { ...one, id: "x" },
      ]),
    ]) {
      await page.evaluate((value) => {
        localStorage.setItem("pincite-pins", value);
      }, stored);
      await page.reload();
      await page.getByText("Nothing is pinned.").waitFor();
    }
    expect(faults).toEqual([]);
  });

  it("fit a narrow screen, in the dark, too", async () => {
    const { page } = await visit(FROZEN_ADDRESS, {
      viewport: { width: 320, height: 700 },
      colorScheme: "dark",
    });
    await pinTwo(page);
    await page.getByText("Stands in the document").nth(1).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
  });
});
