import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { documentId } from "../../src/core/ids.ts";
import { violations } from "./accessibility.ts";
import { describeInBrowser } from "./browser.ts";
import { servePage } from "./served-page.ts";

const ARTICLE = [
  "<h1>The dues of the harbour</h1><p>They rose twice in a year, and nobody on the quay was asked.</p>",
  "<h2>Rates</h2><ul><li>Boats<ul><li>up to six metres</li></ul></li><li>Ferries</li></ul>",
  "<table><tr><th>Year</th><th>Rate</th></tr><tr><td>2020</td><td>41 crowns</td></tr><tr><td>2021</td><td>44 crowns</td></tr></table>",
  "<p>The ferry was exempt until the spring, when the council changed its mind.</p>",
].join("");

const LETTER = [
  "From: Ann Macleod <ann@example.org>",
  "To: Bob <bob@example.org>",
  "Subject: Harbour dues",
  "Date: Mon, 3 May 2021 10:00:00 +0000",
  "Content-Type: text/plain",
  "",
  "Dear Bob,\r\n\r\nthe dues rose again: nobody asked.\r\n",
].join("\r\n");

const FILES = {
  "dues.html": `<html><title>The dues of the harbour</title><body><article>${ARTICLE}</article></body></html>`,
  "rates.csv": "Year,Rate,Boats\n2020,41,3\n",
  "letter.eml": LETTER,
};

describeInBrowser("A document's text is shown with its blocks", (_visit, open) => {
  for (const [name, selectors] of [
    [
      "dues.html",
      [
        "h3:text-is('The dues of the harbour')",
        "h4:text-is('Rates')",
        "ul ul li",
        "tr:nth-child(3) td:text-is('44 crowns')",
      ],
    ],
    ["rates.csv", ["dl div:nth-child(2) dt:text-is('Rate')", "dd:text-is('41')"]],
    ["letter.eml", ["dt:text-is('From')", "dd:text-is('Bob <bob@example.org>')"]],
  ] as const) {
    it(`in ${name}, and every character stands there`, async () => {
      const harness = await servePage();
      writeFileSync(join(harness.fake.documents, name), FILES[name]);
      await harness.fake.library.sync();
      const { documents } = await harness.fake.library.listDocuments({ limit: 1 });
      const id = documentId(documents[0]!.id);
      for (const width of [1_280, 360]) {
        const { page, faults } = await open(`${harness.url}/?document=${id}`, {
          viewport: { width, height: 800 },
        });
        const body = page.locator("#reader-text");
        await body.locator(".chunk").first().waitFor();
        expect(await body.textContent()).toBe(await harness.fake.library.documentText(id));
        for (const selector of selectors) await body.locator(selector).first().waitFor();
        expect(await violations(page)).toEqual([]);
        expect(faults).toEqual([]);
      }
    });
  }

  it("and a passage that goes over them is marked, found and copied by its places", async () => {
    const harness = await servePage();
    writeFileSync(join(harness.fake.documents, "dues.html"), FILES["dues.html"]);
    await harness.fake.library.sync();
    const reply = await harness.send("POST", "/v1/search", { query: "44 crowns" });
    const { hits } = (await reply.json()) as {
      hits: { passage: { id: string; start: number; text: string } }[];
    };
    const { passage } = hits.find((hit) => hit.passage.text.includes("44 crowns"))!;
    const start = passage.start + passage.text.indexOf("2021 | 44 crowns");
    const { page } = await open(`${harness.url}/?passage=${passage.id}&marks=${start}-${start + 16}`);
    await page.locator("#reader-text mark").first().waitFor();
    expect((await page.locator("#reader-text mark").allTextContents()).join("")).toBe("202144 crowns");
    await page.getByRole("searchbox", { name: "Find in the document" }).fill("ferry was exempt");
    await expect.poll(() => page.locator(".find-count").textContent()).toBe("1 of 1");
  });
});
