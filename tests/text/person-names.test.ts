import { describe, expect, test } from "vitest";
import { askedNames, foldedName, foldedNames, isCalled } from "../../src/text/person-names.ts";

test.each([
  ["Kjær", "Kjaer"],
  ["KJÆR", "kjær"],
  ["Müller", "Mueller"],
  ["Łukasz", "Lukasz"],
  ["Yıldız", "Yildiz"],
  ["Brandt’s", "Brandt"],
  ["O’Neill", "ONeill"],
  ["al-Assad", "alassad"],
  ["Путина", "Путин"],
  ["Путиным", "Путин"],
  ["Зеленского", "Зеленский"],
])("%s and %s are one", (left, right) => {
  expect(foldedName(left)).toBe(foldedName(right));
});

test("names that differ stay apart", () => {
  const names = ["Ivanov", "Ivanova", "Olm", "Olms", "Wei", "Bei"].map(foldedName);
  expect(new Set(names).size).toBe(names.length);
});

describe("a speaker is called", () => {
  const speaker = (name: string, ...roles: string[]): { names: string[]; roles: string[] } => ({
    names: foldedNames(name),
    roles: roles.map(foldedName),
  });

  test.each([
    ["Ivanov", speaker("Igor Ivanov"), true],
    ["Igor Ivanov", speaker("Igor Ivanov"), true],
    ["I. Ivanov", speaker("Igor Ivanov"), true],
    ["igor ivanov", speaker("Ivanov"), true],
    ["Sergei Ivanov", speaker("Igor Ivanov"), false],
    ["Ivanova", speaker("Ivanov"), false],
    ["Igor", speaker("Igor Ivanov"), true],
    ["inspector", speaker("Lin Wei", "inspector"), true],
    ["harbour inspector", speaker("Lin Wei", "inspector"), true],
    ["harbour inspector", speaker("Lin Wei", "tax", "inspector"), false],
    ["former foreign minister", speaker("Igor Ivanov", "foreign", "minister"), true],
    ["head of the council", speaker("Andrey Kortunov", "head"), true],
    ["Charles de Gaulle", speaker("Charles de Gaulle", "général"), true],
    ["foreign minister Ivanov", speaker("Igor Ivanov", "foreign", "minister"), true],
    ["mayor", speaker("Lin Wei", "inspector"), false],
    ["committee", speaker("", "committee"), true],
    ["", speaker("Lin Wei"), false],
  ])("“%s” by a question", (asked, who, isMeant) => {
    expect(isCalled(who, askedNames(asked))).toBe(isMeant);
  });
});
