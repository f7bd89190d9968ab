import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";
import { answer, problem, type Reply } from "./fake-server.ts";
import { answered, FROZEN, HOSTILE, hitOf, lake, lakeHit, madeUp, notAnswered, UNKNOWN } from "./made-up.ts";

const FROZEN_ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;

describeInBrowser("Asking on the page", (visit) => {
  it("answers a question at Enter, with a number after each sentence that leads to its card", async () => {
    const { page, server, faults } = await visit();
    await page.keyboard.type(FROZEN);
    await page.keyboard.press("Enter");
    await page.locator(".answer-text").waitFor();

    expect(await page.locator(".answer-text").textContent()).toBe(
      "The lake froze 🧊 in early November.1 The council set them at 41 crowns a metre.2",
    );
    expect(server.asked).toEqual([FROZEN]);
    expect(new URL(page.url()).searchParams.get("q")).toBe(FROZEN);
    expect(await page.title()).toBe(`${FROZEN} – Pincite`);
    await page.locator(".citation-number a").nth(1).click();
    expect(await page.evaluate(() => document.activeElement?.closest(".card")?.id)).toBe("citation-2");
    expect(faults).toEqual([]);
  });

  it("sets the passages that the answer rests on apart from those that are only close", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    const cardsUnder = (title: string) => page.getByRole("list", { name: title }).locator(".card");
    await page.locator(".card").first().waitFor();
    expect(await cardsUnder("What the answer rests on").count()).toBe(2);
    expect(await cardsUnder("Also close to the question").count()).toBe(1);
    const facts = await page.locator(".card").first().locator(".facts span").allTextContents();
    expect(facts).toEqual(["Findings › The lake", "page 2", "score 0.86"]);
  });

  it("sets sentences of sources that differ below the answer, each leading to its document", async () => {
    const statement = (text: string, value: string, date: string) => ({
      id: lakeHit.passage.id,
      documentId: lakeHit.document.id,
      title: "The lake",
      source: "lake.md",
      date,
      language: "en",
      page: null,
      citation: `“The lake”, ${date}, lake.md`,
      start: 0,
      end: text.length,
      text,
      value,
    });
    const differences = [
      {
        kind: "date" as const,
        statements: [
          statement("The lake froze in March 2014.", "March 2014", "2016-05-02"),
          statement("The lake froze in May 2014.", "May 2014", "2016-05-09"),
        ],
      },
    ];
    const differing = { ...answered(FROZEN, [lakeHit]), differences };
    const { page, faults } = await visit(FROZEN_ADDRESS, { library: { ask: () => answer(differing) } });
    await page.locator(".differing").waitFor();
    expect(await page.locator(".differing h3").textContent()).toBe(
      "Two sources differ: “March 2014” (2016-05-02), “May 2014” (2016-05-09).",
    );
    expect(await page.locator(".differing li span").allTextContents()).toEqual(
      differences[0]?.statements.map(({ text }) => text),
    );
    expect(await page.locator(".differing a").first().getAttribute("href")).toContain(lakeHit.document.id);
    expect(faults).toEqual([]);
  });

  it("marks in a card exactly the characters that the highlights name", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    const card = page.locator("#citation-1");
    expect(await card.locator(".passage-text").textContent()).toBe(lakeHit.passage.text);
    expect(await card.locator("mark").allTextContents()).toEqual(
      lakeHit.passage.highlights.map(({ start, end }) => lake.text.slice(start, end)),
    );
  });

  it("marks the sentence that the answer quotes even where the highlights leave it out", async () => {
    const bare = { ...lakeHit, passage: { ...lakeHit.passage, highlights: [] } };
    const quoting = { ...answered(FROZEN, [lakeHit]), citations: [bare] };
    const { page } = await visit(FROZEN_ADDRESS, { library: { ask: () => answer(quoting) } });
    expect(await page.locator("mark").allTextContents()).toEqual([quoting.answer.text]);
  });

  it("shows examples until something is asked, and asks the one that is pressed", async () => {
    const { page, server } = await visit();
    const example = page.getByRole("button", { name: "what is the capital of Australia" });
    await example.click();
    await page.locator(".not-found").waitFor();
    expect(server.asked).toEqual(["what is the capital of Australia"]);
    expect(await page.locator("#question").inputValue()).toBe("what is the capital of Australia");
    expect(await page.locator("#topics").isVisible()).toBe(false);
  });

  it("says when the documents do not answer, why, and that the passages below are only near", async () => {
    const { page } = await visit(`/?q=${encodeURIComponent(UNKNOWN)}`);
    await page.getByRole("heading", { name: "Not in your documents" }).waitFor();
    const shown = await page.locator("main").innerText();
    expect(shown).toContain("No passage of your documents speaks of this.");
    expect(shown).toContain("They do not answer the question.");
    expect(await page.locator(".answer-text").count()).toBe(0);
    expect(await page.getByRole("list", { name: "The nearest passages" }).locator(".card").count()).toBe(1);
  });

  it("says that an answer is uncertain, and marks no sentence of the passages that are only the closest", async () => {
    const reason = "These are the closest passages, and no more than that.";
    const { page } = await visit(FROZEN_ADDRESS, {
      library: {
        ask: (question) =>
          answer({ ...notAnswered(question, [lakeHit]), outcome: "uncertain", confidence: 0.45, reason }),
      },
    });
    await page.getByRole("heading", { name: "Uncertain" }).waitFor();
    const shown = await page.locator("main").innerText();
    expect(shown).toContain(reason);
    expect(shown).toContain("confidence: low");
    expect(shown).not.toContain("do not answer");
    expect(await page.locator(".answer-text, mark, .not-found").count()).toBe(0);
    const list = page.getByRole("list", { name: "The closest passages" });
    expect(await list.locator(".card").count()).toBe(1);
  });

  it("says how much was searched where some files have not been read", async () => {
    const library = { complete: false, searched: 9, waiting: 49, unreadable: 0 };
    const { page } = await visit(FROZEN_ADDRESS, {
      library: {
        ask: (question) =>
          answer({ ...notAnswered(question, [lakeHit]), library, note: "49 files are waiting to be read." }),
      },
    });
    await page.getByRole("heading", { name: "Not in the 9 of 58 documents read so far" }).waitFor();
    expect(await page.locator("#statement").innerText()).toContain("49 files are waiting to be read.");
  });

  it("asks again by itself while files are being read, and shows the full answer when they are", async () => {
    let looks = 0;
    const { page, server } = await visit(FROZEN_ADDRESS, {
      library: {
        ask: (question) => {
          looks += 1;
          if (looks > 1) return answer(answered(question, [lakeHit]));
          const library = { complete: false, searched: 9, waiting: 49, unreadable: 0 };
          return answer({ ...notAnswered(question, []), library });
        },
      },
    });
    await page.getByText("9 of 58 documents searched, reading on…").waitFor();
    expect(await page.getByRole("heading", { name: "Not in your documents" }).count()).toBe(0);
    await page.locator(".answer-text").waitFor();
    expect(await page.locator(".coverage").count()).toBe(0);
    expect(server.asked).toEqual([FROZEN, FROZEN]);
  });

  it("shows the passage of a number that is pointed at or has the focus", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    const number = page.locator(".citation-number a").first();
    await number.hover();
    expect(await page.getByRole("tooltip").textContent()).toContain(lakeHit.passage.text);
    await page.mouse.move(0, 0);
    await page.getByRole("tooltip").waitFor({ state: "hidden" });
    await number.focus();
    await page.getByRole("tooltip").waitFor();
  });

  it("copies the quote, the quote with its citation, and the link, with no clipboard of the browser's", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.addEventListener("copy", () => {
        const field = document.activeElement;
        if (field instanceof HTMLTextAreaElement) document.title = field.value;
      });
    });
    const card = page.locator("#citation-1");
    const { text } = lakeHit.passage;
    for (const [button, copied] of [
      ["Copy quote", text],
      ["Copy with citation", `“${text}” (${lakeHit.citation})`],
    ] as const) {
      await card.getByRole("button", { name: button }).click();
      expect(await page.title()).toBe(copied);
    }
    await card.getByRole("button", { name: "Copy link" }).click();
    expect(await page.title()).toContain(`passage=${lakeHit.passage.id}`);
    expect(await page.locator("#reader").isVisible()).toBe(false);
  });

  it("says how sure the answer is, and never that it is certain", async () => {
    for (const [confidence, text] of [
      [0.87, "confidence: moderate"],
      [0.9996, "confidence: high – nearly all"],
    ] as const) {
      const result = { ...answered(FROZEN, [lakeHit]), confidence };
      const { page } = await visit(FROZEN_ADDRESS, { library: { ask: () => answer(result) } });
      expect(await page.locator(".answer .facts").innerText()).toContain(text);
    }
  });

  it("asks nothing where nothing is typed", async () => {
    const { page, server } = await visit();
    await page.locator("#question").fill("   ");
    await page.keyboard.press("Enter");
    await page.locator("#question").fill(FROZEN);
    await page.keyboard.press("Enter");
    await page.locator(".answer-text").waitFor();
    expect(server.asked).toEqual([FROZEN]);
  });

  it("asks the same question again when it is entered again", async () => {
    const { page, server } = await visit(FROZEN_ADDRESS);
    await page.locator(".answer-text").waitFor();
    const repeated = page.waitForResponse("**/v1/ask");
    await page.locator("#question").press("Enter");
    await repeated;
    expect(server.asked).toEqual([FROZEN, FROZEN]);
  });

  it("waits quietly, and never lets a slow answer take the place of a later one", async () => {
    let answerSlowly: (reply: Reply) => void = () => undefined;
    const slow = new Promise<Reply>((resolve) => {
      answerSlowly = resolve;
    });
    const { page } = await visit("/?q=slow", {
      library: {
        ask: (question) => (question === "slow" ? slow : answer(answered(question, [lakeHit]))),
      },
    });
    await page.getByText("Looking through your documents…").waitFor();
    await page.locator("#question").fill("quick");
    await page.keyboard.press("Enter");
    await page.locator(".answer-text").waitFor();
    answerSlowly(answer(notAnswered("slow", [])));
    await page.waitForTimeout(200);
    expect(await page.locator(".answer-text").count()).toBe(1);
    expect(await page.locator(".not-found").count()).toBe(0);
  });

  it("goes back and forward between questions", async () => {
    const { page } = await visit();
    for (const question of [FROZEN, UNKNOWN]) {
      await page.locator("#question").fill(question);
      await page.keyboard.press("Enter");
      await page.locator(".card").first().waitFor();
    }
    await page.locator(".not-found").waitFor();
    await page.goBack();
    await page.locator(".answer-text").waitFor();
    expect(await page.locator("#question").inputValue()).toBe(FROZEN);
    await page.goBack();
    await page.locator("#topics").waitFor();
    expect(await page.locator(".card").count()).toBe(0);
    await page.goForward();
    await page.locator(".answer-text").waitFor();
  });

  it("shows markup in documents, reasons and questions as the text it is", async () => {
    const hostile = madeUp("00000000000000ee", `${HOSTILE} End.`, {
      title: HOSTILE,
      author: HOSTILE,
      source: `${HOSTILE}.txt`,
    });
    const hit = hitOf(hostile, `${HOSTILE} End.`, [HOSTILE]);
    const { page, faults } = await visit(`/?q=${encodeURIComponent(HOSTILE)}`, {
      library: {
        ask: (question) =>
          answer({ ...notAnswered(question, [{ ...hit, citation: HOSTILE }]), reason: HOSTILE }),
      },
    });
    await page.locator(".card").waitFor();
    expect(await page.locator(".citation-line").textContent()).toBe(HOSTILE);
    expect(await page.locator(".passage-text").textContent()).toContain(HOSTILE);
    expect(await page.locator(".not-found p").first().textContent()).toBe(HOSTILE);
    expect(await page.locator("img, main script").count()).toBe(0);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(faults).toEqual([]);
  });
});

