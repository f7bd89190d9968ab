import { describe, expect, it } from "vitest";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

/** Long enough that a passage ends with its page. */
function pageOf(sentence: string, sentences = 40): string {
  return Array.from({ length: sentences }, (_, at) => `${sentence} in the winter of ${1840 + at}.`).join(" ");
}

const PRINTED = pageOf("The dredger cleared the northern channel before the ice came in");
const SCANNED = pageOf("The pilots of the southern channel kept a journal of their own");

/** A library of one PDF whose second page was read off a picture. */
async function partlyScanned(printed = PRINTED, scanned = SCANNED): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  const path = put(fake.documents, "report.pdf", "");
  const text = `${printed}\n\n${scanned}`;
  const second = { start: printed.length + 2, end: text.length };
  fake.reader.onRead = () => ({
    ok: true,
    contentHash: "0".repeat(64),
    documents: [
      {
        part: null,
        document: {
          format: "pdf",
          text,
          blocks: [
            { kind: "paragraph", start: 0, end: printed.length },
            { kind: "paragraph", ...second },
          ],
          pages: [
            { page: 1, start: 0, end: printed.length },
            { page: 2, ...second, recognised: 93 },
          ],
          metadata: {
            title: "Channels",
            authors: [],
            date: null,
            url: null,
            language: "en",
            tags: [],
            evidence: { title: "pdf-info" },
          },
        },
      },
    ],
    problems: [],
  });
  expect(path).toContain("report.pdf");
  await fake.library.sync();
  return fake;
}

describe("a document of which some pages were recognised", () => {
  it("is cited with how sure that is for passages of these pages, and for no others", async () => {
    const { library } = await partlyScanned();
    const citationOf = async (query: string): Promise<string | undefined> =>
      (await library.search({ query })).hits[0]?.citation;
    expect(await citationOf("journal of the pilots")).toMatch(/p\. 2, report\.pdf, recognised, 93 % sure$/);
    expect(await citationOf("dredger before the ice")).toMatch(/p\. 1, report\.pdf$/);
  });

  it("is cited as recognised in part where a passage begins on a printed page and ends on a recognised one", async () => {
    const { library } = await partlyScanned(
      pageOf("The dredger cleared the channel", 2),
      pageOf("The pilots kept a journal", 2),
    );
    const { hits } = await library.search({ query: "dredger channel" });
    expect(hits[0]?.citation).toMatch(/p\. 1, report\.pdf, in part recognised, 93 % sure$/);
  });
});
