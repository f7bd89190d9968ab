import { describe, expect, test } from "vitest";
import { nearNames } from "../../src/text/near-names.ts";

const AUTHORS = ["Igor S. Ivanov", "Ann Macleod", "Igor Petrov", "Сергей Лавров", "Zoë Müller"];
const SOURCES = ["history", "history/fort-ross.txt", "summits", "summits/helsinki-2018.md"];

describe("names near one that is not known", () => {
  test.each([
    ["Ivanof", AUTHORS, ["Igor S. Ivanov"]],
    ["Igor Ivanof", AUTHORS, ["Igor S. Ivanov"]],
    ["McLeod", AUTHORS, ["Ann Macleod"]],
    ["muler", AUTHORS, ["Zoë Müller"]],
    ["Лаврова", AUTHORS, ["Сергей Лавров"]],
    ["histry", SOURCES, ["history", "history/fort-ross.txt"]],
    ["documents/history", SOURCES, ["history"]],
    ["fortross.txt", SOURCES, ["history/fort-ross.txt"]],
    ["helsinki", SOURCES, ["summits/helsinki-2018.md"]],
    ["serach", ["search", "said", "status"], ["search"]],
  ])("of “%s” begin with the nearest", (asked, known, near) => {
    expect(nearNames(asked, known).slice(0, near.length)).toEqual(near);
  });

  test.each([
    ["Larsen", AUTHORS],
    ["fr", ["en", "de", "ru"]],
    ["", AUTHORS],
    ["?!", AUTHORS],
    ["frob", ["ask", "said"]],
  ])("of “%s” are none where nothing is like it", (asked, known) => {
    expect(nearNames(asked, known)).toEqual([]);
  });

  test("are so many at most, and those that are as near stay in their order", () => {
    expect(nearNames("Ross", ["Ann Ross", "Ian Ross", "Jo Ross", "Una Ross"])).toEqual([
      "Ann Ross",
      "Ian Ross",
      "Jo Ross",
    ]);
  });
});
