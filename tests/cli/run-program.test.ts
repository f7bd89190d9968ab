import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { FakeLibrary, HIT, INTERPRETATION, REPORT } from "../http/fake-library.ts";
import { pincite } from "./harness.ts";
import type { SyncReport } from "../../src/api/job-responses.ts";

const COMMANDS = [
  "index",
  "remove",
  "search",
  "ask",
  "serve",
  "status",
  "doctor",
  "backup",
  "restore",
  "config",
];

describe("the command line", () => {
  it("takes options before and after the words, those of every command before its name too", async () => {
    for (const argv of [
      ["ask", "what", "did", "Ann", "say", "-k", "3", "--json", "--documents", "articles"],
      ["--json", "--documents", "articles", "ask", "-k", "3", "what", "did", "Ann", "say"],
      ["--documents=articles", "ask", "-k3", "what did Ann", "--json", "say"],
    ]) {
      const { exit, library, opened } = await pincite(argv);
      expect(exit).toBe(0);
      expect(library.questions).toEqual([{ question: "what did Ann say", k: 3 }]);
      expect(opened[0]?.documentsDirectory).toBe("/work/articles");
    }
  });

  it.each([[["-k", "3", "ask", "x"]], [["--port", "80", "ask", "x"]], [["ask", "x", "--port", "80"]]])(
    "refuses an option of another command, or before the command's name: %s",
    async (argv) => {
      const { exit, err, library } = await pincite(argv);
      expect([exit, library.questions]).toEqual([2, []]);
      expect(err).toContain("unknown option");
    },
  );

  it("names the commands that have an option, and no other option that looks like it", async () => {
    const { exit, err } = await pincite(["ask", "--format", "csv", "what"]);
    expect(exit).toBe(2);
    expect(err).toContain("`check`, `said`, `cite`");
    expect(err).toContain("--json");
    expect(err).not.toContain("--from");
  });

  it("takes words that begin with a dash after --", async () => {
    const { library } = await pincite(["ask", "--", "what", "does", "-v", "mean", "--json"]);
    expect(library.questions).toEqual([{ question: "what does -v mean --json" }]);
  });

  it("reads the environment, and lets a flag win", async () => {
    const environment = { PINCITE_DOCUMENTS: "/a", PINCITE_INDEX: "/b", PINCITE_MODELS: "/c" };
    const { opened } = await pincite(["status", "--index", "here"], { environment });
    expect(opened[0]).toMatchObject({
      documentsDirectory: "/a",
      indexDirectory: "/work/here",
      modelsDirectory: "/c",
    });
  });

  it("prints its version and, for every command, help with examples", async () => {
    expect(await pincite(["--version"])).toMatchObject({ exit: 0, out: "1.2.3\n", err: "" });
    for (const argv of [
      ["--help"],
      ...COMMANDS.flatMap((name) => [
        [name, "--help"],
        ["help", name],
      ]),
    ]) {
      const { exit, out, err, opened } = await pincite(argv);
      expect([exit, err, opened]).toEqual([0, "", []]);
      expect(out).toMatch(/\nExamples:\n {2}\$ \S/);
      expect(out).toContain("--documents <dir>");
      expect(out).toContain("PINCITE_DOCUMENTS");
      expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });

  it("shows with each command only the options that it takes", async () => {
    expect((await pincite(["ask", "--help"])).out).toContain("-k <number>");
    expect((await pincite(["ask", "--help"])).out).not.toContain("--port");
    expect((await pincite(["serve", "--help"])).out).toContain("--port");
    expect((await pincite(["serve", "--help"])).out).not.toContain("-k <number>");
  });

  it.each([
    [["ask"]],
    [["search"]],
    [["sing"]],
    [["ask", "x", "--loud"]],
    [["ask", "x", "-k"]],
    [["ask", "x", "-k", "0"]],
    [["ask", "x", "-k", "101"]],
    [["ask", "x", "-k", "5x"]],
    [["ask", "x", "-k", "1e1"]],
    [["ask", "x", "--port", "80"]],
    [["index", "-k", "5"]],
    [["-k", "5", "status"]],
    [["status", "more"]],
    [["serve", "--port", "many"]],
    [["serve", "--port", "65536"]],
    [["status", "--documents", ""]],
    [["status", "--documents", "a/b", "--index", "a"]],
  ])("calls %j wrong usage", async (argv) => {
    const { exit, out, err, opened } = await pincite(argv);
    expect([exit, out, opened]).toEqual([2, "", []]);
    expect(err).toMatch(/pincite/);
    const json = await pincite([...argv, "--json"]);
    expect([json.exit, json.out]).toEqual([2, ""]);
    if (argv.length > 0 && argv.at(-1) !== "-k") {
      expect(JSON.parse(json.err)).toMatchObject({ status: 400, code: "invalid_argument" });
    }
  });

  it.each([
    [["serach", "x"], "`search`"],
    [["people"], "`said`"],
    [["people", "--help"], "`said`"],
    [["help", "people"], "`said`"],
    [["alerts", "hit", "--help"], "`hits`"],
    [["ask", "x", "--after", "2018"], "`--from`"],
    [["search", "x", "--before", "2018"], "`--to`"],
    [["search", "x", "--athor", "Ross"], "`--author`"],
  ])("suggests what was meant by %j", async (argv, meant) => {
    const { exit, out, err } = await pincite(argv);
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toMatch(/^pincite: unknown (?:command|option) '/);
    expect(err).toContain(`: did you mean ${meant}?\n`);
  });

  it("says where to read on: in the help of the command, which `help` prints as `--help` does", async () => {
    const { err } = await pincite(["alerts", "hits"]);
    expect(err).toBe(
      "pincite: missing required argument 'id'\nRun `pincite help alerts hits` for its options.\n",
    );
    const { out } = await pincite(["help", "alerts", "hits"]);
    expect(out).toMatch(/^Usage: pincite alerts hits /);
    expect((await pincite(["alerts", "hits", "--help"])).out).toBe(out);
  });

  it("names an unknown command whose help is asked for, and prints no other help", async () => {
    for (const argv of [
      ["frob", "--help"],
      ["help", "frob"],
      ["alerts", "frob", "--help"],
    ]) {
      const { exit, out, err } = await pincite(argv);
      expect([exit, out]).toEqual([2, ""]);
      expect(err).toContain("unknown command 'frob'\n");
    }
  });

  it("prints each option once, and examples of the groups of commands", async () => {
    const { out } = await pincite(["--help"]);
    expect(out.match(/--documents <dir>/g)).toHaveLength(1);
    for (const group of ["alerts", "keys"]) {
      expect((await pincite([group, "--help"])).out).toContain(`\nExamples:\n  $ pincite `);
    }
  });

  it.each([
    ["check", "quotation|draft"],
    ["index", "path"],
    ["backup", "file"],
    ["said", "name"],
    ["ask", "question"],
  ])("takes no empty word for a path, a name or a question: %s ''", async (command, argument) => {
    for (const word of ["", "  "]) {
      const { exit, err, opened } = await pincite([command, word]);
      expect([exit, opened]).toEqual([2, []]);
      expect(err).toContain(`pincite: argument '${argument}' is empty\n`);
    }
  });

  it.each([
    [["search", "x", "--from", "2025-13-45"], "filters.from", "--from"],
    [["ask", "x", "--author", ""], "filters.authors.0", "--author"],
    [["check", "some words", "--tag", ""], "filters.tags.0", "--tag"],
    [["said", "Ann", "--about", ""], "about", "--about"],
    [["search", "x", "-k", "3"], "k", "-k"],
    [["search", "x"], "query", "The query"],
  ])("says of %j what is refused as it was typed", async (argv, field, typed) => {
    const library = new FakeLibrary();
    library.failure = new AppError("invalid_argument", `${field} must be something else.`, { field });
    const { exit, err } = await pincite(argv, { library });
    expect([exit, err]).toEqual([2, `pincite: ${typed} must be something else.\n`]);
    const json = await pincite([...argv, "--json"], { library });
    expect(JSON.parse(json.err)).toMatchObject({ detail: `${typed} must be something else.` });
  });

  it("says what `edit` and `alerts hits` refuse by their options", async () => {
    expect((await pincite(["edit", "a.txt", "--date", "5 May"])).err).toMatch(/^pincite: --date must /);
    expect((await pincite(["edit", "a.txt", "--undo", "colour"])).err).toContain("--undo <field>");
    expect((await pincite(["alerts", "hits", "alert_1", "--limit", "x"])).err).toMatch(
      /^pincite: --limit must /,
    );
  });

  it("writes no control character that was typed", async () => {
    const { err } = await pincite(["\u001b[31mred\u0007"]);
    expect(err).toContain("unknown command ' [31mred '");
  });

  it("closes the library also after a failure", async () => {
    const library = new FakeLibrary();
    library.failure = new AppError("library_incompatible", "The index is of another model.");
    const { exit, err } = await pincite(["search", "x"], { library });
    expect([exit, err, library.closed]).toEqual([1, "pincite: The index is of another model.\n", true]);
  });

  it("tells a person everything of a failure that nobody foresaw, and a program nothing", async () => {
    const library = new FakeLibrary();
    library.failure = new TypeError("x is not a function");
    expect((await pincite(["ask", "x"], { library })).err).toMatch(/TypeError: x is not a function\n\s+at /);
    const { exit, out, err } = await pincite(["ask", "x", "--json"], { library });
    expect([exit, out]).toEqual([1, ""]);
    const last = err.trimEnd().split("\n").at(-1) ?? "";
    expect(JSON.parse(last)).toMatchObject({ code: "internal", status: 500 });
    expect(last).not.toContain("function");
  });
});

describe("pincite ask and search", () => {
  it("print as JSON what the library answers, and nothing else", async () => {
    const search = await pincite(["search", "ferry", "--json"]);
    expect(JSON.parse(search.out)).toEqual({
      query: "ferry",
      interpretation: INTERPRETATION,
      hits: [HIT],
      note: null,
      library: { complete: true, searched: 1, waiting: 0, unreadable: 0 },
      tookMs: 1.5,
    });
    expect([search.exit, search.err]).toEqual([0, ""]);
    const ask = await pincite(["ask", "ferry", "--json"]);
    expect(JSON.parse(ask.out)).toMatchObject({ question: "ferry", answered: true, citations: [HIT] });
    const none = await pincite(["ask", "the moon", "--json"]);
    expect(JSON.parse(none.out)).toMatchObject({ answered: false, answer: null, nearest: [HIT] });
    expect(none.exit).toBe(0);
  });

  it("print the answer first, then the passage it stands in", async () => {
    const { out } = await pincite(["ask", "when", "does", "the", "ferry", "leave"]);
    expect(out.split("\n")).toEqual([
      "The ferry to Mull leaves at nine. [1]",
      "",
      "[1] Ann Macleod, “Harbour notes”, 2021-05-04, ferries/mull.txt",
      "    score 0.88 · Timetable · cite 000000-12345678",
      "    The ferry to Mull leaves at nine. Dogs travel free of charge.",
      "",
      "Confidence: high – nearly all such answers are supported by the documents.",
      "",
    ]);
  });

  it("say clearly that nothing answers, with the nearest passages", async () => {
    const { out } = await pincite(["ask", "who", "owns", "the", "moon"]);
    expect(out).toMatch(/^Not in your documents\.\n/);
    expect(out).toContain("[1] Ann Macleod");
  });

  it("show highlights in bold on a terminal, unless NO_COLOR is set", async () => {
    const bold = "\u001b[1mThe ferry to Mull leaves at nine.\u001b[0m Dogs";
    expect((await pincite(["search", "ferry"], { isTTY: true })).out).toContain(bold);
    for (const options of [
      { isTTY: false },
      { isTTY: true, environment: { NO_COLOR: "1" } },
      { isTTY: true, environment: { TERM: "dumb" } },
    ]) {
      expect((await pincite(["search", "ferry"], options)).out).not.toContain("\u001b");
    }
  });

  it("say how to build a library that is not built", async () => {
    for (const command of ["ask", "search"]) {
      const library = new FakeLibrary();
      library.built = false;
      const { exit, out, err } = await pincite([command, "x"], { library });
      expect([exit, out]).toEqual([1, ""]);
      expect(err).toContain("pincite index");
      const json = await pincite([command, "x", "--json"], { library });
      expect([json.exit, json.out]).toEqual([1, ""]);
      expect(JSON.parse(json.err)).toMatchObject({ code: "library_not_built", status: 503 });
    }
  });
});

describe("pincite index", () => {
  it("syncs the documents folder, and prints the report", async () => {
    const { exit, out, library } = await pincite(["index"]);
    expect(exit).toBe(0);
    expect(out).toContain("1 added, 0 updated, 0 removed, 0 unchanged");
    expect(library.syncs[0]?.paths).toBeUndefined();
    expect(JSON.parse((await pincite(["index", "--json"])).out)).toEqual(REPORT);
  });

  it("resolves the paths it is given against the working directory, and leaves the sources of uploads alone", async () => {
    const { library } = await pincite([
      "index",
      "documents/a.txt",
      "/elsewhere/b",
      "upload:0123456789abcdef",
    ]);
    expect(library.syncs[0]?.paths).toEqual([
      "/work/documents/a.txt",
      "/elsewhere/b",
      "upload:0123456789abcdef",
    ]);
  });

  it("tells the process that started it how it goes on", async () => {
    const { messages } = await pincite(["index", "--json"]);
    expect(messages).toEqual([
      {
        progress: { filesDone: 1, filesTotal: 1, passagesEmbedded: 1, source: expect.any(String) as string },
      },
    ]);
  });

  it("ends with 3 and each reason where files could not be read, not where they were skipped", async () => {
    const library = new FakeLibrary();
    library.report = { ...REPORT, skipped: [{ source: "a.zip", reason: "Not read." }] };
    expect((await pincite(["index"], { library })).exit).toBe(0);
    library.report = { ...library.report, failed: [{ source: "b/cut.pdf", reason: "The PDF ends early." }] };
    const { exit, out } = await pincite(["index"], { library });
    expect(exit).toBe(3);
    expect(out).toContain("Could not be read (1):\n  b/cut.pdf: The PDF ends early.");
    expect(out).toContain("a.zip: Not read.");
    const json = await pincite(["index", "--json"], { library });
    expect(json.exit).toBe(3);
    expect(JSON.parse(json.out)).toEqual(library.report);
  });

  it("hands on the wish to stop, and reports that it was stopped", async () => {
    const library = new FakeLibrary();
    library.failure = new AppError("cancelled", "Indexing was stopped. The next run goes on.");
    const { exit, out, err } = await pincite(["index"], { library });
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toContain("The next run goes on.");
    const stop = new AbortController();
    const stopped = await pincite(["index"], { stop: stop.signal });
    expect(stopped.library.syncs[0]?.signal).toBe(stop.signal);
  });
});

describe("pincite status", () => {
  it("prints what the library holds and what could not be read", async () => {
    const { exit, out } = await pincite(["status"]);
    expect(exit).toBe(0);
    expect(out).toContain("1 document in 1 passage");
    expect(out).toContain("empty.txt: The file is empty.");
    expect(JSON.parse((await pincite(["status", "--json"])).out)).toMatchObject({ built: true, revision: 7 });
  });
});

describe("remove", () => {
  it("takes ids and paths, prints what it removed, and says when there is none", async () => {
    const { exit, out, library } = await pincite(["remove", "ferries/mull.txt"]);
    expect([exit, out, library.removals]).toEqual([0, "Removed ferries/mull.txt\n", ["ferries/mull.txt"]]);
    expect(JSON.parse((await pincite(["remove", "--json", "ferries/mull.txt"])).out)).toEqual({
      removed: ["ferries/mull.txt"],
    });
    expect(await pincite(["remove", "nothing.txt"])).toMatchObject({
      exit: 1,
      out: "",
      err: "pincite: There is no document nothing.txt. `pincite status --all` lists the documents.\n",
    });
    expect((await pincite(["remove"])).exit).toBe(2);
  });
});

describe("index --watch", () => {
  it("reports the first run and every later one that changed something, with one library, until it is stopped", async () => {
    const reports = [{ added: 2 }, { added: 0 }, { updated: 1 }];
    const library = new FakeLibrary();
    const { exit, out, opened } = await pincite(["index", "--watch", "--json"], {
      library,
      watchDocuments: async (_directory, onChange) => {
        for (const report of reports) {
          library.report = { ...REPORT, added: 0, ...report };
          await onChange();
        }
      },
    });
    expect(exit).toBe(0);
    const printed = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as SyncReport);
    expect(printed.map(({ added, updated }) => [added, updated])).toEqual([
      [REPORT.added, REPORT.updated],
      [2, 0],
      [0, 1],
    ]);
    expect(opened).toHaveLength(1);
  });

  it("is refused with paths, and for other commands", async () => {
    expect((await pincite(["index", "--watch", "a.txt"])).exit).toBe(2);
    expect((await pincite(["search", "--watch", "x"])).exit).toBe(2);
  });
});
