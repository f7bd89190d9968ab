import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Keys } from "../../src/library/access/keys.ts";
import { put } from "../fixtures/temporary-folder.ts";
import type { LibraryHarness, LibraryHarnessOptions } from "../http/library-harness.ts";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage } from "./served-page.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "harbour.md":
    "---\ndate: 2019-03-01\n---\n\n“We have no money for the lighthouse,” Ulla Brandt said in the evening.",
  "cost.md": "---\ndate: 2021-05-02\n---\n\nUlla Brandt said the Orsk ferry terminal cost 40 million euros.",
  "later.md": "---\ndate: 2021-05-09\n---\n\nUlla Brandt said the Orsk ferry terminal cost 62 million euros.",
  "ferry.md":
    "---\ndate: 2022-03-01\n---\n\n“The ferry is lost,” said Ulla Brandt. “The new piers are sinking,” said Halvard Olm.",
  "again.md": "---\ndate: 2023-03-01\n---\n\n“The ferry is lost,” said Ulla Brandt.",
  "own.md": "---\nauthor: Ulla Brandt\ndate: 2024-01-05\n---\n\nThe islands need a bridge before the winter.",
};

async function shelf(options: LibraryHarnessOptions = {}): Promise<LibraryHarness> {
  const harness = await servePage(options);
  for (const [name, text] of Object.entries(TEXTS)) put(harness.fake.documents, name, `${text}\n`);
  await harness.fake.library.sync();
  return harness;
}

const PERSON = "/?view=people&person=Ulla+Brandt";
const statements = (page: Page) => page.locator(".statement");
const words = (page: Page) => page.locator(".statement .passage-text").allTextContents();
const listed = (page: Page, line: string) =>
  page.locator(".listed").getByText(line, { exact: true }).waitFor();

