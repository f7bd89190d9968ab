import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { packageDirectory, realLibrary, suiteFolder } from "./real-library.ts";

/** Question, the file whose passage answers it, and what the answer's sentences must hold. */
const QUESTIONS: readonly [question: string, source: string, answer: RegExp][] = [
  ["what did Ivanov say about Syria", "summits/ivanov-on-the-helsinki-summit.html", /Bashar al-Assad/],
  [
    "what did Ivanov think about sanctions",
    "summits/ivanov-on-the-helsinki-summit.html",
    /sanctions for years/,
  ],
  ["who voted against CAATSA in the Senate", "sanctions/caatsa.html", /Rand Paul.*Bernie Sanders/],
  ["who signed the Minsk Protocol for Ukraine", "conflicts/normandy-format-and-minsk.html", /Leonid Kuchma/],
  ["who hosted the Helsinki summit in 2018", "summits/helsinki-2018.md", /Sauli Niinistö/],
  ["how many GRU officers were indicted before the summit", "summits/helsinki-2018.md", /twelve officers/],
  [
    "what are the three baskets of the Helsinki Accords",
    "europe/helsinki-final-act.md",
    /security in Europe/,
  ],
  [
    "which UN resolution endorsed the Geneva communiqué",
    "conflicts/geneva-communique-2012.md",
    /resolution 2118/,
  ],
  ["why did the Reykjavik summit fail", "arms-control/reykjavik-1986.md", /Strategic Defense Initiative/],
  ["when did New START expire", "arms-control/new-start.txt", /5 February 2026/],
  ["when did the US withdraw from the ABM Treaty", "arms-control/abm-treaty-1972.txt", /13 June 2002/],
  ["how much did the US pay for Alaska", "history/alaska-purchase.pdf", /\$7\.2 million/],
  ["how many missiles did the INF treaty eliminate", "arms-control/inf-treaty.pdf", /2,692/],
];

describe("the sample documents", () => {
  const indexDirectory = suiteFolder();
  let library: Library;

  beforeAll(async () => {
    library = realLibrary(join(packageDirectory, "documents"), indexDirectory);
    const report = await library.sync();
    expect(report).toMatchObject({ failed: [], skipped: [], documents: 12 });
  });
  afterAll(() => library.close());

  it.each(QUESTIONS)("answer: %s", async (question, source, expected) => {
    const result = await library.ask({ question });
    if (!result.answered) throw new Error(`${result.reason} (${result.confidence})`);
    expect(result.answer.text).toMatch(expected);
    const cited = result.answer.sentences.map(
      ({ citation }) => result.citations[citation - 1]?.document.source,
    );
    expect(cited).toContain(source);
  });

  it("show the closest passages of what no sentence says surely enough, and say that they are no more", async () => {
    const result = await library.ask({ question: "how many warheads did New START allow" });
    expect(result).toMatchObject({ answered: false, outcome: "uncertain" });
    const nearest = result.answered ? [] : result.nearest;
    expect(nearest[0]?.document.source).toBe("arms-control/new-start.txt");
    expect(nearest.map(({ passage }) => passage.text).join("\n")).toContain("1,550");
  });

  it.each([
    "what is the capital of Australia",
    "who won the 2018 World Cup final",
    "how do I bake sourdough bread",
  ])("do not answer: %s", async (question) => {
    expect((await library.ask({ question })).answered).toBe(false);
  });

  it.each([
    ["when was the article about Fort Ross published?", /names no date of publication/],
    ["who wrote it?", /Which document is meant cannot be told/],
  ])("answer a question of a document with nothing else: %s", async (question, reason) => {
    const result = await library.ask({ question });
    expect(result).toMatchObject({ answered: false, outcome: "not-found", confidence: 0 });
    expect(result.answered ? "" : result.reason).toMatch(reason);
  });

  it("name the page that a PDF passage stands on", async () => {
    const { hits } = await library.search({ query: "when did the House vote the money for Alaska" });
    expect(hits[0]?.document.source).toBe("history/alaska-purchase.pdf");
    expect(hits[0]?.passage.page).toBe(2);
    expect(hits[0]?.citation).toContain("p. 2");
  });

  it("are embedded once: a second sync embeds nothing", async () => {
    expect(await library.sync()).toMatchObject({
      unchanged: 12,
      added: 0,
      updated: 0,
      removed: 0,
      embedded: 0,
    });
  });

  it("give the same ranking whatever was asked before", async () => {
    const ask = async (query: string) => (await library.search({ query, k: 50 })).hits;
    const first = await ask("arms control");
    await ask("Syria");
    expect(await ask("arms control")).toEqual(first);
  });
});
