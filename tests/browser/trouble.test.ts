import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { problem } from "./fake-server.ts";
import { FROZEN } from "./made-up.ts";

const ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;
const SPEECHES = [
  { locale: "en", down: "Pincite does not answer", full: "The disk is full", field: "Your question" },
  { locale: "de", down: "Pincite antwortet nicht", full: "Der Datenträger ist voll", field: "Ihre Frage" },
];

describeInBrowser("A server in trouble", (visit) => {
  for (const { locale, down, field } of SPEECHES) {
    it(`that is stopped and comes back is found again by itself, and nothing typed is lost (${locale})`, async () => {
      const { page } = await visit("/", { locale });
      await page.route("**/{v1,healthz}**", (route) => route.abort("connectionrefused"));
      await page.getByRole("textbox", { name: field, exact: true }).fill(FROZEN);
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText(down).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.locator("#question").fill("and a second thought");
      await page.unroute("**/{v1,healthz}**");
      await page.locator(".answer-text").waitFor();
      expect(await page.getByRole("alert").count()).toBe(0);
      expect(await page.locator("#question").inputValue()).toBe("and a second thought");
    });
  }

  const cases = [
    ["library_busy", 503, "The library is being changed", "Die Bibliothek wird gerade geändert"],
    ["overloaded", 503, "Too much to do at this moment", "Gerade ist zu viel zu tun"],
    ["time_limit", 503, "It took too long", "Es hat zu lange gedauert"],
    ["not_ready", 503, "The library is not ready", "Die Bibliothek ist noch nicht bereit"],
    ["disk_full", 507, "The disk is full", "Der Datenträger ist voll"],
    ["library_damaged", 500, "The library cannot be used", "Die Bibliothek ist nicht benutzbar"],
    ["too_many_requests", 429, "Too much at once", "Zu viel auf einmal"],
    ["not_allowed", 403, "This access key allows less", "Dieser Zugangsschlüssel erlaubt das nicht"],
    ["key_required", 401, "An access key is needed", "Ein Zugangsschlüssel ist nötig"],
    ["key_refused", 401, "This access key is not accepted", "Dieser Zugangsschlüssel gilt nicht"],
    ["invalid_argument", 400, "That cannot be asked", "So lässt sich das nicht fragen"],
    ["internal", 500, "Pincite could not answer", "Pincite konnte nicht antworten"],
  ] as const;
  it("is told apart by what it says, in both languages", async () => {
    const { page, server } = await visit("/", { locale: "en" });
    for (const locale of ["en", "de"]) {
      await page
        .getByRole("combobox", { name: /Show this page in|Diese Seite anzeigen auf/ })
        .selectOption(locale);
      for (const [code, status, english, german] of cases) {
        server.library = { ...server.library, ask: () => problem(status, `Said of ${code}.`, code) };
        await page.locator("#question").fill(`what of ${code}`);
        await page.locator("#question").press("Enter");
        const title = locale === "en" ? english : german;
        await page.getByRole("alert").getByRole("heading", { name: title }).waitFor();
        expect([code, await violations(page)]).toEqual([code, []]);
      }
    }
  });

  it("that recovers from being overloaded is asked again by itself", async () => {
    const { page, server } = await visit("/", {
      library: { ask: () => problem(503, "Too many requests wait.", "overloaded") },
    });
    await page.locator("#question").fill(FROZEN);
    await page.locator("#question").press("Enter");
    await page.getByRole("alert").getByText("tries again by itself").waitFor();
    const asked = server.asked.length;
    await expect.poll(() => server.asked.length, { timeout: 10_000 }).toBeGreaterThan(asked);
  });

  it("that is slow is said to be slow", async () => {
    const { page } = await visit(ADDRESS, {
      locale: "de",
      library: { ask: () => new Promise(() => undefined) },
    });
    await page.getByText("Das dauert länger als sonst.").waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
