import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Keys } from "../../src/library/access/keys.ts";
import { put } from "../fixtures/temporary-folder.ts";
import type { LibraryHarness, LibraryHarnessOptions } from "../http/library-harness.ts";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { closeReader } from "./reader-panel.ts";
import { servePage } from "./served-page.ts";

const QUESTION = "walrus sanctuary subsidy";
const NEWS = "The council granted the walrus sanctuary a subsidy on Friday.";
const ASKED = `/?q=${encodeURIComponent(QUESTION)}`;
const KEPT = "/?view=alerts";

async function shelf(options: LibraryHarnessOptions = {}): Promise<LibraryHarness> {
  const harness = await servePage(options);
  await add(harness, "old.txt", "The ferry leaves the harbour at nine.");
  return harness;
}

async function add({ fake }: LibraryHarness, name: string, text: string): Promise<void> {
  put(fake.documents, name, `${text}\n`);
  await fake.library.sync();
}

async function keep(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Tell me when something new is found" }).click();
  await page.getByRole("status").filter({ hasText: "This question is kept" }).waitFor();
}

const alert = (page: Page) => page.locator(".alert");

describeInBrowser("Kept questions on the page", (_visit, open) => {
  it("a question is kept, a new document answers it, the hit is shown, seen and removed", async () => {
    const harness = await shelf();
    const { page, faults } = await open(harness.url + ASKED);
    await keep(page);
    await page.getByRole("link", { name: "All kept questions" }).click();
    await alert(page).getByText("nothing new yet").waitFor();
    await alert(page).locator("summary").click();
    await alert(page).getByText("New documents have brought nothing so far.").waitFor();
    expect(await violations(page)).toEqual([]);

    await add(harness, "news.txt", NEWS);
    await page.reload();
    await alert(page).getByText("1 passage found").waitFor();
    await alert(page).getByText("1 new").waitFor();
    await alert(page).locator("summary").click();
    const hit = alert(page).locator(".card");
    await hit.waitFor();
    expect(await hit.locator(".passage-text").textContent()).toBe(NEWS);
    expect(await hit.locator("mark").textContent()).toBe(NEWS);
    await hit.getByText("New", { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);

    await hit.locator(".citation-line").click();
    await page.locator("#reader-text mark").getByText("walrus sanctuary").waitFor();
    await closeReader(page);

    await page.reload();
    await alert(page).getByText("1 passage found").waitFor();
    expect(await alert(page).getByText("1 new").count()).toBe(0);
    await page.getByRole("button", { name: `Remove “${QUESTION}”` }).click();
    await page.getByText("No question is kept.").waitFor();
    expect(await (await harness.get("/v1/alerts")).json()).toEqual({ alerts: [] });
    expect(faults).toEqual([]);
  });

  it("a hit that comes while the list is on the screen appears by itself", async () => {
    const harness = await shelf();
    await harness.send("POST", "/v1/alerts", { question: QUESTION });
    const { page } = await open(harness.url);
    await page.clock.install();
    await page.goto(harness.url + KEPT);
    await alert(page).getByText("nothing new yet").waitFor();
    await add(harness, "news.txt", NEWS);
    await page.clock.fastForward(10_000);
    await alert(page).getByText("1 new").waitFor();
  });

  it("leads to a feed, which needs no key of the page's", async () => {
    const harness = await shelf();
    const { page } = await open(harness.url + ASKED);
    await keep(page);
    const feed = await page.getByRole("link", { name: "Its feed, for a feed reader" }).getAttribute("href");
    await add(harness, "news.txt", NEWS);
    const entries = await (await harness.get(feed!)).text();
    expect(entries).toContain("<feed");
    expect(entries).toContain(NEWS);
  });

  it("belongs to the access key that it is kept with, which sees no other", async () => {
    const opened: Keys[] = [];
    const verify = async (key: string) => (await opened[0]?.verify(key)) ?? null;
    const harness = await shelf({ access: { host: "0.0.0.0", keys: { verify } } });
    const own = new Keys(harness.fake.index, () => new Date());
    opened.push(own);
    const make = (name: string, tags: string[] | null) =>
      own.create({ name, scope: "read", tags, expires: null });
    const [desk, other] = [await make("desk", null), await make("other", ["sea"])];
    const as = async (key: string, address: string): Promise<Page> => {
      const { page } = await open(`${harness.url}/docs`);
      await page.evaluate((value) => {
        sessionStorage.setItem("pincite-access-key", value);
      }, key);
      await page.goto(harness.url + address);
      return page;
    };
    const page = await as(desk.key, ASKED);
    await keep(page);
    await add(harness, "news.txt", NEWS);
    await page.goto(harness.url + KEPT);
    await alert(page).getByText("1 passage found").waitFor();
    const others = await as(other.key, KEPT);
    await others.getByText("No question is kept.").waitFor();
    await own.revoke(desk.id);
    await page.reload();
    await page.getByLabel("Access key").waitFor();
  });

  it("stays in words that can be asked again where the server refuses to keep it", async () => {
    const harness = await shelf();
    const { page } = await open(harness.url + ASKED);
    await page.route("**/v1/alerts", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        body: JSON.stringify({ status: 503, detail: "Another process writes.", code: "library_busy" }),
      }),
    );
    await page.getByRole("button", { name: "Tell me when something new is found" }).click();
    await page.locator(".keep").getByRole("alert").getByText("Another process writes.").waitFor();
    await page.unroute("**/v1/alerts");
    await keep(page);
  });
});
