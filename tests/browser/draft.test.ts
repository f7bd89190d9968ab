import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage as serve } from "./served-page.ts";

const TEXT = "“The ferry will not return before the spring of 2023,” Ulla Brandt said.\n";
const DRAFT = `${TEXT}\n“The ferry will not return before the autumn of 2023,” Ulla Brandt said.\n`;

const fileOf = (name: string, text: string) => ({
  name,
  mimeType: "text/markdown",
  buffer: Buffer.from(text),
});

async function shelf() {
  const harness = await serve();
  writeFileSync(join(harness.fake.documents, "open.md"), TEXT);
  await harness.fake.library.sync();
  return harness;
}

describeInBrowser("Checking a draft on the page", (_visit, open) => {
  it("tells what became of each quotation, opens the place, and leaves nothing on the server", async () => {
    const harness = await shelf();
    const { page, faults } = await open(`${harness.url}/?view=quote`);
    await page.getByLabel("The draft to check").setInputFiles(fileOf("speech.md", DRAFT));
    await page.getByRole("heading", { name: "speech.md" }).waitFor();
    expect(await page.locator(".verdict p").first().textContent()).toBe(
      "2 quotations: 1 verbatim, 1 altered.",
    );
    const cards = page.getByRole("list", { name: "Quotations of the draft" }).locator(".card");
    expect(await cards.locator("h3").allTextContents()).toEqual([
      "Verbatim · by Ulla Brandt",
      "Altered · by Ulla Brandt",
    ]);
    expect(await cards.nth(1).locator("mark").allTextContents()).toEqual(["autumn", "spring"]);
    expect(await violations(page)).toEqual([]);
    await cards.nth(1).locator(".citation-line").click();
    await page.locator("#reader-text .passage").waitFor();
    expect(readdirSync(join(harness.fake.index, "uploads", ".incoming"))).toEqual([]);
    expect(await harness.fake.library.documents()).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it("takes a draft that is dropped where quotations are checked, adds none, and can be stopped", async () => {
    const harness = await shelf();
    const { page } = await open(`${harness.url}/?view=quote`);
    await page.getByText("Check a whole draft…").waitFor();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text.repeat(600)], "book.md", { type: "text/markdown" }));
      const init = { bubbles: true, cancelable: true, dataTransfer: data };
      document.querySelector("main")?.dispatchEvent(new DragEvent("drop", init));
    }, `${TEXT}\n`);
    await page.getByText(/of 600 quotations checked/u).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    expect(await page.locator(".draft-progress").count()).toBe(0);
    await page.getByLabel("The draft to check").setInputFiles(fileOf("broken.docx", "no archive"));
    await page.getByRole("alert").waitFor();
    expect(await harness.fake.library.documents()).toHaveLength(1);
  });
});
