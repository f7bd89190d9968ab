import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";
import { HOSTILE, lake, lakeHit } from "./made-up.ts";
import type { QuoteCheck } from "../../src/api/quotes/quote-responses.ts";

const QUOTE = "The lake froze 🧊 in late November.";
const ORIGINAL = "The lake froze 🧊 in early November.";
const { start } = lakeHit.passage;
const at = ORIGINAL.indexOf("early");

const altered: QuoteCheck = {
  quote: QUOTE,
  by: null,
  verdict: "altered",
  summary: `One word differs. ${HOSTILE}`,
  attribution: null,
  places: [
    {
      id: lakeHit.passage.id,
      documentId: lake.summary.id,
      title: lake.summary.title,
      source: lake.summary.source,
      date: lake.summary.date,
      language: "en",
      page: 2,
      citation: lakeHit.citation,
      start,
      end: start + ORIGINAL.length,
      text: ORIGINAL,
      quoted: { start: 0, end: QUOTE.length, text: QUOTE },
      differences: [
        {
          kind: "changed",
          matter: null,
          quoted: { start: at, end: at + 4, text: "late" },
          original: { start: start + at, end: start + at + 5, text: "early" },
        },
      ],
      remarks: [],
      speakers: [],
      similarity: 0.9,
    },
  ],
  total: 1,
  note: null,
  library: { complete: true, searched: 3, waiting: 0, unreadable: 0 },
  tookMs: 2,
};

describeInBrowser("Checking a quotation on the page", (visit) => {
  it("tells the verdict, sets the words side by side with what differs marked, and opens the place", async () => {
    const { page, faults } = await visit();
    const requests: unknown[] = [];
    await page.route("**/v1/quotes/check", (route) => {
      requests.push(route.request().postDataJSON());
      return route.fulfill({ json: altered });
    });
    await page.getByRole("link", { name: "Check a quote" }).click();
    await page.getByLabel("The quotation to check").fill(QUOTE);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Altered" }).waitFor();
    expect(requests).toEqual([{ quote: QUOTE }]);
    expect(await page.locator(".verdict p").first().textContent()).toBe(altered.summary);
    expect(await page.locator(".place mark").allTextContents()).toEqual(["late", "early"]);
    expect(await page.getByRole("list", { name: "Differences" }).textContent()).toBe(
      "changed: “early”, quoted as “late”",
    );
    await page.locator(".place .citation-line").click();
    await page.locator("#reader-text .passage").waitFor();
    expect(await page.locator("#reader-text .passage").textContent()).toBe(lakeHit.passage.text);
    expect(faults).toEqual([]);
  });

  it("keeps what was pasted where the server refuses, and checks again when asked to", async () => {
    const { page } = await visit("/?view=quote");
    await page.route("**/v1/quotes/check", (route) => route.abort("connectionrefused"));
    await page.getByLabel("The quotation to check").fill(QUOTE);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Pincite does not answer").waitFor();
    expect(await page.getByLabel("The quotation to check").inputValue()).toBe(QUOTE);
    await page.unroute("**/v1/quotes/check");
    await page.route("**/v1/quotes/check", (route) => route.fulfill({ json: altered }));
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Altered" }).waitFor();
  });
});
