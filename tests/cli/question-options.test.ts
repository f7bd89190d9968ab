import { describe, expect, it } from "vitest";
import { pincite } from "./harness.ts";

const FILTER_FLAGS = [
  ...["--author", "Macleod", "--author", "Ross", "--from", "2018-01-01", "--to", "2020-05-31"],
  ...["--source", "ferries", "--source", "mull.txt", "--language", "en", "--tag", "a", "--tag", "b"],
];

const FILTERS = {
  authors: ["Macleod", "Ross"],
  from: "2018-01-01",
  to: "2020-05-31",
  sources: ["ferries", "mull.txt"],
  languages: ["en"],
  tags: ["a", "b"],
};

describe("the options of search and ask", () => {
  it("become the fields of the request, filters that are given several times a list", async () => {
    const asked = await pincite(["ask", "ferry", "-k", "3", "--explain", ...FILTER_FLAGS]);
    expect(asked.library.questions).toEqual([{ question: "ferry", k: 3, explain: true, filters: FILTERS }]);
    const page = ["--offset", "20", "--mode", "lexical", "--group-by", "document"];
    const searched = await pincite(["search", ...FILTER_FLAGS, ...page, "ferry"]);
    expect(searched.library.searches).toEqual([
      { query: "ferry", offset: 20, mode: "lexical", groupBy: "document", filters: FILTERS },
    ]);
  });

  it("leave out of the request what is not given", async () => {
    const { library } = await pincite(["search", "ferry"]);
    expect(Object.keys(library.searches[0] ?? {})).toEqual(["query"]);
  });

  it("leave operators and quotation marks of the query to the library", async () => {
    const { library } = await pincite(["search", 'author:Ross "at nine"', "after:2018"]);
    expect(library.searches).toEqual([{ query: 'author:Ross "at nine" after:2018' }]);
  });

  it("are shown by --help, with examples", async () => {
    const ask = (await pincite(["ask", "--help"])).out;
    const search = (await pincite(["search", "--help"])).out;
    for (const flag of ["--author <name>", "--from <date>", "--to <date>", "--source <path>", "--explain"]) {
      expect([ask, search].every((help) => help.includes(flag))).toBe(true);
    }
    for (const flag of ["--offset <number>", "--mode <mode>", "--group-by <what>"]) {
      expect([ask.includes(flag), search.includes(flag)]).toEqual([false, true]);
    }
    expect(ask).toMatch(/\$ pincite ask .*--author Ivanov/);
    expect(search).toMatch(/\$ pincite search 'author:Ivanov /);
  });

  it.each([
    [["ask", "x", "--offset", "1"]],
    [["ask", "x", "--mode", "dense"]],
    [["ask", "x", "--group-by", "document"]],
    [["search", "x", "--offset", "101"]],
    [["search", "x", "--offset", "-1"]],
    [["search", "x", "--mode", "best"]],
    [["search", "x", "--group-by", "author"]],
    [["search", "x", "--author"]],
    [["status", "--explain"]],
    [["status", "--from", "2018-01-01"]],
    [["index", "--source", "ferries"]],
    [["keys", "list", "--tag", "a"]],
  ])("call %j wrong usage", async (argv) => {
    const { exit, out, err, library } = await pincite(argv);
    expect([exit, out, library.searches, library.questions]).toEqual([2, "", [], []]);
    expect(err).toMatch(/pincite/);
  });
});
