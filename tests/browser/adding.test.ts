import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage as serve } from "./served-page.ts";

const fileOf = (name: string, text: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});
const TIDES = fileOf("tides.txt", "The tide at Oban turns at noon. The ferry waits for it.");
const LAMPS = fileOf("lamps.txt", "The lamps of the pier are lit at dusk by the harbour master.");

const choose = (page: Page, ...files: ReturnType<typeof fileOf>[]): Promise<void> =>
  page.getByLabel("Files to add").setInputFiles(files);
const item = (page: Page, name: string) => page.locator(".tray li").filter({ hasText: name });

/** As if files were dragged in from another program. */
async function drag(
  page: Page,
  ...types: readonly ("dragenter" | "dragleave" | "drop" | "paste")[]
): Promise<void> {
  await page.evaluate((events) => {
    const data = new DataTransfer();
    data.items.add(
      new File(["Herring is sold on the quay before six."], "herring.txt", { type: "text/plain" }),
    );
    for (const type of events) {
      const init = { bubbles: true, cancelable: true };
      const event =
        type === "paste"
          ? new ClipboardEvent(type, { ...init, clipboardData: data })
          : new DragEvent(type, { ...init, dataTransfer: data });
      document.querySelector("main")?.dispatchEvent(event);
    }
  }, types);
}

async function countIn(url: string): Promise<number> {
  const list = (await (await fetch(`${url}/v1/documents`)).json()) as { total: number };
  return list.total;
}

describeInBrowser("Adding files on the page", (_visit, open) => {
  it("sends chosen files, says how far each is, and opens what was added", async () => {
    const { url } = await serve();
    const { page, faults } = await open(url);
    await page.getByRole("button", { name: "Add files" }).waitFor();
    await choose(page, TIDES, LAMPS);
    await page.getByRole("status").getByText("2 files added").waitFor();
    expect(await item(page, "tides.txt").locator(".tray-stage").textContent()).toBe("Added");
    await page.locator("#library-counts").getByText("2 documents").waitFor();
    expect(await violations(page)).toEqual([]);
    await item(page, "lamps.txt").getByRole("link").click();
    await page.locator("#reader-text").getByText("lit at dusk").waitFor();
    expect(faults).toEqual([]);
  });

  it("says what could not be read and why, what is there already, and what the server refuses", async () => {
    const { url } = await serve({ maxUploadBytes: 2_000 });
    const { page } = await open(url);
    await choose(page, TIDES);
    await page.getByRole("status").getByText("1 file added").waitFor();
    await page.getByRole("button", { name: "Clear the list" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("add-files");
    await choose(page, TIDES, fileOf("empty.pdf", "no pdf at all"), fileOf("long.txt", "x".repeat(5_000)));
    await page.getByRole("status").getByText("1 file added, 2 not added").waitFor();
    expect(await item(page, "tides.txt").textContent()).toContain("Already in the library");
    expect(await item(page, "empty.pdf").textContent()).toContain("Could not be read: ");
    expect(await item(page, "long.txt").textContent()).toMatch(/Not added: .*(large|bytes|MB|limit)/);
    expect(await violations(page)).toEqual([]);
  });

  it("tries again on request what did not reach the server", async () => {
    const { url } = await serve();
    const { page } = await open(url);
    await page.route("**/v1/documents", (route) => route.abort());
    await choose(page, TIDES);
    await item(page, "tides.txt").getByText("Not added: No reply came").waitFor();
    await page.unroute("**/v1/documents");
    await page.getByRole("button", { name: "Try again: tides.txt" }).click();
    await page.getByRole("status").getByText("1 file added").waitFor();
  });

  it("takes files that are dropped or pasted anywhere", async () => {
    const { url } = await serve();
    const { page } = await open(url);
    await page.getByRole("button", { name: "Add files" }).waitFor();
    await drag(page, "dragenter");
    await page.getByText("Drop the files to add them").waitFor();
    await drag(page, "dragleave");
    await page.getByText("Drop the files to add them").waitFor({ state: "hidden" });
    await drag(page, "dragenter", "drop");
    await page.getByText("Drop the files to add them").waitFor({ state: "hidden" });
    await page.getByRole("status").getByText("1 file added").waitFor();
    await drag(page, "paste");
    await item(page, "herring.txt").getByText("Already in the library").waitFor();
  });

  it("shows after loading again what is still being read", async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const { url } = await serve({ beforeJob: () => finished });
    const { page } = await open(url);
    await choose(page, TIDES);
    await item(page, "tides.txt").getByText("Being read").waitFor();
    await page.reload();
    await item(page, "1 uploaded file").getByText("Being read").waitFor();
    expect(await violations(page)).toEqual([]);
    finish();
    await item(page, "tides.txt").getByText("Added").waitFor();
  });

  it("deletes an upload after some seconds in which that can be undone", async () => {
    const { url } = await serve();
    const { page } = await open(url);
    await page.clock.install();
    await choose(page, TIDES);
    await item(page, "tides.txt").getByText("Added").waitFor();
    await page.getByRole("button", { name: "Delete tides.txt" }).focus();
    await page.keyboard.press("Enter");
    await item(page, "tides.txt").getByText("Will be deleted").waitFor();
    await page.keyboard.press("Enter");
    await item(page, "tides.txt").getByText("Added").waitFor();
    await page.clock.runFor(60_000);
    expect(await countIn(url)).toBe(1);
    await page.keyboard.press("Enter");
    await item(page, "tides.txt").getByText("Will be deleted").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.clock.runFor(10_500);
    await item(page, "tides.txt").getByText("Deleted").waitFor();
    expect(await countIn(url)).toBe(0);
  });

  it("deletes what was to be deleted when the page is left", async () => {
    const { url } = await serve();
    const { page } = await open(url);
    await choose(page, TIDES);
    await item(page, "tides.txt").getByText("Added").waitFor();
    await page.goto(`${url}/?view=documents`);
    await page.getByRole("button", { name: /^Delete/ }).click();
    await page.getByText("Will be deleted").waitFor();
    await page.goto("about:blank");
    await expect.poll(() => countIn(url)).toBe(0);
  });

  it("offers none of it to a key that only reads", async () => {
    const harness = await serve();
    await harness.send("POST", "/v1/documents?wait=true", { text: "The tide turns at noon." });
    const { page } = await open(`${harness.url}/?view=documents`);
    await page.getByRole("button", { name: "Add files" }).waitFor();
    await page.route("**/healthz", async (route) => {
      const health = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...health, access: { scope: "read", tags: null } } });
    });
    await page.reload();
    await page.locator("#library-counts").getByText("1 document").waitFor();
    await page.locator("tbody").getByRole("row").first().waitFor();
    expect(await page.getByRole("button", { name: /Add files|Delete/ }).count()).toBe(0);
    await drag(page, "dragenter", "drop");
    expect(await page.locator(".tray").count()).toBe(0);
  });
});