describeInBrowser("People on the page", (_visit, open) => {
  it("lists who speaks, narrows the list down while a name is typed, and keeps that in the address", async () => {
    const { url } = await shelf();
    const { page, faults } = await open(`${url}/?view=people`);
    await listed(page, "2 people");
    expect(await page.locator(".people-list a").allTextContents()).toEqual(["Ulla Brandt", "Halvard Olm"]);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Name").pressSequentially("hal");
    await listed(page, "1 person");
    await page.waitForURL(/q=hal$/);
    expect(await page.locator(".people-list a").allTextContents()).toEqual(["Halvard Olm"]);
    expect(await page.getByLabel("Name").inputValue()).toBe("hal");
    await page.getByLabel("Name").fill("zz");
    await page.getByText("Nobody is called so.").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "Show everybody" }).click();
    await listed(page, "2 people");
    await page.getByRole("link", { name: "Ulla Brandt" }).click();
    await page.getByRole("heading", { name: "Ulla Brandt", exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it("shows a person's statements in order of time, own and others' told apart, the same words once, each to be read", async () => {
    const { url } = await shelf();
    const { page, faults } = await open(url + PERSON);
    await listed(page, "5 statements");
    expect(await page.locator(".statement time").allTextContents()).toEqual([
      "1 Mar 2019",
      "2 May 2021",
      "9 May 2021",
      "1 Mar 2022",
      "5 Jan 2024",
    ]);
    expect(await page.locator(".statement .kind").allTextContents()).toEqual([
      "quoted by others",
      "reported in others’ words",
      "reported in others’ words",
      "quoted by others",
      "own text",
    ]);
    await statements(page).nth(3).getByText("The same words in 1 other place").click();
    await statements(page).nth(3).getByRole("link", { name: "again.md" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await statements(page).first().locator(".citation-line").click();
    await page.locator("#reader-text .passage").getByText("no money for the lighthouse").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#reader").waitFor({ state: "hidden" });
    expect(await words(page)).toHaveLength(5);
    expect(faults).toEqual([]);
  });

  it("sets statements side by side that give different numbers", async () => {
    const { url } = await shelf();
    const { page } = await open(url + PERSON);
    const differing = page.locator(".differing");
    await differing.getByText("Two sources differ").waitFor();
    const sides = await differing
      .locator("li")
      .evaluateAll((items) =>
        items.map((item) => ({ top: item.getBoundingClientRect().top, text: item.textContent })),
      );
    expect(sides.map(({ text }) => /\d+ million euros/.exec(text)?.[0])).toEqual([
      "40 million euros",
      "62 million euros",
    ]);
    expect(sides[0]?.top).toBe(sides[1]?.top);
  });

  it("keeps to a subject and to dates, groups by subject, and says so in the address, which Back takes back", async () => {
    const { url } = await shelf();
    const { page } = await open(url + PERSON);
    await listed(page, "5 statements");
    await page.getByLabel("About").fill("ferry");
    await page.keyboard.press("Enter");
    await listed(page, "3 statements");
    await page.getByLabel("Published from").fill("2022-01-01");
    await page.getByRole("button", { name: "Find" }).click();
    await listed(page, "1 statement");
    expect(new URL(page.url()).search).toBe("?view=people&q=ferry&from=2022-01-01&person=Ulla+Brandt");
    await page.getByLabel("Published from").fill("2029-01-01");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByText("No statement of Ulla Brandt meets the limits.").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "All that Ulla Brandt says" }).click();
    await listed(page, "5 statements");
    await page.getByLabel("By subject").check();
    await page.getByRole("list", { name: "Subjects", exact: true }).waitFor();
    await page.waitForURL(/group=subject/);
    expect(await violations(page)).toEqual([]);
    const [first] = await page.getByRole("list", { name: "Subjects", exact: true }).getByRole("link").all();
    const subject = await first!.textContent();
    await first!.click();
    await page.locator(":focus").getByText(subject!, { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole("list", { name: "Subjects", exact: true }).waitFor({ state: "detached" });
    expect(await page.getByLabel("By subject").isChecked()).toBe(false);
  });

  it("saves all that is wanted as the server writes it, and copies and pins a statement", async () => {
    const { url } = await shelf();
    const { page } = await open(`${url}${PERSON}&q=lighthouse`);
    await listed(page, "1 statement");
    for (const [button, name, expected] of [
      ["Save as Markdown", "Ulla Brandt.md", "> “We have no money"],
      ["Save as CSV", "Ulla Brandt.csv", "date,person,kind,text"],
      ["Save as BibTeX", "Ulla Brandt.bib", "@misc{"],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: button }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      expect(readFileSync(await download.path(), "utf8")).toContain(expected);
    }
    await page.getByRole("button", { name: "Pin", exact: true }).click();
    await page.getByRole("link", { name: "All pins" }).click();
    await page.locator(".pin.stands").getByText("We have no money for the lighthouse").waitFor();
  });

  it("is reached from whoever a quotation's words are by", async () => {
    const { url } = await shelf();
    const quote = encodeURIComponent("The ferry is lost");
    const { page } = await open(`${url}/?view=quote&q=${quote}`);
    await page.locator(".place").getByRole("link", { name: "Ulla Brandt (quoted)" }).first().click();
    await listed(page, "5 statements");
  });

  it("fits a narrow screen, and speaks German", async () => {
    const { url } = await shelf();
    const { page } = await open(`${url}${PERSON}&group=subject`, {
      viewport: { width: 320, height: 700 },
      locale: "de-DE",
    });
    await listed(page, "5 Äußerungen");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.goto(`${url}/?view=people&person=Napoleon`);
    await page.getByText("Niemand namens Napoleon spricht in den Dokumenten").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${url}/?view=people`);
    await listed(page, "2 Personen");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".people-list").isVisible()).toBe(true);
    expect(await page.locator(".library-form").isVisible()).toBe(false);
  });

  it("says what a key does not show, and what a server that does not answer has not said", async () => {
    const opened: Keys[] = [];
    const verify = async (key: string) => (await opened[0]?.verify(key)) ?? null;
    const harness = await servePage({ access: { host: "0.0.0.0", keys: { verify } } });
    put(harness.fake.documents, "sea.md", "---\ntags: [sea]\n---\n\nThe ferry leaves the harbour at nine.\n");
    put(harness.fake.documents, "ferry.md", "“The ferry is lost,” said Ulla Brandt.\n");
    await harness.fake.library.sync();
    const keys = new Keys(harness.fake.index, () => new Date());
    opened.push(keys);
    const limited = await keys.create({ name: "sea", scope: "read", tags: ["sea"], expires: null });
    const { page } = await open(`${harness.url}/docs`);
    await page.evaluate((value) => {
      sessionStorage.setItem("pincite-access-key", value);
    }, limited.key);
    await page.goto(`${harness.url}/?view=people`);
    await page.getByText("This access key shows only documents with the tag “sea”").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(harness.url + PERSON);
    await page.getByText("Nobody called Ulla Brandt speaks in the documents").waitFor();
    await page.route("**/v1/people/**", (route) => route.abort());
    await page.reload();
    await page.getByRole("alert").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute("**/v1/people/**");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Nobody called Ulla Brandt speaks in the documents").waitFor();
  });
});