describeInBrowser("What goes wrong on the page", (visit) => {
  const cases = [
    {
      status: 400,
      code: "invalid_argument",
      detail: "The question is longer than 2000 characters.",
      advice: "Change the question",
    },
    {
      status: 503,
      code: "library_not_built",
      detail: "The library has not been built yet.",
      advice: "npx pincite index",
    },
    {
      status: 500,
      code: "internal",
      detail: "Something failed.",
      advice: "the terminal in which Pincite runs says why",
    },
  ] as const;
  for (const { status, code, detail, advice } of cases) {
    it(`says a ${status} in the server's words and what to do`, async () => {
      const { page } = await visit("/?q=anything", { library: { ask: () => problem(status, detail, code) } });
      const alert = await page.getByRole("alert").innerText();
      expect(alert).toContain(detail);
      expect(alert).toContain(advice);
    });
  }

  it("shows no foreign page where the refusal is not problem details", async () => {
    const proxy: Reply = { status: 502, type: "text/html", body: "<h1>Bad gateway</h1>" };
    const { page } = await visit("/?q=anything", { library: { ask: () => proxy } });
    expect(await page.getByRole("alert").innerText()).toContain("Pincite does not answer");
    expect(await page.getByText("Bad gateway").count()).toBe(0);
  });

  it("says when the server is gone, and tries again when asked to", async () => {
    const { page } = await visit();
    await page.route("**/v1/ask", (route) => route.abort("connectionrefused"));
    await page.locator("#question").fill(FROZEN);
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").innerText()).toContain("Pincite does not answer");
    await page.unroute("**/v1/ask");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".answer-text").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});
