import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage } from "./served-page.ts";

const TIDES = "Tide tables\n\nBy Ann Macleod\n\nHigh water at Oban is at noon, and low water is at six.\n";

describeInBrowser("Correcting a document on the page", (_visit, open) => {
  it("sets a title, shows what the file says beside it, and takes it back, in German and by keyboard", async () => {
    const harness = await servePage();
    writeFileSync(join(harness.fake.documents, "tides.md"), TIDES);
    await harness.fake.library.sync();
    const [{ id } = { id: "" }] = await harness.fake.library.documents();
    const { page, faults } = await open(`${harness.url}/?view=documents&document=${id}`, { locale: "de" });
    const correct = page.getByRole("button", { name: "Berichtigen …" });
    await correct.press("Enter");
    const title = page.getByRole("textbox", { name: "Titel", exact: true });
    await title.waitFor();
    expect(await title.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await title.fill("Spring- und Nipptiden");
    await title.press("Enter");
    await page.getByText("Gespeichert. Die Datei wird neu eingelesen.").waitFor();
    await page.locator("#reader-title").getByText("Spring- und Nipptiden").waitFor();
    await page.locator(".documents").getByText("Spring- und Nipptiden").waitFor();
    expect(await correct.evaluate((button) => button === document.activeElement)).toBe(true);

    await correct.press("Enter");
    await page.getByText("Die Datei sagt: Tide tables").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Zurücknehmen: Titel" }).click();
    await page.locator("#reader-title").getByText("Tide tables").waitFor();
    expect(faults).toEqual([]);
  });

  it("says what is not understood, keeps what was typed, and closes by Escape without the document", async () => {
    const harness = await servePage();
    writeFileSync(join(harness.fake.documents, "tides.md"), TIDES);
    await harness.fake.library.sync();
    const [{ id } = { id: "" }] = await harness.fake.library.documents();
    const { page } = await open(`${harness.url}/?view=documents&document=${id}`);
    await page.getByRole("button", { name: "Correct…" }).click();
    const date = page.getByRole("textbox", { name: "Date" });
    await date.fill("last spring");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator(".edit-document [role=status]").getByText(/date/).waitFor();
    expect(await date.inputValue()).toBe("last spring");
    await date.press("Escape");
    await date.waitFor({ state: "detached" });
    expect(await page.locator("#reader").isVisible()).toBe(true);
  });

  it("offers nothing to a key that only reads", async () => {
    const harness = await servePage();
    writeFileSync(join(harness.fake.documents, "tides.md"), TIDES);
    await harness.fake.library.sync();
    const [{ id } = { id: "" }] = await harness.fake.library.documents();
    const { page } = await open("about:blank");
    await page.route("**/healthz", async (route) => {
      const health = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...health, access: { scope: "read", tags: null } } });
    });
    await page.goto(`${harness.url}/?view=documents&document=${id}`);
    await page.locator("#reader-text").getByText("High water").waitFor();
    expect(await page.getByRole("button", { name: "Correct…" }).count()).toBe(0);
  });
});
