import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { problem } from "./fake-server.ts";
import { HOSTILE } from "./made-up.ts";
import { servePage } from "./served-page.ts";

const optionsOf = (page: Page, field: string): Promise<string[]> =>
  page
    .getByLabel(field, { exact: true })
    .evaluate((input) =>
      [...((input as HTMLInputElement).list?.options ?? [])].map(({ value, label }) => `${value} | ${label}`),
    );

describeInBrowser("What the library suggests", (visit, open) => {
  it("is the values of a filter that begin with what is typed, the last of several, with their counts", async () => {
    const harness = await servePage();
    const documents = [
      { title: "One", text: "The ferry waits.", authors: ["Ada Ivanov"], tags: ["ice"] },
      { title: "Two", text: "The gull waits.", authors: ["Ada Ivanov"], tags: ["snow"] },
      { title: "Three", text: "The auk waits.", authors: ["Igor Müller"], tags: ["ice"] },
    ];
    await harness.send("POST", "/v1/documents?wait=true", { documents });
    const { page, faults } = await open(harness.url);
    await page.getByText("Choose documents").click();
    await page.getByLabel("Author").focus();
    await expect
      .poll(() => optionsOf(page, "Author"))
      .toEqual(["Ada Ivanov | 2 documents", "Igor Müller | 1 document"]);
    await page.getByLabel("Author").fill("mul");
    await expect.poll(() => optionsOf(page, "Author")).toEqual(["Igor Müller | 1 document"]);
    await page.getByLabel("Tag").fill("ice; s");
    await expect.poll(() => optionsOf(page, "Tag")).toEqual(["ice; snow | 1 document"]);
    expect(await page.getByLabel("Published from").getAttribute("list")).toBe(null);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("is titles of its own to ask about, and nothing while it is empty", async () => {
    const harness = await servePage();
    const empty = await open(harness.url);
    await empty.page.locator("#library-counts").getByText("No documents yet").waitFor();
    expect(await empty.page.locator("#topics button").count()).toBe(0);
    const documents = [{ title: "Why the ferry waits at the quay", text: "The ferry waits for the tide." }];
    await harness.send("POST", "/v1/documents?wait=true", { documents });
    await empty.page.reload();
    await empty.page.getByRole("button", { name: "Why the ferry waits at the quay" }).click();
    await empty.page.locator(".card").first().waitFor();
    expect(await empty.page.locator("#question").inputValue()).toBe("Why the ferry waits at the quay");
  });

  it("is shown as the text that it is", async () => {
    const { page, faults } = await visit("/");
    await page.getByRole("button", { name: HOSTILE }).click();
    await page.locator(".not-found").waitFor();
    expect(await page.locator("img, main script").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("is missed by nobody where the server has none", async () => {
    const { page, faults } = await visit("/");
    const { status, type, body } = problem(503, "Too much to do.");
    await page.route("**/v1/suggestions*", (route) => route.fulfill({ status, contentType: type, body }));
    await page.reload();
    await page.getByText("Choose documents").click();
    await page.getByLabel("Author").fill("Berg");
    await page.locator("#question").fill("anything");
    await page.keyboard.press("Enter");
    await page.locator(".card").first().waitFor();
    expect(new URL(page.url()).searchParams.get("author")).toBe("Berg");
    expect(faults).toEqual([]);
  });

  it("is titles and questions asked before while a question is typed, chosen by keys or pointer, and never in the way of Enter", async () => {
    const harness = await servePage();
    const documents = [
      { title: "Why the ferry waits at the quay", text: "The ferry waits for the tide." },
      { title: "The old ferries of the north", text: "They are gone." },
      { title: "Gulls", text: "The gull waits." },
    ];
    await harness.send("POST", "/v1/documents?wait=true", { documents });
    const { page, faults } = await open(harness.url);
    const field = page.getByLabel("Your question");
    const list = page.getByRole("listbox", { name: "Suggested questions" });
    await field.pressSequentially("ferr");
    await list.waitFor();
    expect(await list.getByRole("option").allTextContents()).toEqual([
      "Why the ferry waits at the quay",
      "The old ferries of the north",
    ]);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await field.pressSequentially("y");
    await list.getByText("Why the ferry waits at the quay").waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=ferry$/);
    await page.locator(".card").first().waitFor();
    expect(await list.count()).toBe(0);

    await field.fill("fer");
    await list.getByRole("option", { name: "ferry", exact: true }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const chosen = list.locator('[aria-selected="true"]');
    expect(await chosen.textContent()).toBe("Why the ferry waits at the quay");
    expect(await field.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=Why\+the\+ferry/);
    expect(await field.inputValue()).toBe("Why the ferry waits at the quay");

    await field.fill("old");
    await list.getByRole("option", { name: "The old ferries of the north" }).click();
    await page.waitForURL(/q=The\+old/);
    expect(faults).toEqual([]);
  });
});
