import { expect, test } from "vitest";
import { foldedNames } from "../../src/text/person-names.ts";
import { isCountry, isNation } from "../../src/text/nations.ts";

test.each([
  ...[
    "United States",
    "the US",
    "Soviet Union",
    "Russia",
    "Soviets",
    "Russians",
    "Americans",
    "Israelis",
    "Kurds",
  ],
  ...[
    "Deutschland",
    "Vereinigte Staaten",
    "États-Unis",
    "Reino Unido",
    "Россия",
    "Украина",
    "Europe",
    "Mexicans",
  ],
])("%s is a nation", (name) => {
  expect(isNation(foldedNames(name.replace("the ", "")))).toBe(true);
});

test.each([
  ...[
    "Ivanov",
    "Jordan",
    "Evans",
    "Chiles",
    "Owens",
    "Francis",
    "Paris",
    "Stephens",
    "Collins",
    "Holm",
    "Merkel",
  ],
  ...["Michael Jordan", "Chad Smith", "Tom Holland", "India Arie", "Путин", "Ines", "Romans", ""],
])("%s is none", (name) => {
  expect(isNation(foldedNames(name))).toBe(false);
});

test("a country's name before somebody's is told from a given name", () => {
  expect(["ukraine", "russia", "germany"].every(isCountry)).toBe(true);
  expect(["chad", "jordan", "israel", "ulla"].some(isCountry)).toBe(false);
});
