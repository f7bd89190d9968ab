import { describe, expect, test } from "vitest";
import { expectationsOf, meets, numbersIn, type Expectation } from "../../src/answer/expectation.ts";

describe("a question asks for", () => {
  test.each<[Expectation[], string]>([
    [["quantity"], "How much did the US pay for Alaska?"],
    [["quantity"], "What was the price of Alaska?"],
    [["quantity"], "What is the area of Alaska?"],
    [[], "In which area was gold found?"],
    [["time"], "When was Alaska sold?"],
    [["time"], "In which year was Alaska sold?"],
    [["name"], "Who sold Alaska?"],
    [["name"], "Which president signed the treaty?"],
    [[], "Why was Alaska sold?"],
    [[], "How was Alaska sold?"],
    [[], "Whenever and somehow"],
    [[], ""],
  ])("%j: “%s”", (expectations, question) => {
    expect(expectationsOf(question)).toEqual(expectations);
  });
});

describe("a sentence holds", () => {
  test.each<[Expectation, string]>([
    ["quantity", "It cost $7.2 million."],
    ["quantity", "It cost seven million dollars."],
    ["time", "It was sold in 1867."],
    ["time", "It was sold in March."],
    ["time", "It was sold in the 19th century."],
    ["name", "It was sold by Alexander the Second."],
  ])("a %s: “%s”", (expectation, sentence) => {
    expect(meets(sentence, expectation)).toBe(true);
  });

  test.each<[Expectation, string]>([
    ["quantity", "It was sold cheaply."],
    ["time", "It may have cost 7200 dollars."],
    ["name", "It was sold."],
  ])("no %s: “%s”", (expectation, sentence) => {
    expect(meets(sentence, expectation)).toBe(false);
  });
});

test("the numbers of a sentence are those in digits, without the marks between thousands", () => {
  expect([
    ...numbersIn("In 1867 it cost $7,200,000, or 1.5 coins for each of 3 people, and 12, 13."),
  ]).toEqual(["1867", "7200000", "1.5", "3", "12", "13"]);
  expect(numbersIn("Seven million.")).toEqual(new Set());
});
