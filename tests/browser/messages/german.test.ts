import { expect, it } from "vitest";
import { violations } from "../accessibility.ts";
import { describeInBrowser } from "../browser.ts";
import { problem } from "../fake-server.ts";
import { FROZEN, UNKNOWN } from "../made-up.ts";

const GERMAN = { locale: "de-DE" };
const addressOf = (question: string): string => `/?q=${encodeURIComponent(question)}`;

describeInBrowser("The page in German", (visit) => {
  it("is what a German browser gets: an answer, its passages, a document and what can be copied", async () => {
    const { page, faults } = await visit(addressOf(FROZEN), GERMAN);
    await page.locator(".answer-text").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    await page.getByRole("heading", { name: "Worauf die Antwort beruht" }).waitFor();
    expect(await page.locator(".answer .facts").innerText()).toMatch(/^Sicherheit: (hoch|mittel) – /);
    expect(await violations(page)).toEqual([]);

    await page.locator("#citation-1").getByRole("button", { name: "Zitat kopieren" }).waitFor();
    await page.locator("#citation-1").click();
    await page.getByRole("button", { name: "Schließen" }).waitFor();
    await page.locator("#reader-text mark").first().waitFor();
    expect(await page.locator("#reader-facts dt").allTextContents()).toContain("Länge");
    expect(await page.locator("#reader-facts dd").allTextContents()).toContain("3. Dez. 2021");
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("is chosen at the foot of the page, loses nothing typed, and is remembered", async () => {
    const { page } = await visit("/");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.locator("#question").fill("half a question");
    await page.getByRole("combobox", { name: "Show this page in" }).selectOption("de");
    await page.getByRole("button", { name: "Fragen" }).waitFor();
    expect(await page.locator("#question").inputValue()).toBe("half a question");
    await page.reload();
    await page.getByRole("button", { name: "Fragen" }).waitFor();
    await page.getByRole("combobox", { name: "Diese Seite anzeigen auf" }).selectOption("en");
    await page.getByRole("button", { name: "Ask", exact: true }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  it("says in German what went wrong, and marks what only the server can say as English", async () => {
    const detail = "Nothing is indexed yet.";
    const { page, server } = await visit("/?q=anything", {
      ...GERMAN,
      library: { ask: () => problem(503, detail, "library_not_built") },
    });
    const alert = page.getByRole("alert");
    await alert.getByText("Es ist noch kein Dokument eingelesen.").waitFor();
    expect(await alert.getByText(detail).count()).toBe(0);
    server.library = {
      ...server.library,
      ask: () => problem(400, "filters.from is no day.", "invalid_argument"),
    };
    await alert.getByRole("button", { name: "Noch einmal versuchen" }).click();
    const told = alert.getByText("filters.from is no day.");
    await told.waitFor();
    expect(await told.getAttribute("lang")).toBe("en");
  });

  it("says that the documents do not answer", async () => {
    const { page } = await visit(addressOf(UNKNOWN), GERMAN);
    await page.getByRole("heading", { name: "Nicht in Ihren Dokumenten" }).waitFor();
    await page.getByRole("heading", { name: "Die nächstliegenden Textstellen" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
