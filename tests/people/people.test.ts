import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { peopleAmong, type Mention } from "../../src/people/people.ts";
import { foldedNames } from "../../src/text/person-names.ts";

function mention(document: string, name: string): Mention<string> {
  const speaker = { name, names: foldedNames(name), roles: [] };
  return { document, speaker, said: `${document}:${name}` };
}

const called = (mentions: readonly Mention<string>[]): (readonly [string, number])[] =>
  peopleAmong(mentions).map(({ name, said }) => [name, said.length]);

describe("the people behind the names of several documents", () => {
  it("are one where the given names agree or one is not told", () => {
    expect(called([mention("a", "Igor Ivanov"), mention("b", "Ivanov"), mention("c", "I. Ivanov")])).toEqual([
      ["Igor Ivanov", 3],
    ]);
  });

  it("are two where texts tell them apart, and a bare name is of whom its document calls", () => {
    expect(
      called([
        mention("a", "Igor Ivanov"),
        mention("a", "Ivanov"),
        mention("b", "Sergei Ivanov"),
        mention("c", "Ivanov"),
      ]),
    ).toEqual([
      ["Igor Ivanov", 2],
      ["Ivanov", 1],
      ["Sergei Ivanov", 1],
    ]);
  });

  it("are no person with a name where a document gives none", () => {
    const speaker = { name: "the inspector", names: [], roles: ["inspector"] };
    expect(peopleAmong([{ document: "a", speaker, said: "x" }])).toMatchObject([
      { name: "the inspector", isNamed: false, said: ["x"] },
    ]);
  });

  it("have each statement once, in whatever order they come", () => {
    const name = fc.constantFrom(
      "Igor Ivanov",
      "Ivanov",
      "S. Ivanov",
      "Sergei Ivanov",
      "Ann Macleod",
      "Macleod",
    );
    const all = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), name), { maxLength: 12 });
    fc.assert(
      fc.property(all, (pairs) => {
        const mentions = pairs.map(([document, who], index) => ({
          ...mention(document, who),
          said: String(index),
        }));
        const said = peopleAmong(mentions).flatMap((person) => person.said);
        expect([...said].sort()).toEqual(mentions.map((one) => one.said).sort());
        const names = (found: ReturnType<typeof peopleAmong<string>>): string[] =>
          found.map((one) => one.name);
        expect(names(peopleAmong([...mentions].reverse()))).toEqual(names(peopleAmong(mentions)));
      }),
    );
  });
});
