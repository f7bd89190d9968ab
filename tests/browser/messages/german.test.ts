import { expect, it } from "vitest";
import { violations } from "../accessibility.ts";
import { describeInBrowser } from "../browser.ts";
import { notice, noticesIn } from "../../../src/api/notices/notice.ts";
import { answer, problem } from "../fake-server.ts";
import { answered, damaged, FROZEN, lake, lakeHit, notAnswered, UNKNOWN } from "../made-up.ts";

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

  it("says the server's notes and reasons in German, and those that it does not know in English", async () => {
    const notes = [
      notice("files-waiting", { count: 3 }),
      { code: "from-a-later-server" as "other", parameters: {}, text: "The moon is full." },
    ];
    const noted = { ...answered(FROZEN, [lakeHit]), note: notes.map(({ text }) => text).join(" "), notes };
    const reasons = noticesIn("The PDF is encrypted and needs a password; save a copy without one.");
    const summary = { ...damaged.summary, reason: reasons[0]!.text, reasons };
    const { page } = await visit(addressOf(FROZEN), {
      ...GERMAN,
      library: { ask: () => answer(noted), documents: [lake.summary, summary] },
    });
    const remark = page.locator(".remark").first();
    await remark.waitFor();
    expect(await remark.innerText()).toBe("3 Dateien sind noch nicht eingelesen. The moon is full.");
    expect(await remark.locator("[lang=en]").allTextContents()).toEqual(["The moon is full."]);
    await page.goto(new URL("/?view=documents", page.url()).href);
    await page.locator(".unread .reason").waitFor();
    expect(await page.locator(".unread .reason").innerText()).toBe(
      "Die PDF-Datei ist verschlüsselt und verlangt ein Passwort; speichern Sie eine Kopie ohne Passwort.",
    );
  });

  it("says in German what of a question was not found, and why", async () => {
    const reason = notice("names-no-date", { title: "Der Hafen" });
    const nothing = { ...notAnswered(UNKNOWN, []), reason: reason.text, reasons: [reason] };
    const { page } = await visit(addressOf(UNKNOWN), { ...GERMAN, library: { ask: () => answer(nothing) } });
    await page
      .getByText(
        "„Der Hafen“ nennt kein Datum der Veröffentlichung, und der Text beantwortet die Frage nicht.",
      )
      .waitFor();
  });
});
